/** `microcred completion`: a script by which a shell completes commands, options and their values. */
import { type Command, chosen, UsageError } from '../arguments/usage.js'
import { bash } from '../completion/bash.js'
import { fish } from '../completion/fish.js'
import { completables } from '../completion/words.js'
import { zsh } from '../completion/zsh.js'
import { print } from '../print/output.js'

const SHELLS = { bash, zsh, fish }

export const command: Command = {
  summary: 'Print what a shell needs to complete commands, options and their values',
  synopsis: 'bash|zsh|fish',
  details: ['The script is made of the same table as --help, so it knows what this version knows.'],
  options: {},
  examples: [
    ['eval "$(microcred completion bash)"', 'in ~/.bashrc'],
    ['source <(microcred completion zsh)', 'in ~/.zshrc, after compinit'],
    ['microcred completion fish > ~/.config/fish/completions/microcred.fish', 'once'],
  ],
  async run({ words: [shell, ...others] }, commands) {
    if (shell === undefined || others.length > 0) throw new UsageError('Name one shell: bash, zsh or fish.')
    chosen('microcred completion', shell, Object.keys(SHELLS))
    print(SHELLS[shell as keyof typeof SHELLS](completables(await commands())))
    return 0
  },
}
