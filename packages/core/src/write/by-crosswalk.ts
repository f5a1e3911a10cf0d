/** Writes a record by the rows of a crosswalk: the first alternative of each path, step by step. */
import type { Crosswalk, Place, Row } from '../crosswalk/crosswalk.js'
import type { Alternative, Step } from '../crosswalk/path.js'
import type { Microcredential } from '../generated/types.js'
import type { Json } from './writing.js'

/** What a profile knows that its crosswalk does not say. */
export interface Target {
  /** A new node for a property of a node, with its type. */
  node(property: string, owner: Json): Json
  /** A value as the property wants it: a concept, a note, a plain string. `undefined` leaves it out. */
  value(value: unknown, property: string, owner: Json): unknown
  /** Which of several groups takes an item; the first whose constants agree unless said, none for `null`. */
  choose?(groups: readonly Place[], item: Json, pointer: string, owner: Json): Place | null | undefined
  /** Whether the profile takes what stands at a place of the record; it does unless said. */
  takes?(pointer: string): boolean
  /** Whether a property holds no more than one value. */
  single?(property: string, owner: Json): boolean
  /** Whether a property that two places of the record share holds both; the second replaces the first unless said. */
  several?(property: string): boolean
  /** A node that is there already and that an item is written into. */
  find?(item: Json, pointer: string): Json | undefined
}

type Scope = Json | undefined

/** The credential's body as far as the crosswalk carries the record. */
export function writeByCrosswalk(
  record: Readonly<Partial<Microcredential>>,
  crosswalk: Crosswalk,
  target: Target,
  top: Json,
  order: readonly string[] = [],
  language = 'und',
): Json {
  return new Writer(crosswalk, target, top, language).write(record as Json, order)
}

class Writer {
  readonly #crosswalk: Crosswalk
  readonly #target: Target
  readonly #top: Json
  readonly #anchors = new Map<string, Json[]>()
  readonly #language: string

  constructor(crosswalk: Crosswalk, target: Target, top: Json, language: string) {
    this.#crosswalk = crosswalk
    this.#target = target
    this.#top = top
    this.#language = language
  }

  write(record: Json, order: readonly string[]): Json {
    const places = this.#crosswalk.root.places
    const first = order.flatMap((segment) => places.filter((place) => place.segment === segment))
    for (const place of [...first, ...places.filter((place) => !first.includes(place))])
      this.#place(place, record[place.segment], undefined, `/${place.segment}`)
    return this.#top
  }

  #place(place: Place, value: unknown, scope: Scope, pointer: string): void {
    if (value === undefined || this.#target.takes?.(pointer) === false) return
    if (place.places.length === 0) this.#leaf(place, value, scope)
    else if (place.places[0]!.segment.startsWith('*')) this.#list(place, value as unknown[], scope, pointer)
    else
      for (const each of place.places)
        this.#place(each, (value as Json)[each.segment], scope, `${pointer}/${each.segment}`)
  }

  /** Writes a value by the first row that has something to write. */
  #leaf(place: Place, value: unknown, scope: Scope): void {
    for (const { path, transform } of place.rows) {
      const alternative = path[0]!
      if ('constant' in alternative || alternative.steps.length === 0) continue
      const written = transform.write(value as never, this.#language)
      if (written === undefined) continue
      const owner = this.#owner(alternative, scope)
      const { name } = alternative.steps.at(-1)!
      const finished = this.#target.value(written, name, owner)
      if (finished === undefined) return
      // Another place of the record has written the property: one that holds several holds both.
      if (this.#target.several?.(name)) append(owner, name, finished)
      else owner[name] = finished
      return
    }
  }

  #list(place: Place, items: readonly unknown[], scope: Scope, pointer: string): void {
    for (const item of items) {
      const chosen = this.#target.choose?.(place.places, item as Json, pointer, scope ?? this.#top)
      const group = chosen === undefined ? place.places.find((each) => agrees(each, item)) : chosen
      const row = group?.rows[0]
      if (!group || !row) continue
      const alternative = row.path[0]!
      if ('constant' in alternative) continue
      const here = group.places.find((each) => each.rows.some((leaf) => isHere(leaf)))
      if (group.places.length === 0 || here)
        this.#append(alternative, scope, this.#scalar(group, here, item, alternative, scope))
      else this.#item(group, alternative, item as Json, scope, pointer)
    }
  }

