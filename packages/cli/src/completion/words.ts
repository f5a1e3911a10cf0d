/** What there is to complete: commands, their options, and the values options take. */

import { doesOf, type Help } from '../arguments/help.js'
import { withOutput } from '../arguments/run.js'
import type { Definition } from '../arguments/usage.js'

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

export const completables = (commands: ReadonlyMap<string, Definition>, help: Help): readonly Completable[] =>
  [...commands].map(([name, command]) => ({
    name,
    summary: help(`help/${name}`),
    options: [
      ...Object.entries(withOutput(command).options).map(([option, said]) => ({
        name: option,
        short: said.short,
        does: doesOf(name, [option, said], help),
        takes: said.takes,
        choices: said.choices ?? [],
      })),
      { name: 'help', short: 'h', does: help('help/--help'), takes: undefined, choices: [] },
    ],
  }))
