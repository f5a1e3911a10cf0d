/** What there is to complete: commands, their options, and the values options take. */
import { withOutput } from '../arguments/run.js'
import type { Command } from '../arguments/usage.js'

export interface Completable {
  readonly name: string
  readonly summary: string
  readonly options: readonly {
    readonly name: string
    readonly short: string | undefined
    readonly does: string
    readonly takes: string | undefined
    readonly choices: readonly string[]
  }[]
}

/** Options whose values are files, though not by that name. */
const FILES = /FILE|FOLDER|PATH|BUNDLE|CATALOGUE/

/** Whether a value is a file or a folder. */
export const isFile = (takes: string): boolean => FILES.test(takes)

export const completables = (commands: ReadonlyMap<string, Command>): readonly Completable[] =>
  [...commands].map(([name, command]) => ({
    name,
    summary: command.summary,
    options: [
      ...Object.entries(withOutput(command).options).map(
        ([option, { short, does, takes, choices = [] }]) => ({
          name: option,
          short,
          does,
          takes,
          choices,
        }),
      ),
      { name: 'help', short: 'h', does: 'Say more of this command', takes: undefined, choices: [] },
    ],
  }))
