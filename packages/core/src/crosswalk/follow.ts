/** Follows the paths of a crosswalk through a credential. */
import { Match } from './match.js'
import type { Filter, Path, Step } from './path.js'

/** Where a path may start. */
export interface Starts {
  readonly top: Match
  readonly anchors: ReadonlyMap<string, readonly Match[]>
  /** Where something with an id is described. */
  readonly described: (id: string) => readonly Match[]
}

const NOTHING: readonly Match[] = []

/** What the first alternative that finds something finds from an item on, or no more than `most` of it. */
export function follow(path: Path, starts: Starts, item: Match, most: number): readonly Match[] {
  for (const alternative of path) {
    if ('constant' in alternative) return [new Match(alternative.constant, item.around, item.key)]
    const { from, filters, steps } = alternative
    const search = new Search(steps, starts.described, most)
    if (from === '') search.from(starts.top, 0)
    else if (from === '.') search.from(item, 0)
    else for (const match of starts.anchors.get(from) ?? NOTHING) search.through(match, filters, 0)
    if (search.found !== NOTHING) return search.found
  }
  return NOTHING
}

class Search {
  found: readonly Match[] = NOTHING
  readonly #steps: readonly Step[]
  readonly #described: Starts['described']
  readonly #most: number

  constructor(steps: readonly Step[], described: Starts['described'], most: number) {
    this.#steps = steps
    this.#described = described
    this.#most = most
  }

  /** Takes a step from a value, lists looked through however deep lists lie in lists. */
  from(match: Match, at: number): void {
    const { value } = match
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length && this.found.length < this.#most; index++)
        this.from(new Match(value[index], match, index), at)
      return
    }
    const step = this.#steps[at]
    if (step === undefined) {
      if (value === null || value === undefined) return
      if (this.found === NOTHING) this.found = [match]
      else if (this.found.length < this.#most) (this.found as Match[]).push(match)
      return
    }
    const home = holder(match, step.name, this.#described)
    if (home === undefined) return
    const child = new Match((home.value as Record<string, unknown>)[step.name], home, step.name)
    if (step.filters.length === 0) this.from(child, at + 1)
    else this.through(child, step.filters, at + 1)
  }

  /** The items that pass filters. */
  through(match: Match, filters: readonly Filter[], at: number): void {
    const { value } = match
    if (Array.isArray(value))
      for (let index = 0; index < value.length && this.found.length < this.#most; index++)
        this.through(new Match(value[index], match, index), filters, at)
    else if (filters.every((filter) => passes(value, filter))) this.from(match, at)
  }
}

const holds = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

/** What has a property: the thing itself, or where the same id is described. */
function holder(match: Match, name: string, described: Starts['described']): Match | undefined {
  const { value } = match
  if (holds(value, name)) return match
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  if (typeof id !== 'string') return undefined
  for (const each of described(id)) if (holds(each.value, name)) return each
  return undefined
}

const wordOf = (held: unknown): unknown =>
  typeof held === 'boolean' || typeof held === 'number'
    ? String(held)
    : typeof held === 'object' && held !== null
      ? (held as { id?: unknown }).id
      : held

function passes(value: unknown, { name, operator, value: wanted }: Filter): boolean {
  if (typeof value !== 'object' || value === null) return operator === '!='
  const held = (value as Record<string, unknown>)[name]
  const any = Array.isArray(held)
    ? held.some((each) => isSo(wordOf(each), operator, wanted))
    : isSo(wordOf(held), operator, wanted)
  return operator === '!=' ? !any : any
}

const isSo = (word: unknown, operator: Filter['operator'], wanted: string): boolean =>
  operator === '^=' ? typeof word === 'string' && word.startsWith(wanted) : word === wanted
