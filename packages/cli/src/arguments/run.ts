/** Runs one command, and says in one sentence what goes wrong. */

import { languageAmong, partsIn } from '../input/language.js'
import { finishOutput, isLost, note, printTo } from '../print/output.js'
import { speakIn, told } from '../print/voice.js'
import {
  type Command,
  type Commands,
  type Definition,
  defect,
  given,
  type Option,
  UsageError,
} from './usage.js'

/** Does what the words after a command say. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  commands: Commands = async () => new Map(),
): Promise<number> {
  await speak(args)
  const said = given(args, withOutput(command).options)
  const file = said.value('output')
  if (file !== undefined && !command.options.output) printTo(file)
  const code = await command.run(said, commands)
  if (code !== 2) finishOutput()
  return code
}

/** A command with the option every command has; one that writes several files says more of it itself. */
export const withOutput = <Of extends Definition>(command: Of): Of =>
  command.options.output ? command : { ...command, options: { ...command.options, output } }

const output: Option = { takes: 'FILE' }

/** Whoever is at the terminal is spoken to in the language that is asked for. */
export async function speak(args: readonly string[]): Promise<void> {
  const language = languageAmong(args)
  if (language !== undefined) speakIn(await partsIn(language, ['usage', 'notes']))
}

/** What is wrong with a command line, and where its help is. */
function usageIn({ message }: UsageError, name: string | undefined): string {
  const command = `microcred${name === undefined ? '' : ` ${name}`} --help`
  return `${message} ${told('usage/see', { command })}`
}

/** Leaves the exit code of what is run; whatever goes wrong is a sentence and a 2. `name` is the command, if there is one. */
export async function finish(name: string | undefined, running: Promise<number>): Promise<void> {
  const code = await running.catch((error: unknown) => {
    if (error instanceof UsageError) note(usageIn(error, name))
    else note(defect(error))
    return 2
  })
  process.exitCode = isLost() ? 2 : code
}
