/**
 * The sound part of a record: what is left when everything the schema refuses is taken out, so that
 * rules can trust the shape of whatever they see and still see all that is good.
 */
import type { Microcredential } from '@microcred/core'
import type { SchemaError, SchemaValidator } from './explain.js'

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
    // Later and deeper places first, so that taking one out does not move another.
    const culprits = distinct(errors.map((error) => culprit(record, error)))
    gone.push(...culprits.map(({ pointer }) => original(record, kept, pointer)))
    for (const { container, key } of culprits) {
      if (Array.isArray(container)) {
        if (!kept.has(container))
          kept.set(
            container,
            Array.from(container, (_, at) => at),
          )
        container.splice(Number(key), 1)
        kept.get(container)!.splice(Number(key), 1)
      } else delete container[key]
    }
  }
  const from = (pointer: string): string => original(record, kept, pointer)
  return {
    record: record as Partial<Microcredential>,
    original: from,
    lost: (pointer) => gone.some((each) => `${each}/`.startsWith(`${from(pointer)}/`)),
  }
}

interface Culprit {
  readonly pointer: string
  readonly container: Container
  readonly key: string
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
  const out = culprits.filter(({ container, key }) => {
    const keys = seen.get(container) ?? seen.set(container, new Set()).get(container)!
    if (keys.has(key)) return false
    keys.add(key)
    return true
  })
  return out.toSorted((a, b) =>
    a.container === b.container && Array.isArray(a.container) ? Number(b.key) - Number(a.key) : 0,
  )
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
