/** Finds the credentials a selection may choose without looking at every credential. */
import type { Select } from '../generated/types.js'
import type { Context } from './context.js'
import type { Holding } from './hand.js'

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
    if (this.#holdings.length < 8 || !isSearchable(wanted)) return undefined
    const found = new Set<number>()
    this.#search(wanted, found)
    return [...found].sort((a, b) => a - b)
  }

  /** Adds what may be chosen by a selection that is searchable. */
  #search(wanted: Select, found: Set<number>): void {
    if (wanted.credential) {
      this.#lookUp('credential', ({ ids }) => (ids.length > 0 ? ids : undefined), wanted.credential, found)
      return
    }
    if (wanted.outcome) {
      this.#lookUp(
        'outcome',
        ({ outcomes, unread }) => (unread ? undefined : outcomes),
        wanted.outcome,
        found,
      )
      return
    }
    if (wanted.skill) {
      const uris =
        wanted.skill.match === 'narrower'
          ? wanted.skill.uris.flatMap((uri) => [uri, ...this.#below(uri)])
          : wanted.skill.uris
      this.#lookUp(
        'skill',
        ({ skills, unread }) => (unread || !skills ? undefined : [...skills.keys()]),
        uris,
        found,
      )
      return
    }
    const extension = wanted.extension?.find((each) => each.in)
    if (extension) {
      const { key, in: values } = extension
      this.#lookUp(`extension ${key}`, ({ record }) => textsOf(record.extensions?.[key]), values!, found)
      return
    }
    const one = wanted.all?.find(isSearchable)
    if (one) this.#search(one, found)
    else if (wanted.any?.every(isSearchable)) for (const each of wanted.any) this.#search(each, found)
    else if (wanted.issuer)
      this.#lookUp(
        'issuer',
        ({ issuers }) => (issuers && issuers.length > 0 ? issuers : undefined),
        wanted.issuer,
        found,
      )
  }

  #below(uri: string): readonly string[] {
    const known = this.#narrower.get(uri) ?? this.#context.narrower(uri)
    this.#narrower.set(uri, known)
    return known
  }

  #lookUp(name: string, values: Values, wanted: readonly string[], found: Set<number>): void {
    let index = this.#indexes.get(name)
    if (!index) {
      index = build(this.#holdings, values)
      this.#indexes.set(name, index)
    }
    for (const at of index.silent) found.add(at)
    for (const value of wanted) {
      const positions = index.byValue.get(value)
      if (positions) for (const at of positions) found.add(at)
    }
  }
}

/** Whether a selection asks something that credentials are indexed by. */
const isSearchable = ({ credential, outcome, skill, extension, all, any, issuer }: Select): boolean =>
  Boolean(
    credential ||
      outcome ||
      skill ||
      issuer ||
      extension?.some((each) => each.in) ||
      all?.some(isSearchable) ||
      any?.every(isSearchable),
  )

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String)

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
