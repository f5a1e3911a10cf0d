/** Completion for fish. */
import { type Completable, isFile } from './words.js'

const quoted = (text: string): string => text.replace(/[\\']/g, '\\$&')

/** A script to source, or to keep as `~/.config/fish/completions/microcred.fish`. */
export function fish(commands: readonly Completable[]): string {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c microcred -n __fish_use_subcommand -f -a ${name} -d '${quoted(summary)}'`,
    ...options.map(({ name: option, short, does, takes, choices }) => {
      const values =
        choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : takes ? (isFile(takes) ? ' -r -F' : ' -x') : ''
      return `complete -c microcred -n '__fish_seen_subcommand_from ${name}' -l ${option}${short ? ` -s ${short}` : ''}${values} -d '${quoted(does)}'`
    }),
  ])
  return `${lines.join('\n')}\n`
}
