import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { validate } from '../src/index.js'
import { mutations, partsOf } from './edc-mutations.js'
import { elm, shacl } from './edc-oracle.js'

type Json = Record<string, unknown>

const at = '2026-11-22'

const conforming = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/edc-conforming.json'), 'utf8'),
) as Json

const mutated = (credential: Json, make: (typeof mutations)[number]['make']): Json => {
  const copy = structuredClone(credential)
  make(partsOf(copy))
  return JSON.parse(JSON.stringify(copy)) as Json
}

describe('a conforming European Digital Credential', () => {
  test('has no findings', () => {
    const report = validate(conforming, { at })
    expect(report.verdict).toEqual({ conformance: 'valid', annexI: 'complete' })
    expect(report.findings).toEqual([])
  })

  test.each(mutations)('with $name has just the findings $codes', ({ make, codes, accepted }) => {
    const report = validate(mutated(conforming, make), { at })
    expect(report.findings.map(({ code }) => code).sort()).toEqual([...codes].sort())
    expect(report.verdict.conformance).toBe(accepted ? 'valid' : 'invalid')
  })

  test.skipIf(!elm).each(mutations)(
    'with $name is judged so by the official shapes',
    async ({ make, accepted }) => {
      expect((await shacl(mutated(conforming, make))).conforms).toBe(accepted)
    },
  )

  test('obeys the fix of every finding that has one', () => {
    const refused = mutations.map(({ make }) => mutated(conforming, make))
    for (const credential of refused)
      for (const { code, fix } of validate(credential, { at }).findings) {
        if (!fix?.safe) continue
        const repaired = validate(patched(credential, fix.patch as Operation[]), { at })
        expect(repaired.findings.map((each) => each.code)).not.toContain(code)
      }
  })

  test('says nothing of the learner in a finding', () => {
    const secret = structuredClone(conforming)
    const { learner } = partsOf(secret)
    learner.fullName = 'Lucía Secreta'
    learner.dateOfBirth = '1999-09-09'
    learner.citizenshipCountry = 'urn:secret:country'
    const { findings } = validate(secret, { at })
    expect(findings.map(({ code }) => code)).toContain('edc.text-without-language')
    expect(JSON.stringify(findings)).not.toMatch(/Secreta|1999|urn:secret/)
  })
})

interface Operation {
  readonly op: 'add' | 'replace' | 'remove' | 'move'
  readonly path: string
  readonly from?: string
  readonly value?: unknown
}

/** A credential after a JSON Patch. */
function patched(credential: Json, patch: readonly Operation[]): Json {
  const copy = structuredClone(credential)
  const place = (pointer: string): { holder: Json; key: string } => {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    let holder = copy
    for (const key of keys.slice(0, -1)) holder = holder[key] as Json
    return { holder, key: keys.at(-1)! }
  }
  for (const { op, path, from, value } of patch) {
    const { holder, key } = place(path)
    if (op === 'move') {
      const source = place(from!)
      holder[key] = source.holder[source.key]
      delete source.holder[source.key]
    } else if (Array.isArray(holder) && op === 'add')
      holder.splice(key === '-' ? holder.length : Number(key), 0, value)
    else holder[key] = value
  }
  return copy
}

const sample = outsideData('edc-samples/ec-elm-support-3.3/AA-Annex1-MC-signed.jsonld')

describe.skipIf(!elm || !sample)('the conforming sample of the Commission', () => {
  const credential = sample && (JSON.parse(JSON.parse(readFileSync(sample, 'utf8')).payload) as Json)

  test.each(mutations.filter(({ name }) => name !== 'an index in the name of a property'))(
    'with $name is judged as the official shapes judge it',
    async ({ make }) => {
      const changed = mutated(credential as Json, make)
      const { conforms } = await shacl(changed)
      expect(validate(changed, { at }).verdict.conformance).toBe(conforms ? 'valid' : 'invalid')
    },
  )
})

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
const change = fc.oneof(
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

function changed(changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]): Json {
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

describe.skipIf(!elm)('whatever is changed in a credential', () => {
  test('its verdict is that of the official shapes', { timeout: 7_200_000 }, async () => {
    let judged = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const json = changed(changes)
        const { verdict } = validate(json, { at, profile: 'edc' })
        expect(verdict.conformance).toBe((await shacl(json)).conforms ? 'valid' : 'invalid')
        judged++
      }),
      { numRuns: Number(process.env.MICROCRED_MUTATIONS ?? 40) },
    )
    console.info(`${judged} mutants judged as the official shapes judge them`)
  })
})
