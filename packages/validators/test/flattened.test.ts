import { write } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { claims } from '../src/claims.js'
import { convert } from '../src/convert.js'
import { validate } from '../src/index.js'
import { complete } from './complete-record.js'

const at = '2026-06-19'
type Json = Record<string, unknown>

const { credential } = write(complete() as never, 'edc', { issuer: { id: 'https://issuer.example/' } })

const isNode = (value: unknown): value is Json =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as Json).id === 'string'

/** A document as JSON-LD flattens it: every object with an id in one list, references in its place. */
function flattened({ '@context': context, ...root }: Json, shuffle = (nodes: Json[]) => nodes): Json {
  const nodes = new Map<unknown, Json>()
  const flat = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(flat)
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === '@context' ? inner : flat(inner)]),
    )
    if (!isNode(copy)) return copy
    const { id, ...rest } = copy
    if (Object.keys(rest).length > 0) nodes.set(id, { ...nodes.get(id), ...copy })
    return { id }
  }
  flat(root)
  return { '@context': context, '@graph': shuffle([...nodes.values()]) }
}

const nested = JSON.parse(JSON.stringify(credential)) as Json
const graph = flattened(nested, (nodes) => nodes.toReversed())
const valueAt = (json: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, key) => (value as Json | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      json,
    )

describe('a flattened European Digital Credential', () => {
  it('is read as the nested one is', () => {
    const [flat, whole] = [validate(graph, { at }), validate(nested, { at })]
    expect((graph['@graph'] as unknown[]).length).toBeGreaterThan(5)
    expect(flat.profile).toEqual(whole.profile)
    expect(flat.verdict).toEqual(whole.verdict)
    expect(flat.record).toEqual(whole.record)
    expect(flat.findings.map(({ code }) => code).toSorted()).toEqual(
      whole.findings.map(({ code }) => code).toSorted(),
    )
  })

  it('has its elements and findings where they stand in the graph', () => {
    const broken = structuredClone(graph)
    const subject = (broken['@graph'] as Json[]).find(({ type }) => type === 'Person')!
    subject.fullName = 7
    const text = JSON.stringify(broken, null, 2)
    const { elements, findings } = validate(text, { at })
    for (const { pointers } of elements)
      for (const pointer of pointers) expect(valueAt(broken, pointer)).toBeDefined()
    const found = findings.filter(({ pointer }) => pointer.endsWith('/fullName'))
    expect(found.length).toBeGreaterThan(0)
    for (const { pointer, line } of found) {
      expect(valueAt(broken, pointer)).toBe(7)
      expect(text.split('\n')[line! - 1]).toContain('"fullName": 7')
    }
  })

  it('is converted, and its claims are read', () => {
    expect(convert(graph, 'record', { at }).credential).toEqual(convert(nested, 'record', { at }).credential)
    expect(claims(graph, { at }).claims.map(({ record }) => record)).toEqual(
      claims(nested, { at }).claims.map(({ record }) => record),
    )
  })

  it('with keywords of JSON-LD instead of their short names is read too', () => {
    const keyed = JSON.parse(
      JSON.stringify(graph).replaceAll('"id":', '"@id":').replaceAll('"type":', '"@type":'),
    ) as Json
    expect(validate(keyed, { at }).record).toEqual(validate(nested, { at }).record)
  })

  it('whose nodes refer to each other in circles or in long chains ends', () => {
    const circle = structuredClone(graph)
    for (const node of circle['@graph'] as Json[]) node.isPartOf = { id: nested.id }
    expect(validate(circle, { at }).profile?.id).toBe('edc')
    const chain = Array.from({ length: 20_000 }, (_, n) => ({
      id: `urn:c:${n}`,
      isPartOf: { id: `urn:c:${n + 1}` },
    }))
    const long = {
      ...graph,
      '@graph': [
        ...(graph['@graph'] as Json[]).map((node) =>
          node.id === nested.id ? { ...node, isPartOf: { id: 'urn:c:0' } } : node,
        ),
        ...chain,
      ],
    }
    expect(validate(long, { at }).profile?.id).toBe('edc')
  })
})

describe('a credential with the context of an EDC', () => {
  it('and without a type is read, and told that its type is missing', () => {
    const { type: _, ...untyped } = nested
    const report = validate(untyped, { at })
    expect(report.profile?.id).toBe('edc')
    expect(report.record?.title).toEqual(complete().title)
    expect(report.verdict.conformance).toBe('invalid')
    expect(report.findings.map(({ code }) => code)).toContain('edc.type-missing')
  })
})
