/** Finds the credentials a selection may choose without looking at every credential. */
import type { Select } from '../generated/stacking-types.js'
import type { Holding } from './hand.js'
import type { Context } from './select.js'

/** Values to the positions of the credentials that have them, and those that may. */
interface Index {
  readonly byValue: ReadonlyMap<string, readonly number[]>
  readonly silent: readonly number[]
}

type Values = (holding: Holding) => readonly string[] | undefined

export class Finder {
  readonly #indexes = new Map<string, Index>()
  readonly #narrower = new Map<string, readonly string[]>()
  readonly #holdings: readonly Holding[]
  readonly #context: Context

  constructor(holdings: readonly Holding[], context: Context) {
    this.#holdings = holdings
    this.#context = context
  }

  /** Positions, in order, among which all chosen ones are; `undefined` when every credential must be looked at. */
  positions(wanted: Select): readonly number[] | undefined {
    if (this.#holdings.length < 8) return undefined
    const found = this.#search(wanted)
    return found && [...found].sort((a, b) => a - b)
  }

  #search(wanted: Select): ReadonlySet<number> | undefined {
    if (wanted.credential)
      return this.#lookUp('credential', ({ ids }) => (ids.length > 0 ? ids : undefined), wanted.credential)
    if (wanted.outcome) return this.#lookUp('outcome', ({ outcomes }) => outcomes, wanted.outcome)
    if (wanted.skill) {
      const uris =
        wanted.skill.match === 'narrower'
          ? wanted.skill.uris.flatMap((uri) => [uri, ...this.#below(uri)])
          : wanted.skill.uris
      return this.#lookUp('skill', ({ skills }) => skills && [...skills.keys()], uris)
    }
    for (const { key, in: values } of wanted.extension ?? []) {
      if (!values) continue
      return this.#lookUp(
        `extension ${key}`,
        ({ record }) => {
          const value = record.extensions?.[key]
          return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(
            String,
          )
        },
        values,
      )
    }
    for (const each of wanted.all ?? []) {
      const found = this.#search(each)
      if (found) return found
    }
    if (wanted.any) {
      const parts = wanted.any.map((each) => this.#search(each))
      if (parts.every((part) => part !== undefined)) return new Set(parts.flatMap((part) => [...part!]))
    }
    return (
      wanted.issuer &&
      this.#lookUp(
        'issuer',
        ({ issuers }) => (issuers && issuers.length > 0 ? issuers : undefined),
        wanted.issuer,
      )
    )
  }

  #below(uri: string): readonly string[] {
    const known = this.#narrower.get(uri) ?? this.#context.narrower(uri)
    this.#narrower.set(uri, known)
    return known
  }

  #lookUp(name: string, values: Values, wanted: readonly string[]): ReadonlySet<number> {
    let index = this.#indexes.get(name)
    if (!index) {
      index = build(this.#holdings, values)
      this.#indexes.set(name, index)
    }
    const found = new Set(index.silent)
    for (const value of wanted) for (const at of index.byValue.get(value) ?? []) found.add(at)
    return found
  }
}

function build(holdings: readonly Holding[], values: Values): Index {
  const byValue = new Map<string, number[]>()
  const silent: number[] = []
  holdings.forEach((holding, at) => {
    const found = values(holding)
    if (found === undefined) silent.push(at)
    for (const value of found ?? []) {
      const positions = byValue.get(value)
      if (positions) positions.push(at)
      else byValue.set(value, [at])
    }
  })
  return { byValue, silent }
}
