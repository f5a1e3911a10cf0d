/** `microcred completion`: a script by which a shell completes commands, options and their values. */

import { definition } from '../definitions/completion.js'
import '../print/command-words.js'
import { helpIn } from '../arguments/help.js'
import { type Command, chosen, refused } from '../arguments/usage.js'
import { bash } from '../completion/bash.js'
import { fish } from '../completion/fish.js'
import { completables } from '../completion/words.js'
import { zsh } from '../completion/zsh.js'
import { print } from '../print/output.js'

const SHELLS = { bash, zsh, fish }

export const command: Command = {
  ...definition,
  async run({ words: [shell, ...others] }, commands) {
    if (shell === undefined || others.length > 0) throw refused('usage/name-shell')
    chosen('microcred completion', shell, Object.keys(SHELLS))
    const all = await commands()
    print(SHELLS[shell as keyof typeof SHELLS](completables(all, await helpIn([], ...all.keys()))))
    return 0
  },
}
