/** The rows of Annex I, and the crosswalks, as data for the library. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildCrosswalk } from '../../packages/core/src/crosswalk/crosswalk.ts'
import { parsePath } from '../../packages/core/src/crosswalk/path.ts'
import { load, readCsv } from '../model/load.ts'
import { camel } from '../model/model.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

export const elements: Generator = {
  name: 'elements',
  files() {
    const { elements: rows, definitions } = load()
    const text = `${banner('packages/schemas/elements')}
/** Name of an element, as its folder is called. */
export type ElementId =
${rows.map(({ id }) => `  | '${id}'`).join('\n')}

/** Key of an element in the record. */
export type ElementKey =
${rows.map(({ key }) => `  | '${key}'`).join('\n')}

/** One row of Annex I. */
export interface Element {
  /** Name of the element, as its folder is called. */
  readonly id: ElementId
  /** Key of the element in the record. */
  readonly key: ElementKey
  readonly title: string
  /** Position in Annex I: 1 to 11 mandatory, 12 to 16 optional. */
  readonly annex: number
  readonly required: boolean
}

/** The 16 elements in Annex I order. */
export const elements: readonly Element[] = [
${rows.map((row) => `  { id: '${row.id}', key: '${row.key}', title: ${JSON.stringify(definitions.get(row.definition)!.title)}, annex: ${row.annex.number}, required: ${row.annex.required} },`).join('\n')}
]
`
    return [['packages/core/src/generated/elements.ts', text]]
  },
}

/** Tables that stand beside the crosswalks and are none. */
const BESIDE = ['losses.csv', 'absent.csv']

const COLUMNS = ['pointer', 'path', 'transform']

export const crosswalks: Generator = {
  name: 'crosswalks',
  async files() {
    const { transforms } = await import('../../packages/core/src/crosswalk/transforms.ts')
    const names = readdirSync(join(root, 'packages/schemas/crosswalks'))
      .filter((file) => file.endsWith('.csv') && !BESIDE.includes(file))
      .map((file) => file.slice(0, -'.csv'.length))
      .sort()
    const tables = names.map((name) => {
      const file = `packages/schemas/crosswalks/${name}.csv`
      const rows = readCsv(file, COLUMNS).map((row) => [row.pointer!, row.path!, row.transform!] as const)
      for (const [pointer, path, transform] of rows) {
        try {
          parsePath(path)
        } catch (error) {
          throw new SourceError(
            `${file}: ${(error as Error).message}; the grammar stands in path.abnf beside it.`,
          )
        }
        if (!Object.hasOwn(transforms, transform))
          throw new SourceError(
            `${file}: ${pointer} names the transform ${transform}, which does not exist; those there are: ${Object.keys(transforms).join(', ')}.`,
          )
      }
      buildCrosswalk(rows)
      return `/** Where the ${name} profile keeps what the record holds: pointer, path, transform. */\nexport const ${camel(name)} = [\n${rows.map((row) => `  ${JSON.stringify(row)},\n`).join('')}] as const\n`
    })
    return [
      [
        'packages/core/src/generated/crosswalks.ts',
        `${banner('packages/schemas/crosswalks')}\n${tables.join('\n')}`,
      ],
    ]
  },
}
