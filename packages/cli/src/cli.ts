/** The `microcred` command: picks the command from one table. */

import { finish, runCommand, speak, withOutput } from './arguments/run.js'
import { type Command, type Definition, near, refused, type UsageError } from './arguments/usage.js'
import { definitions } from './definitions/all.js'
import { print, whisper } from './print/output.js'

const table: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  validate: () => import('./commands/validate.js'),
  verify: () => import('./commands/verify.js'),
  trust: () => import('./commands/trust.js'),
  elements: () => import('./commands/elements.js'),
  explain: () => import('./commands/explain.js'),
  schema: () => import('./commands/schema.js'),
  convert: () => import('./commands/convert.js'),
  export: () => import('./commands/export.js'),
  import: () => import('./commands/import.js'),
  stack: () => import('./commands/stack.js'),
  compare: () => import('./commands/compare.js'),
  init: () => import('./commands/init.js'),
  skills: () => import('./commands/skills.js'),
  needs: () => import('./commands/needs.js'),
  taxonomy: () => import('./commands/taxonomy.js'),
  flatten: () => import('./commands/flatten.js'),
  card: () => import('./commands/card.js'),
  messages: () => import('./commands/messages.js'),
  completion: () => import('./commands/completion.js'),
}

const isCommand = (name: string): boolean => Object.hasOwn(table, name)

async function run([name, ...args]: readonly string[]): Promise<number> {
  await speak(args)
  if (name === undefined) {
    whisper(await helpFor([]))
    return 2
  }
  if (name === '--version' || name === '-V') {
    print(`${(await import('./print/version.js')).version()}\n`)
    return 0
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    print(await helpFor(args))
    return 0
  }
  if (!isCommand(name)) throw await unknown(name)
  if (asksHelp(args)) {
    print(await helpFor([name, ...args]))
    return 0
  }
  const { command } = await table[name]!()
  return runCommand(command, args, commands)
}

/** Whether the words after a command ask what it does. */
const asksHelp = (args: readonly string[]): boolean =>
  (args.includes('--') ? args.slice(0, args.indexOf('--')) : args).some(
    (word) => word === '--help' || word === '-h',
  )

const commands = async (): Promise<ReadonlyMap<string, Definition>> =>
  new Map(
    await Promise.all(
      Object.entries(definitions).map(async ([each, load]) => [each, (await load()).definition] as const),
    ),
  )

async function helpFor(args: readonly string[]): Promise<string> {
  const { helpIn, helpOf, overview } = await import('./arguments/help.js')
  const [name] = args
  if (name === undefined || name.startsWith('--language'))
    return overview(await helpIn(args), (await import('./print/version.js')).version())
  if (!isCommand(name)) throw await unknown(name)
  return helpOf(name, withOutput((await definitions[name]!()).definition), await helpIn(args, name))
}

async function unknown(name: string): Promise<UsageError> {
  if (name.startsWith('-')) return refused('usage/before-command', { option: name })
  const { existsSync } = await import('node:fs')
  if (existsSync(name)) return refused('usage/file-as-command', { command: name })
  return near('usage/no-command', { command: name }, name, [...Object.keys(table), 'help'])
}

const args = process.argv.slice(2)
await finish(args[0] !== undefined && isCommand(args[0]) ? args[0] : undefined, run(args))
