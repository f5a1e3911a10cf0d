/** Completion for bash. */
import type { Completable } from './words.js'

/** A script to source: `eval "$(microcred completion bash)"`. */
export function bash(commands: readonly Completable[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map((option) => `    '${name} --${option.name}') words='${option.choices.join(' ')}' ;;`),
  )
  const flags = commands.map(
    ({ name, options }) =>
      `      ${name}) words='${options.map((option) => `--${option.name}`).join(' ')}' ;;`,
  )
  return `_microcred() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${[...commands.map(({ name }) => name), 'help'].join(' ')}'
  else case "\${COMP_WORDS[1]} $prev" in
${values.join('\n')}
    help\\ *) words='${commands.map(({ name }) => name).join(' ')}' ;;
    *) case "$cur" in -*) case "\${COMP_WORDS[1]}" in
${flags.join('\n')}
    esac ;; esac ;;
  esac; fi
  [ -n "$words" ] && COMPREPLY=( $(compgen -W "$words" -- "$cur") )
  return 0
}
complete -o default -F _microcred microcred
`
}
