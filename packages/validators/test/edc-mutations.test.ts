import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { validate } from '../src/index.js'
import { change, changed, conforming } from './edc-changes.js'
import { mutations, partsOf } from './edc-mutations.js'
import { elm, shacl } from './edc-oracle.js'

type Json = Record<string, unknown>

const at = '2026-11-22'

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
