/** Writes and reads specifications in a form that tables describe. */
import { buildCrosswalk, type Crosswalk, type Place } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { type TableTarget, type TargetTable, targetTables } from '../generated/targets.js'
import type { Microcredential, Specification } from '../generated/types.js'
import { type Target, writeByCrosswalk } from '../write/by-crosswalk.js'
import { asInstant, type Json, languageOf } from '../write/writing.js'

const built = new Map<string, Crosswalk>()

const crosswalkOf = (id: TableTarget): Crosswalk => {
  const known = built.get(id) ?? buildCrosswalk(targetTables[id].crosswalk)
  built.set(id, known)
  return known
}

/** The body of a specification in a form, as far as its tables carry it. */
export function writeByTable(specification: Readonly<Partial<Specification>>, id: TableTarget): Json {
  const table = targetTables[id]
  const record = specification as Partial<Microcredential>
  const top: Json = table.context ? { '@context': table.context, '@type': table.root } : { type: table.root }
  return writeByCrosswalk(record, crosswalkOf(id), new ByTable(table), top, [], languageOf(record))
}

/** What can be read of a specification in a form. */
export const readByTable = (json: unknown, id: TableTarget): Partial<Specification> =>
  readByCrosswalk(json, crosswalkOf(id)).record as Partial<Specification>

class ByTable implements Target {
  readonly #classes: ReadonlyMap<string, TargetTable['classes'][number]>
  readonly #type: string

  constructor({ classes, context }: TargetTable) {
    this.#classes = new Map(classes.map((row) => [row[0], row]))
    this.#type = context ? '@type' : 'type'
  }

  node(property: string): Json {
    const type = this.#classes.get(property)?.[2]
    return type === undefined ? {} : { [this.#type]: type }
  }

  value(value: unknown, property: string): unknown {
    switch (this.#classes.get(property)?.[2]) {
      case 'Concept':
        return { id: value, type: 'Concept' }
      case 'Note':
        return { type: 'Note', noteLiteral: value }
      case 'Mailbox':
        return { id: value, type: 'Mailbox' }
      case 'dateTime':
        return typeof value === 'string' ? asInstant(value) : value
      default:
        return value
    }
  }

  /** Volumes by their unit, skills and identifiers by their scheme; a legal identifier needs a country. */
  choose(groups: readonly Place[], item: Json): Place | null | undefined {
    const named = (name: string) => groups.find(({ segment }) => segment === `*:${name}`)
    if (groups[0]?.segment === '*') return undefined
    if ('scheme' in item) return (item.country !== undefined && named(String(item.scheme))) || named('other')
    if ('unit' in item)
      return (typeof item.value === 'number' && named(item.unit === 'hour' ? 'hour' : creditOf(item))) || null
    return named(String(item.uri).startsWith('http://data.europa.eu/esco/skill/') ? 'esco' : 'other')
  }

  single(property: string): boolean {
    return this.#classes.get(property)?.[3] ?? false
  }
}

const creditOf = ({ unit }: Json): string => (unit === 'ects' || unit === 'ecvet' ? 'ects' : 'none')
