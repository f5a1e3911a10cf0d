/** What a provider gets wrong, and five published offers that are right. */
import { readFileSync } from 'node:fs'
import { award, type Specification } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { validate } from '../src/index.js'

const example = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../examples/specifications/${name}.json`, import.meta.url), 'utf8'))

const offer = (change: (offer: Record<string, never>) => void) => {
  const changed = example('alliance-sustainability')
  changed.id = 'https://alliance.example/sustainability'
  change(changed)
  return validate(changed, { at: '2026-11-22' }).findings.map(({ code, pointer }) => `${code} ${pointer}`)
}

// biome-ignore lint/suspicious/noExplicitAny: members are changed to what they must not be.
type Any = any

describe('a wrong offer', () => {
  it('whose parts sum to another volume is told', () => {
    expect(offer((each: Any) => (each.parts[0].volumes[0].value = 5))).toEqual([
      expect.stringMatching(/^parts\.sum-disagrees \/parts/),
    ])
  })
  it('with a minimum above the maximum is told', () => {
    expect(
      offer((each: Any) => (each.notionalWorkload.volumes[1].value = { minimum: 300, maximum: 250 })),
    ).toEqual([expect.stringMatching(/^notional-workload\.range-disordered \/notionalWorkload\/volumes\/1/)])
  })
  it('with a price without currency is told', () => {
    expect(offer((each: Any) => delete each.occasions[0].price[0].currency)).toEqual([
      expect.stringMatching(/ \/occasions\/0\/price\/0/),
    ])
  })
  it('with a pass mark outside the scale is told', () => {
    expect(
      offer((each: Any) => {
        each.assessmentType[0].scheme = { minimum: 0, maximum: 20 }
        each.assessmentType[0].passMark = 80
      }),
    ).toEqual([expect.stringMatching(/^assessment-type\.pass-mark-out-of-scale \/assessmentType\/0/)])
  })
  it('that is its own part is told', () => {
    expect(offer((each: Any) => (each.parts[0].id = each.id))).toEqual([
      expect.stringMatching(/^parts\.own-part \/parts\/0/),
    ])
  })
})

describe('a wrong award', () => {
  const held = award(example('retrofit-two-days') as Specification, {
    learner: { fullName: { en: 'Aoife Example' } },
    date: '2026-06-19',
    id: 'urn:example:award:1',
  })

  it('of an offer that is over is refused', () => {
    const over = { ...example('retrofit-two-days'), validUntil: '2026-01-01' } as Specification
    expect(() => award(over, { learner: {}, date: '2026-06-19' })).toThrow(
      expect.objectContaining({ code: 'no-longer-offered' }),
    )
  })
  it('of a credential of a learner is refused', () => {
    expect(() => award(held as never, { learner: {}, date: '2026-06-19' })).toThrow(
      expect.objectContaining({ code: 'not-a-specification' }),
    )
  })
  it('whose specification is itself is told', () => {
    const { findings } = validate({ ...held, specification: { id: held.id } }, { at: '2026-11-22' })
    expect(findings.map(({ code }) => code)).toContain('specification.own-id')
  })
  it('whose specification is a whole credential is told', () => {
    const { findings } = validate({ ...held, specification: held }, { at: '2026-11-22' })
    expect(
      findings.some(({ pointer, severity }) => pointer.startsWith('/specification') && severity === 'error'),
    ).toBe(true)
  })
})

describe('five published offers', () => {
  const files = [
    'alliance-sustainability',
    'circular-habitat-by-experience',
    'circular-wood-25-hours',
    'decision-support-brussels',
    'retrofit-two-days',
  ]

  it.each(files)(
    '%s has no finding, and nothing but that it is illustrative stands outside of the standard',
    (name) => {
      const report = validate(example(name), { at: '2026-11-22' })
      expect([report.findings, report.verdict.annexI]).toEqual([[], 'complete'])
      expect(Object.keys(example(name).extensions)).toEqual(['https://w3id.org/microcred/illustrative'])
    },
  )

  it('say in members what their pages say: price, time, place, parts, roles, ranges, criteria, experience', () => {
    const all = files.map(example)
    const has = (test: (each: Any) => unknown) => all.some((each) => Boolean(test(each)))
    for (const test of [
      (each: Any) => each.occasions?.[0].price?.[1]?.for,
      (each: Any) => each.occasions?.[0].place?.name,
      (each: Any) => each.occasions?.[0].deadline,
      (each: Any) => each.parts?.every(({ choice }: Any) => choice === 'required'),
      (each: Any) => each.roles?.some(({ role }: Any) => role === 'promoter'),
      (each: Any) => each.notionalWorkload.volumes?.some(({ value }: Any) => value.minimum),
      (each: Any) => each.notionalWorkload.volumes?.some(({ unit }: Any) => unit === 'day'),
      (each: Any) => each.notionalWorkload.notApplicable,
      (each: Any) => each.assessmentType[0].passMark,
      (each: Any) => each.assessmentType.some(({ route }: Any) => route === 'recognition-of-prior-learning'),
      (each: Any) => each.occupations,
      (each: Any) => each.sectors,
    ])
      expect(has(test), String(test)).toBe(true)
    expect(new Set(all.map((each) => each.issuerCountry[0].country)).size).toBe(5)
  })
})
