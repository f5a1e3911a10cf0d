/** Runs one command, and says in one sentence what goes wrong. */
import { isLost, note, print } from '../print/output.js'
import { type Command, defect, given, UsageError } from './usage.js'

/** Does what the words after a command say, or prints its help where they ask for it. */
export async function runCommand(name: string, command: Command, args: readonly string[]): Promise<number> {
  if (!untilTerminator(args).some((word) => word === '--help' || word === '-h'))
    return command.run(given(args, command.options))
  const { helpOf } = await import('./help.js')
  print(helpOf(name, command))
  return 0
}

const untilTerminator = (args: readonly string[]): readonly string[] =>
  args.includes('--') ? args.slice(0, args.indexOf('--')) : args

/** Leaves the exit code of what is run; whatever goes wrong is a sentence and a 2. `name` is the command, if there is one. */
export async function finish(name: string | undefined, running: Promise<number>): Promise<void> {
  const code = await running.catch((error: unknown) => {
    if (error instanceof UsageError)
      note(`${error.message} See: microcred${name === undefined ? '' : ` ${name}`} --help`)
    else note(defect(error))
    return 2
  })
  process.exitCode = isLost() ? 2 : code
}
