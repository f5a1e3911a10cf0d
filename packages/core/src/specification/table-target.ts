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
  readByCrosswalk(json, crosswalkOf(id), { repeats: true }).record as Partial<Specification>

/** Classes of values that are no things. */
const LITERALS: readonly string[] = ['text', 'string', 'anyURI', 'duration']

class ByTable implements Target {
  readonly #classes: ReadonlyMap<string, TargetTable['classes'][number]>
  readonly #type: string
  readonly #id: string

  constructor({ classes, context }: TargetTable) {
    this.#id = context ? '@id' : 'id'
    this.#classes = new Map(classes.map((row) => [row[0], row]))
    this.#type = context ? '@type' : 'type'
  }

  node(property: string): Json {
    const type = this.#classes.get(property)?.[2]
    return type === undefined ? {} : { [this.#type]: type }
  }

  value(value: unknown, property: string): unknown {
    const type = this.#classes.get(property)?.[2]
    switch (type) {
      case 'Concept':
        return { id: value, type: 'Concept' }
      case 'Note':
        return { type: 'Note', noteLiteral: value }
      case 'Mailbox':
        return { id: value, type: 'Mailbox' }
      case 'dateTime':
        return typeof value === 'string' ? xsdInstant(value) : value
      case 'decimal':
        return typeof value === 'number' ? decimalOf(value) : value
      default:
        // A name of something that is described elsewhere.
        return type === undefined || LITERALS.includes(type)
          ? value
          : { [this.#id]: value, [this.#type]: type }
    }
  }

  /**
   * Volumes by their unit, skills and identifiers by their scheme; a legal identifier needs a country, and where a
   * property holds one that is there already, it is one of another kind.
   */
  choose(groups: readonly Place[], item: Json, _pointer: string, owner: Json): Place | null | undefined {
    const named = (name: string) => groups.find(({ segment }) => segment === `*:${name}`)
    if (groups[0]?.segment === '*') return undefined
    if ('scheme' in item) {
      const own = item.country === undefined ? undefined : named(String(item.scheme))
      return own && !this.#holds(own, owner) ? own : named('other')
    }
    if ('role' in item) return named(String(item.role)) ?? null
    if ('unit' in item)
      return (typeof item.value === 'number' && named(item.unit === 'hour' ? 'hour' : creditOf(item))) || null
    return named(String(item.uri).startsWith('http://data.europa.eu/esco/skill/') ? 'esco' : 'other')
  }

  single(property: string): boolean {
    return this.#classes.get(property)?.[3] ?? false
  }

  several(property: string): boolean {
    return this.#classes.get(property)?.[3] === false
  }

  #holds({ rows }: Place, owner: Json): boolean {
    const alternative = rows[0]!.path[0]!
    const name = 'constant' in alternative ? undefined : alternative.steps.at(-1)?.name
    return name !== undefined && owner[name] !== undefined && this.single(name)
  }
}

const creditOf = ({ unit, framework }: Json): string =>
  unit === 'ects' || unit === 'ecvet'
    ? 'ects'
    : unit === 'credit' && framework !== undefined
      ? 'credit'
      : 'none'

/** An instant as XML Schema has it, which knows no leap seconds. */
const xsdInstant = (date: string): string => asInstant(date).replace(/:60(?=[.Z+-])/, ':59')

/** A number without an exponent. */
const decimalOf = (value: number): string =>
  value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
