import { readFileSync } from 'node:fs'
import type { Microcredential } from '@microcred/core'
import { type Held, stack } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const rule = JSON.parse(
  readFileSync(new URL('../../schemas/stacking/valid/green-construction.json', import.meta.url), 'utf8'),
)

const credential = (name: string, record: Partial<Microcredential>): Held => ({
  record: {
    id: `urn:example:${name}`,
    dateOfIssuing: '2025-06-01',
    assessmentType: [{ type: 'written-examination' }],
    ...record,
  },
})
const outcome = (letter: string) => ({ id: `https://example.eu/outcomes/${letter}`, title: { en: letter } })
const university = { id: 'https://example.eu/university', legalName: { en: 'Example University' } }

/** m1, m2 whose issuer is unknown and which counts hours, m3 on a lower level, and r1 by recognition of prior learning. */
const held: Held[] = [
  credential('m1', {
    notionalWorkload: { volumes: [{ value: 5, unit: 'ects' }] },
    level: { eqf: 5 },
    learningOutcomes: [outcome('a')],
    awardingBody: [university],
  }),
  credential('m2', {
    notionalWorkload: { volumes: [{ value: 150, unit: 'hour' }] },
    level: { eqf: 5 },
    learningOutcomes: [outcome('b')],
  }),
  credential('m3', {
    notionalWorkload: { volumes: [{ value: 4, unit: 'ects' }] },
    level: { eqf: 4 },
    learningOutcomes: [outcome('c')],
    awardingBody: [university],
  }),
  credential('r1', {
    notionalWorkload: { volumes: [{ value: 3, unit: 'ects' }] },
    level: { eqf: 5 },
    learningOutcomes: [outcome('c')],
    assessmentType: [{ type: 'portfolio', route: 'recognition-of-prior-learning' }],
    awardingBody: [{ id: 'https://example.eu/chamber', legalName: { en: 'Example Chamber' } }],
  }),
]

describe('the worked example: 15 ECTS green construction', () => {
  const result = stack(rule, held, { at: '2026-06-19' })
  const node = (id: string) => result.nodes.find((each) => each.id === id)

  it('is incomplete, because 13 to 14 of 15 credits count', () => {
    expect(result.verdict).toBe('incomplete')
    expect(node('credits')).toMatchObject({
      status: 'incomplete',
      have: { least: 13, most: 14 },
      need: 15,
      unit: 'ects',
    })
  })

  it('lacks 1 credit at best and 2 at worst, and nothing else', () => {
    expect(result.missing).toEqual([
      { requirement: 'credits', kind: 'volume', missing: { least: 1, most: 2 }, unit: 'ects' },
    ])
  })

  it('does not count the credential on level 4, and says so', () => {
    expect(result.unused).toEqual([
      {
        held: 2,
        id: 'urn:example:m3',
        reasons: [{ why: 'not-selected', requirement: 'credits', facets: ['eqf'] }],
      },
    ])
  })

  it('counts 150 hours as 5 to 6 credits on the basis of hours', () => {
    expect(
      result.counted.find(({ id, requirement }) => id === 'urn:example:m2' && requirement === 'credits'),
    ).toMatchObject({
      native: [{ value: 150, unit: 'hour' }],
      counted: { least: 5, most: 6, unit: 'ects', basis: 'hours' },
    })
  })

  it('covers outcome C by recognition of prior learning within its cap: 3 of at most 4.5 credits', () => {
    expect(node('outcomes')?.status).toBe('satisfied')
    expect(result.constraints.find(({ id }) => id === 'prior-learning')).toMatchObject({
      status: 'met',
      required: 4.5,
      counted: { least: 3, most: 3 },
      margin: { least: 1.5, most: 1.5 },
    })
  })

  it('leaves residency undetermined until the awarding body of m2 is known', () => {
    expect(result.constraints.find(({ id }) => id === 'in-residence')).toMatchObject({
      status: 'undetermined',
    })
    expect(result.undetermined).toContainEqual({
      held: 1,
      element: 'awarding-body',
      requirements: ['in-residence'],
    })
  })

  it('names rule, version, day, basis and owner, and that it is advice', () => {
    expect(result.provenance).toMatchObject({
      rule: rule.id,
      version: '1.0.0',
      at: '2026-06-19',
      basis: 'hours',
      owner: rule.owner,
      advisory: true,
    })
    expect(result.optimal).toBe(true)
  })
})
