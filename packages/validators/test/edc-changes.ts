/** Changes at random places of a conforming credential, alike for every engine that judges them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

type Json = Record<string, unknown>

export const conforming = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/edc-conforming.json'), 'utf8'),
) as Json

/** Pointers of every member but the context's. */
function places(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '@context' ? [] : [`${pointer}/${key}`, ...places(inner, `${pointer}/${key}`)],
  )
}

const all = places(conforming)
const ids = all.filter((each) => each.endsWith('/id'))

const replacement = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    'urn:x:1',
    'a b',
    '2026-01-01',
    'PT5H',
    'dc:title',
    5,
    1.5,
    1e21,
    true,
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    ['a', 'b'],
    [['a']],
    { en: 'x' },
    { en: ['a', 'b'] },
    { en: 'x', EN: 'y' },
    { en: 5 },
  ),
  fc.constantFrom<unknown>(
    { id: 'urn:x:2' },
    { id: 'relative' },
    { id: 5 },
    { type: 'Concept' },
    { type: 5 },
  ),
  fc.constantFrom<unknown>({ '@value': 'x', '@language': 'en' }, { '@set': ['a'] }, { '@list': ['a'] }, [
    { en: 'a' },
  ]),
)

const key = fc.constantFrom(
  '@graph',
  'sec:proof',
  'skos:inScheme',
  'id',
  'type',
  '@id',
  'title',
  'inScheme',
  'dcType',
  'elm:grade',
  'nothing',
  'hasPart',
)

/** Changes at random places: a member taken away, replaced, renamed, put into a list, or exchanged with another. */
export const change = fc.oneof(
  fc.record({ op: fc.constant('remove' as const), at: fc.constantFrom(...all) }),
  fc.record({ op: fc.constant('replace' as const), at: fc.constantFrom(...all), value: replacement }),
  fc.record({ op: fc.constant('rename' as const), at: fc.constantFrom(...all), key }),
  fc.record({ op: fc.constant('list' as const), at: fc.constantFrom(...all) }),
  fc.record({ op: fc.constant('copy' as const), at: fc.constantFrom(...all), from: fc.constantFrom(...all) }),
  fc.record({ op: fc.constant('copy' as const), at: fc.constantFrom(...ids), from: fc.constantFrom(...ids) }),
  fc.record({ op: fc.constant('remove' as const), at: fc.constantFrom(...ids) }),
)

const valueAt = (json: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (value, each) => (typeof value === 'object' && value !== null ? (value as Json)[each] : undefined),
    json,
  )

/** The conforming credential after some changes. */
export function changed(changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]): Json {
  const copy = structuredClone(conforming)
  for (const each of changes) {
    const keys = each.at.split('/').slice(1)
    const holder = valueAt(copy, keys.slice(0, -1)) as Json | undefined
    const last = keys.at(-1)!
    if (typeof holder !== 'object' || holder === null || !(last in holder)) continue
    if (each.op === 'remove') delete holder[last]
    else if (each.op === 'replace') holder[last] = structuredClone(each.value)
    else if (each.op === 'list') holder[last] = [holder[last], structuredClone(holder[last])]
    else if (each.op === 'copy')
      holder[last] = structuredClone(valueAt(conforming, each.from.split('/').slice(1)))
    else if (!Array.isArray(holder)) {
      holder[each.key] = holder[last]
      if (each.key !== last) delete holder[last]
    }
  }
  return JSON.parse(JSON.stringify(copy)) as Json
}
