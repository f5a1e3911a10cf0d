/** The words of `--help`, in a language. */
import type { Catalogue } from '@microcred/core/messages'
import { say } from '@microcred/core/messages'
import { helpWords, parts } from '../generated/help.js'
import { languages } from '../generated/languages.js'
import { rows } from '../generated/overview.js'
import { catalogueOf, languageAmong } from '../input/language.js'
import type { Definition, Option } from './usage.js'

const WIDTH = 78

/** Says a text of `packages/schemas/words/help.csv`. */
export type Help = (key: string, params?: Readonly<Record<string, unknown>>) => string

/** Help in the language that a command line or the environment asks for: the overview, or what some commands say. */
export async function helpIn(args: readonly string[], ...names: readonly string[]): Promise<Help> {
  const language = languageAmong(args)
  const read = [...new Set(['help', ...names.map((name) => parts[name]!)])]
  const catalogues: readonly Catalogue[] =
    language === undefined ? [] : await Promise.all(read.map((part) => catalogueOf(language, `${part}/`)))
  return (key, params = {}) =>
    catalogues.flatMap((each) => (Object.hasOwn(each.texts, key) ? [say(key, params, each)!] : []))[0] ??
    say(key, params, { language: 'en', texts: helpWords })!
}

/** What the whole of `microcred` says of itself. */
export function overview(help: Help, version: string): string {
  const widest = Math.max(...rows.map(([name]) => name.length))
  return [
    help('help/title', { version }),
    '',
    help('help/usage', { line: 'microcred COMMAND [options]' }),
    '',
    ...rows.map(([name]) => `  ${name.padEnd(widest)}  ${help(`help/${name}`)}`),
    '',
    help('help/try'),
    ...rows.map(([, example]) => `  ${example}`),
    '',
    help('help/more'),
    '',
  ].join('\n')
}

/** What one command says of itself. */
export function helpOf(name: string, { synopsis, options, examples }: Definition, help: Help): string {
  const flags = Object.entries(options).map(
    ([option, { takes, short }]) => `${short ? `-${short}, ` : ''}--${option}${takes ? ` ${takes}` : ''}`,
  )
  const widest = Math.max(0, ...flags.map((flag) => flag.length))
  const commands = Math.max(0, ...examples.map((command) => command.length))
  return [
    `${help(`help/${name}`)}.`,
    '',
    help('help/usage', { line: `microcred ${name} ${synopsis}`.trimEnd() }),
    '',
    ...detailsOf(name, help).flatMap((paragraph) => [wrapped(paragraph, ''), '']),
    ...(flags.length > 0
      ? [
          help('help/options'),
          ...Object.entries(options).map(
            (option, at) =>
              `  ${flags[at]!.padEnd(widest)}  ${wrapped(doesOf(name, option, help), ' '.repeat(widest + 4))}`,
          ),
          '',
        ]
      : []),
    help('help/examples'),
    ...examples.map(
      (command, at) => `  ${command.padEnd(commands)}  ${help(`help/${name}/example-${at + 1}`)}`,
    ),
    '',
  ].join('\n')
}

/** What a summary leaves out, in paragraphs. */
function detailsOf(name: string, help: Help): readonly string[] {
  const details: string[] = []
  while (Object.hasOwn(helpWords, `help/${name}/${details.length + 1}`))
    details.push(help(`help/${name}/${details.length + 1}`))
  return details
}

/** What an option of a command does; several commands share what they say of it. */
export const doesOf = (
  name: string,
  [option, { choices, names }]: readonly [string, Option],
  help: Help,
): string =>
  help([`help/${name}/--${option}`, `help/--${option}`].find((key) => Object.hasOwn(helpWords, key)) ?? '', {
    languages,
    choices,
    ...names,
  })

/** A text in lines, all but the first of which are indented. */
function wrapped(text: string, indent: string): string {
  const room = Math.max(30, WIDTH - indent.length)
  let line = ''
  const lines: string[] = []
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}
