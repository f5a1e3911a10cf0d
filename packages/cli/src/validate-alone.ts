/** `microcred validate` by itself: the command that is run most often starts from one file. */

import { finish, runCommand } from './arguments/run.js'
import { command } from './commands/validate.js'

const [name, ...args] = process.argv.slice(2)
void finish(name, runCommand(command, args))
