/** The forms specifications are written in: those with a file of their own, and those that tables describe alone. */
import { type TableTarget, targetTables } from '../generated/targets.js'
import type { Specification } from '../generated/types.js'
import type { Lack } from '../write/lack.js'
import type { Json } from '../write/writing.js'
import { lacksOfLoq, readLoq, writeLoq } from './loq.js'
import { lacksOfAchievement, readAchievement, writeAchievement } from './openbadges.js'
import { lacksOfSchemaOrg, writeSchemaOrg } from './schema-org.js'
import { readByTable, writeByTable } from './table-target.js'

/** A form specifications can be written in. */
export type SpecificationTarget = 'record' | 'openbadges' | TableTarget

interface Form {
  readonly write: (specification: Readonly<Partial<Specification>>) => Json
  readonly read: (json: Json) => Partial<Specification>
  readonly lacks?: (written: Json, specification: Readonly<Partial<Specification>>) => readonly Lack[]
}

const byTable = (id: TableTarget): Form => ({
  write: (specification) => writeByTable(specification, id),
  read: (json) => readByTable(json, id),
})

export const specificationForms: Readonly<Record<Exclude<SpecificationTarget, 'record'>, Form>> = {
  ...(Object.fromEntries(
    (Object.keys(targetTables) as TableTarget[]).map((id) => [id, byTable(id)]),
  ) as Record<TableTarget, Form>),
  loq: { write: writeLoq, read: readLoq, lacks: lacksOfLoq },
  'schema-org': {
    write: writeSchemaOrg,
    read: (json) => readByTable(json, 'schema-org'),
    lacks: lacksOfSchemaOrg,
  },
  openbadges: { write: writeAchievement, read: readAchievement, lacks: lacksOfAchievement },
}

/** Names of the forms specifications can be written in. */
export const specificationTargets = [
  'openbadges',
  ...Object.keys(targetTables),
  'record',
] as readonly SpecificationTarget[]
