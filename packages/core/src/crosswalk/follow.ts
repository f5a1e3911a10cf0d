/** Follows the paths of a crosswalk through a credential. */
import type { Descriptions } from './descriptions.js'
import { Match } from './match.js'
import type { Filter, Path, Step } from './path.js'

const NOTHING: readonly Match[] = []

/** Follows paths from the top of a credential, from an item or from an anchor on. */
export class Search {
  readonly #top: Match
  readonly #anchors: ReadonlyMap<string, readonly Match[]>
  readonly #descriptions: Descriptions
  #found: readonly Match[] = NOTHING
  #steps: readonly Step[] = []
  #most = 0

  constructor(top: Match, anchors: ReadonlyMap<string, readonly Match[]>, descriptions: Descriptions) {
    this.#top = top
    this.#anchors = anchors
    this.#descriptions = descriptions
  }

  /** What the first alternative that finds something finds from an item on, or no more than `most` of it. */
  follow(path: Path, item: Match, most: number): readonly Match[] {
    for (const alternative of path) {
      if ('constant' in alternative) return [new Match(alternative.constant, item.around, item.key)]
      const { from, filters, steps } = alternative
      this.#steps = steps
      this.#most = most
      this.#found = NOTHING
      if (from === '.') this.#from(item, 0)
      else if (from === '') this.#from(this.#top, 0)
      else for (const match of this.#anchors.get(from) ?? NOTHING) this.#through(match, filters, 0)
      if (this.#found !== NOTHING) return this.#found
    }
    return NOTHING
  }

  /** Takes a step from a value, lists looked through however deep lists lie in lists. */
  #from(match: Match, at: number): void {
    const { value } = match
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length && this.#found.length < this.#most; index++)
        this.#from(new Match(value[index], match, index), at)
      return
    }
    const step = this.#steps[at]
    if (step === undefined) {
      if (value === null || value === undefined) return
      if (this.#found === NOTHING) this.#found = [match]
      else if (this.#found.length < this.#most) (this.#found as Match[]).push(match)
      return
    }
    const { name, filters } = step
    const home = this.#descriptions.holder(match, name)
    if (home === undefined) return
    const child = new Match((home.value as Record<string, unknown>)[name], home, name)
    if (filters.length === 0) this.#from(child, at + 1)
    else this.#through(child, filters, at + 1)
  }

  /** The items that pass the filters of a step. */
  #through(match: Match, filters: readonly Filter[], at: number): void {
    const { value } = match
    if (Array.isArray(value))
      for (let index = 0; index < value.length && this.#found.length < this.#most; index++)
        this.#through(new Match(value[index], match, index), filters, at)
    else if (filters.every((filter) => passes(value, filter))) this.#from(match, at)
  }
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
