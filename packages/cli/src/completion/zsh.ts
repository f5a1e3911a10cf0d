/** Completion for zsh. */
import { type Completable, isFile } from './words.js'

/** A text inside of single quotes, in which brackets and colons mean nothing. */
const quoted = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", `'\\''`)

/** A script to source after `compinit`, or to keep as `_microcred` in a folder of `$fpath`. */
export function zsh(commands: readonly Completable[]): string {
  const cases = commands.map(({ name, options }) => {
    const specs = options.map(({ name: option, does, takes, choices }) => {
      const action = choices.length > 0 ? `(${choices.join(' ')})` : takes && isFile(takes) ? '_files' : ' '
      return `      '*--${option}[${quoted(does)}]${takes ? `:${quoted(takes)}:${action}` : ''}'`
    })
    return `    ${name}) _arguments \\\n${[...specs, "      '*:file:_files'"].join(' \\\n')} ;;`
  })
  return `#compdef microcred
_microcred() {
  if (( CURRENT == 2 )); then
    local -a commands
    commands=(
${commands.map(({ name, summary }) => `      '${name}:${quoted(summary)}'`).join('\n')}
    )
    _describe command commands
    return
  fi
  local name=$words[2]
  shift words
  (( CURRENT-- ))
  case $name in
${cases.join('\n')}
  esac
}
compdef _microcred microcred
`
}
