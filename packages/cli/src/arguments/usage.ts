/** Command lines: what a command takes, what was given, and what is wrong with it. */

import { nearest } from '@microcred/common/nearest'
import type { Params } from '@microcred/core/messages'
import { util } from '../input/node.js'
import { refusalOf } from '../input/problem.js'
import { told } from '../print/voice.js'
import type { WordKey } from '../print/words.js'

/** An option of a command. */
export interface Option {
  /** Name of its value in the help, such as `DATE`; an option without one is a switch. */
  readonly takes?: string
  readonly short?: string
  /** What the words of its help name, beside its choices. */
  readonly names?: Params
  /** A switch that may have one of its choices after `=`. */
  readonly optional?: boolean
  /** The values there are, when they can be listed. */
  readonly choices?: readonly string[]
}

/** What a command takes; what its help says stands in `packages/schemas/words/help.csv`. */
export interface Definition {
  /** What follows the command's name. */
  readonly synopsis: string
  readonly options: Readonly<Record<string, Option>>
  readonly examples: readonly string[]
}

/** One command of `microcred`. */
export interface Command extends Definition {
  /** Does the work and says with which code the process ends. */
  run(given: Given, commands: Commands): Promise<number> | number
}

/** What all commands take, by their names. */
export type Commands = () => Promise<ReadonlyMap<string, Definition>>

/** What was given to a command. */
export interface Given {
  readonly words: readonly string[]
  readonly value: (option: string) => string | undefined
  /** Every value of an option that may be given several times. */
  readonly all: (option: string) => readonly string[]
  readonly has: (option: string) => boolean
}

/** A command line that cannot be followed; the message is one sentence in the language of the command line. */
export class UsageError extends Error {}

/** A command line that cannot be followed, said by a key of `usage.csv` or `commands.csv`. */
export const refused = (key: WordKey, params: Params = {}): UsageError => new UsageError(told(key, params))

/** What is said of an error that nobody foresaw: the system's refusal of a file, or a defect of ours. */
export function defect(error: unknown): string {
  const { code, path } = (typeof error === 'object' && error !== null ? error : {}) as NodeJS.ErrnoException
  const problem = refusalOf(code)
  return problem !== undefined && path !== undefined
    ? told('usage/no-file', { name: path, refusal: { problem } })
    : told('note/defect', { message: error instanceof Error ? error.message : `${error}` })
}

/** Reads what follows a command's name, or throws a `UsageError`. */
export function given(args: readonly string[], options: Readonly<Record<string, Option>>): Given {
  const { tokens, positionals } = util.parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(
        ([name, { takes, short }]) =>
          [name, { type: takes ? 'string' : 'boolean', ...(short && { short }) }] as const,
      ),
    ),
  })
  const values = new Map<string, string | undefined>()
  const all: { option: string; value: string }[] = []
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option)
      throw near('usage/no-option', { option: token.rawName }, token.name, Object.keys(options), '--')
    if (option.takes && token.value === undefined)
      throw refused('usage/needs-value', {
        option: token.rawName,
        values: option.choices ? either(option.choices) : option.takes,
      })
    if (!option.takes && !option.optional && token.value !== undefined)
      throw refused('usage/no-value', { option: token.rawName })
    if (option.choices && token.value !== undefined) chosen(token.rawName, token.value, option.choices)
    values.set(token.name, token.value)
    if (token.value !== undefined) all.push({ option: token.name, value: token.value })
  }
  return {
    words: positionals,
    value: (name) => values.get(name),
    all: (name) => all.filter(({ option }) => option === name).map(({ value }) => value),
    has: (name) => values.has(name),
  }
}

/** Throws unless a value of an option is one of its choices. */
export function chosen(option: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value))
    throw near('usage/choices', { option, choices: either(choices), value }, value, choices)
}

/** Words as any language lists alternatives. */
export const either = (words: readonly string[]): Params => ({ either: words })

/** Words as any language lists what is true together. */
export const both = (words: readonly string[]): readonly Params[] => words.map((each) => ({ both: each }))

type One<Twin> = Twin extends `${infer Key}-near` ? Key : never

/** A sentence about a mistyped word, which has a twin that names the nearest there is. */
type Twinned = One<WordKey> & WordKey

/** A sentence about a mistyped word, with the nearest there is. */
export function tellNear(
  key: Twinned,
  params: Params,
  word: string,
  candidates: Iterable<string>,
  before = '',
): string {
  const found = nearest(word, candidates)
  return found === undefined
    ? told(key, params)
    : told(`${key}-near`, { ...params, near: `${before}${found}` })
}

/** A command line with a mistyped word. */
export const near = (...about: Parameters<typeof tellNear>): UsageError => new UsageError(tellNear(...about))
