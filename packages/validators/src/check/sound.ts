/**
 * The sound part of a record: what is left when everything the schema refuses is taken out, so that
 * rules can trust the shape of whatever they see and still see all that is good.
 */
import { escapeKey } from '@microcred/common/pointer'
import type { Microcredential } from '@microcred/core'
import type { KnownGood, SchemaError, SchemaValidator } from './explain.js'

export interface Sound {
  readonly record: Readonly<Partial<Microcredential>>
  /** Where a pointer into the sound record pointed before items were taken out. */
  original(pointer: string): string
  /** Whether something was taken out at or below a pointer into the sound record. */
  lost(pointer: string): boolean
}

/** A record of which nothing had to be taken out. */
export const whole = (record: Sound['record']): Sound => ({
  record,
  original: (pointer) => pointer,
  lost: () => false,
})

type Container = Record<string, unknown> | unknown[]

const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~')

/**
 * Takes out what `validator` refuses, until nothing but missing elements is left to refuse. What was handed in stays as
 * it is: of what something is taken out there is a copy, everything else is shared. `refused` are the errors of the
 * validator, where it has been asked, and `known` is what it found good then.
 */
export function sound(
  json: unknown,
  validator: SchemaValidator,
  refused: SchemaValidator['errors'] = refusals(json, validator),
  known?: KnownGood,
): Sound {
  let errors = grave(refused)
  if (errors.length === 0) return whole(json as Sound['record'])
  const copies = new Copies(json as Container, known)
  const { record } = copies
  // For every list, which of its original items are still in it.
  const kept = new Map<unknown, number[]>()
  // Original pointers of what was taken out.
  const gone: string[] = []
  while (errors.length > 0) {
    const going = distinct(errors.flatMap((error) => culprits(copies, error)))
    for (const { pointer } of going) gone.push(original(record, kept, pointer))
    const items = new Map<unknown[], Set<number>>()
    for (const { container, key } of going)
      if (!Array.isArray(container)) delete container[key]
      else (items.get(container) ?? items.set(container, new Set()).get(container)!).add(Number(key))
    for (const [list, out] of items) takeOut(list, out, kept)
    errors = grave(refusals(record, validator, known))
  }
  const from = (pointer: string): string => original(record, kept, pointer)
  return {
    record: record as Partial<Microcredential>,
    original: from,
    lost: (pointer) => gone.some((each) => `${each}/`.startsWith(`${from(pointer)}/`)),
  }
}

const refusals = (
  value: unknown,
  validator: SchemaValidator,
  known?: KnownGood,
): SchemaValidator['errors'] => (validator(value, known) ? [] : validator.errors)

/** All errors but missing elements. */
const grave = (errors: SchemaValidator['errors']): readonly SchemaError[] =>
  (errors ?? []).filter((error) => !(error.keyword === 'required' && error.instancePath === ''))

/** A value with copies of what is to be changed in it. */
class Copies {
  readonly record: Container
  readonly #own = new Set<unknown>()
  readonly #known: KnownGood | undefined

  constructor(json: Container, known: KnownGood | undefined) {
    this.#known = known
    this.record = copied(json)
    this.#own.add(this.record)
  }

  /** The object or list at some keys, as one that may be changed. */
  at(keys: readonly string[]): Container {
    let container = this.record
    for (const key of keys) {
      const inner = (container as Record<string, unknown>)[key] as Container
      if (this.#own.has(inner)) {
        // What changes is to be looked at again.
        this.#known?.delete(inner)
        container = inner
      } else {
        const copy = copied(inner)
        this.#own.add(copy)
        Object.defineProperty(container, key, {
          value: copy,
          enumerable: true,
          configurable: true,
          writable: true,
        })
        container = copy
      }
    }
    return container
  }
}

const copied = (value: Container): Container => (Array.isArray(value) ? [...value] : { ...value })

/** Takes items out of a list and remembers which are left, in one pass. */
function takeOut(list: unknown[], out: ReadonlySet<number>, kept: Map<unknown, number[]>): void {
  const left = Array.from(list, (_, at) => at).filter((at) => !out.has(at))
  const known = kept.get(list)
  kept.set(list, known ? left.map((at) => known[at]!) : left)
  for (const [to, from] of left.entries()) list[to] = list[from]
  list.length = left.length
}

interface Culprit {
  readonly pointer: string
  readonly container: Container
  readonly key: string
}

/** What has to go for an error to go: of repeated items all but the first, so that one pass takes them all. */
function culprits(copies: Copies, { keyword, instancePath, params, propertyName }: SchemaError): Culprit[] {
  const keys = instancePath.split('/').slice(1).map(unescaped)
  if (keyword === 'uniqueItems') {
    const container = copies.at(keys)
    const seen = new Set<unknown>()
    return [...(container as unknown[]).entries()].flatMap(([at, item]) => {
      // The dialect has unique items of strings and numbers only.
      if (!seen.has(item)) {
        seen.add(item)
        return []
      }
      return [{ container, key: String(at), pointer: `${instancePath}/${at}` }]
    })
  }
  const inner =
    propertyName ??
    (keyword === 'propertyNames'
      ? (params.propertyName as string)
      : keyword === 'additionalProperties'
        ? (params.additionalProperty as string)
        : undefined)
  if (inner !== undefined) keys.push(inner)
  const pointer = keys.map((key) => `/${escapeKey(key)}`).join('')
  const key = keys.pop() ?? ''
  return [{ container: copies.at(keys), key, pointer }]
}

function distinct(culprits: readonly Culprit[]): Culprit[] {
  const seen = new Map<Container, Set<string>>()
  return culprits.filter(({ container, key }) => {
    const keys = seen.get(container) ?? seen.set(container, new Set()).get(container)!
    if (keys.has(key)) return false
    keys.add(key)
    return true
  })
}

function original(record: unknown, kept: ReadonlyMap<unknown, readonly number[]>, pointer: string): string {
  let node = record
  let out = ''
  for (const segment of pointer.split('/').slice(1)) {
    const indices = kept.get(node)
    out += `/${indices ? (indices[Number(segment)] ?? segment) : segment}`
    node =
      typeof node === 'object' && node !== null
        ? (node as Record<string, unknown>)[unescaped(segment)]
        : undefined
  }
  return out
}
