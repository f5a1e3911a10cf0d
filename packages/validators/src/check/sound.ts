/**
 * The sound part of a record: what is left when everything the schema refuses is taken out, so that
 * rules can trust the shape of whatever they see and still see all that is good.
 */
import type { Microcredential } from '@microcred/core'
import { type SchemaError, type SchemaValidator, valueAt } from './explain.js'

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

/** Takes out what `validator` refuses, until nothing but missing elements is left to refuse. */
export function sound(json: unknown, validator: SchemaValidator): Sound {
  const record = JSON.parse(JSON.stringify(json)) as Container
  // For every list, which of its original items are still in it.
  const kept = new Map<unknown, number[]>()
  // Original pointers of what was taken out.
  const gone: string[] = []
  while (!validator(record)) {
    const errors = (validator.errors ?? []).filter(
      (error) => !(error.keyword === 'required' && error.instancePath === ''),
    )
    if (errors.length === 0) break
    const going = distinct(errors.flatMap((error) => culprits(record, error)))
    for (const { pointer } of going) gone.push(original(record, kept, pointer))
    const items = new Map<unknown[], Set<number>>()
    for (const { container, key } of going)
      if (!Array.isArray(container)) delete container[key]
      else (items.get(container) ?? items.set(container, new Set()).get(container)!).add(Number(key))
    for (const [list, out] of items) takeOut(list, out, kept)
  }
  const from = (pointer: string): string => original(record, kept, pointer)
  return {
    record: record as Partial<Microcredential>,
    original: from,
    lost: (pointer) => gone.some((each) => `${each}/`.startsWith(`${from(pointer)}/`)),
  }
}

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
function culprits(record: Container, error: SchemaError): Culprit[] {
  if (error.keyword !== 'uniqueItems') return [culprit(record, error)]
  const list = valueAt(record, error.instancePath) as readonly unknown[]
  const seen = new Set<unknown>()
  const { container: _, ...rest } = culprit(record, error)
  return list.flatMap((item, at) => {
    // The dialect has unique items of strings and numbers only.
    if (!seen.has(item)) {
      seen.add(item)
      return []
    }
    return [
      { ...rest, container: list as Container, key: String(at), pointer: `${error.instancePath}/${at}` },
    ]
  })
}

/** What has to go for an error to go. */
function culprit(record: Container, { keyword, instancePath, params, propertyName }: SchemaError): Culprit {
  const segments = instancePath.split('/').slice(1).map(unescaped)
  const inner =
    propertyName ??
    (keyword === 'propertyNames'
      ? (params.propertyName as string)
      : keyword === 'additionalProperties'
        ? (params.additionalProperty as string)
        : keyword === 'uniqueItems'
          ? String(Math.max(params.i as number, params.j as number))
          : undefined)
  if (inner !== undefined) segments.push(inner)
  const pointer = segments
    .map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
  const key = segments.pop() ?? ''
  let container: unknown = record
  for (const segment of segments) container = (container as Record<string, unknown>)[segment]
  return { container: container as Container, key, pointer }
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