  /** An item that is a value rather than a node. */
  #scalar(
    group: Place,
    here: Place | undefined,
    item: unknown,
    alternative: Alternative,
    scope: Scope,
  ): unknown {
    const row = here ? here.rows.find(isHere)! : group.rows[0]!
    const value = here ? (item as Json)[here.segment] : item
    const written = value === undefined ? undefined : row.transform.write(value as never, this.#language)
    if (written === undefined || 'constant' in alternative) return undefined
    return this.#target.value(written, alternative.steps.at(-1)!.name, this.#owner(alternative, scope))
  }

  #item(group: Place, alternative: Alternative, item: Json, scope: Scope, pointer: string): void {
    if ('constant' in alternative) return
    const anchor =
      alternative.steps.length === 0 && alternative.from.startsWith('@') ? alternative.from : undefined
    const path = anchor ? this.#stepsTo(anchor) : alternative
    if ('constant' in path) return
    const owner = this.#owner(path, scope)
    const step = path.steps.at(-1)!
    const found = this.#target.find?.(item, pointer)
    if (!found && this.#full(owner, step.name)) return
    const node = found ?? withFilters(this.#target.node(step.name, owner), step)
    if (!found) append(owner, step.name, node)
    if (anchor) this.#anchors.set(anchor, [...(this.#anchors.get(anchor) ?? []), node])
    for (const each of group.places)
      this.#place(each, item[each.segment], node, `${pointer}/*/${each.segment}`)
  }

  #append(alternative: Alternative, scope: Scope, value: unknown): void {
    if (value === undefined || 'constant' in alternative) return
    const owner = this.#owner(alternative, scope)
    const { name } = alternative.steps.at(-1)!
    if (!this.#full(owner, name)) append(owner, name, value)
  }

  /** Whether a property that holds one value holds it already; what comes after is lost and said to be. */
  #full(owner: Json, property: string): boolean {
    return owner[property] !== undefined && (this.#target.single?.(property, owner) ?? false)
  }

  /** The node that holds the last step of a path; nodes on the way are made where they are not there. */
  #owner(alternative: Exclude<Alternative, { constant: string }>, scope: Scope): Json {
    let node =
      alternative.from === '' ? this.#top : alternative.from === '.' ? scope! : this.#anchor(alternative.from)
    for (const step of alternative.steps.slice(0, -1)) node = this.#child(node, step)
    return node
  }

  #child(node: Json, step: Step): Json {
    const child = [node[step.name]].flat().find((each) => each !== undefined && isOf(each as Json, step))
    if (child !== undefined) return child as Json
    const made = withFilters(this.#target.node(step.name, node), step)
    append(node, step.name, made)
    return made
  }

  #anchorRow(name: string): Row {
    return this.#crosswalk.anchors.find((row) => row.pointer === name)!
  }

  /** The path to an anchor, through those it starts from. */
  #stepsTo(anchor: string): Alternative {
    const alternative = this.#anchorRow(anchor).path[0]!
    return 'constant' in alternative || alternative.steps.length > 0 || !alternative.from.startsWith('@')
      ? alternative
      : this.#stepsTo(alternative.from)
  }

  #anchor(name: string): Json {
    const known = this.#anchors.get(name)?.[0]
    if (known) return known
    const alternative = this.#stepsTo(name)
    if ('constant' in alternative) throw new Error(`the anchor ${name} is a constant`)
    const node = this.#child(this.#owner(alternative, undefined), alternative.steps.at(-1)!)
    this.#anchors.set(name, [node])
    return node
  }
}

function isHere({ path }: Row): boolean {
  const alternative = path[0]!
  return !('constant' in alternative) && alternative.from === '.' && alternative.steps.length === 0
}

/** Whether an item says what a group's constants say. */
const agrees = (group: Place, item: unknown): boolean =>
  group.places.every((place) =>
    place.rows.every(({ path }) => {
      const alternative = path[0]!
      return !('constant' in alternative) || (item as Json)[place.segment] === alternative.constant
    }),
  )

/** Whether a node is what the filters of a step ask for, or may become it. */
const isOf = (node: Json, { filters }: Step): boolean =>
  filters.every(({ name, operator, value }) => {
    const held = node[name]
    if (held === undefined || operator === '!=') return true
    return operator === '=' ? held === value : typeof held === 'string' && held.startsWith(value)
  })

const withFilters = (node: Json, step: Step): Json => {
  for (const { name, operator, value } of step.filters)
    if (operator === '=' && node[name] === undefined) node[name] = value
  return node
}

function append(owner: Json, name: string, value: unknown): void {
  const held = owner[name]
  if (held === undefined) owner[name] = value
  else if (Array.isArray(held)) held.push(value)
  else owner[name] = [held, value]
}
