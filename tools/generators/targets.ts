/** The targets a specification is written to, as data for the library: one row and its two tables each. */
import { buildCrosswalk } from '../../packages/core/src/crosswalk/crosswalk.ts'
import { readCsv } from '../model/load.ts'
import { SourceError } from '../model/source-error.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const FOLDER = 'packages/schemas/targets'

export const targets: Generator = {
  name: 'targets',
  async files() {
    const { transforms } = await import('../../packages/core/src/crosswalk/transforms.ts')
    const rows = readCsv(`${FOLDER}/targets.csv`, ['id', 'title', 'root', 'context'])
    const entries = rows.map(({ id, title, root, context }) => {
      const crosswalk = readCsv(`${FOLDER}/${id}.csv`, ['pointer', 'path', 'transform']).map(
        (row) => [row.pointer!, row.path!, row.transform!] as const,
      )
      for (const [pointer, , transform] of crosswalk)
        if (!Object.hasOwn(transforms, transform))
          throw new SourceError(
            `${FOLDER}/${id}.csv: ${pointer} names the transform ${transform}, which does not exist; those there are: ${Object.keys(transforms).join(', ')}.`,
          )
      buildCrosswalk(crosswalk)
      const classes = readCsv(`${FOLDER}/${id}.classes.csv`, ['property', 'iri', 'class', 'single'])
      const list = (items: readonly unknown[]) =>
        items.map((each) => `      ${JSON.stringify(each)},\n`).join('')
      return `  ${JSON.stringify(id)}: {\n    title: ${JSON.stringify(title)},\n    root: ${JSON.stringify(root)},\n    context: ${JSON.stringify(context)},\n    crosswalk: [\n${list(crosswalk)}    ],\n    classes: [\n${list(classes.map((row) => [row.property, row.iri, row.class, row.single === 'yes']))}    ],\n  },\n`
    })
    const text = `${banner(FOLDER)}
/** A form that specifications are written in: where it keeps what, and of which class each property is. */
export interface TargetTable {
  readonly title: string
  /** Class of the whole. */
  readonly root: string
  /** Address of its context; none where the terms are written out. */
  readonly context: string
  readonly crosswalk: readonly (readonly [pointer: string, path: string, transform: string])[]
  readonly classes: readonly (readonly [property: string, iri: string, className: string, single: boolean])[]
}

/** Name of a form. */
export type TableTarget = ${rows.map(({ id }) => `'${id}'`).join(' | ')}

/** The forms that specifications are written in by tables. */
export const targetTables: Readonly<Record<TableTarget, TargetTable>> = {
${entries.join('')}}
`
    return [['packages/core/src/generated/targets.ts', text]]
  },
}
