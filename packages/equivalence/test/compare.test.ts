import { readdirSync, readFileSync } from 'node:fs'
import type { Specification } from '@microcred/core'
import {
  type Comparison,
  compare,
  comparisonPolicies,
  type ElementComparison,
  reasonOf,
} from '@microcred/equivalence'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { describe, expect, it } from 'vitest'
import { scheme } from './arbitrary.js'

const qualification = (title: string): Specification =>
  qualifications.find(({ specification }) => specification.title.en === title)!
    .specification as unknown as Specification

const building = qualification('The circular building site')
const furniture = qualification('Circular furniture: repair and reuse')
const eco = qualification('Eco-design of furniture')
const materials = qualification('Sustainable materials for products')

const element = ({ elements }: Comparison, name: string): ElementComparison =>
  elements.find((each) => each.element === name)!
const said = (comparison: Comparison, name: string): string => {
  const found = element(comparison, name)
  return `${found.status}: ${reasonOf(found)}`
}
const outcomesOf = (...lists: string[][]) =>
  lists.map((concepts, at) => ({
    title: { en: `Outcome ${at}` },
    skills: concepts.map((name) => ({ uri: `https://scheme.example/${name}` })),
  }))
const relations = (source: string[][], target: string[][], options = {}) =>
  compare(
    { learningOutcomes: outcomesOf(...source) },
    { learningOutcomes: outcomesOf(...target) },
    { concepts: scheme, ...options },
  )

describe('the twelve illustrative micro-qualifications', () => {
  for (const { specification } of qualifications)
    it(`holds “${specification.title.en}” for exactly itself under every policy`, () => {
      const twin = { ...(specification as unknown as Specification), title: { en: 'Elsewhere' } }
      for (const policy of Object.values(comparisonPolicies))
        expect(compare(specification as never, specification as never, { policy }).grade).toBe('exact')
      expect(compare(twin, specification as never).grade).toBe('exact')
    })

  it('in one direction more is shared than in the other', () => {
    const there = compare(building, furniture)
    const back = compare(furniture, building)
    expect([there.grade, there.covered]).toEqual(['partial', 0.25])
    expect([back.grade, back.covered]).toEqual(['partial', 0.125])
    expect(there.outcomes.covered.map(({ relation }) => relation)).toEqual(['broader'])
    expect(back.outcomes.covered.map(({ relation }) => relation)).toEqual(['narrower'])
  })

  it('are matched over the hierarchy of ESCO', () => {
    const [match] = compare(materials, eco).outcomes.covered
    expect(match).toMatchObject({ relation: 'broader', distance: 1, basis: 'hierarchy', covers: 1 })
    expect(match!.via).toHaveLength(2)
  })
})

describe('examples of whole credentials', () => {
  const folder = new URL('../../../examples/', import.meta.url)
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

  for (const file of readdirSync(new URL('credentials/', folder)))
    it(`${file} is exactly itself, for another learner too`, () => {
      const record = read(`credentials/${file}`)
      const other = {
        ...record,
        id: 'urn:uuid:1',
        learner: { id: 'did:example:2' },
        dateOfIssuing: '2020-01-01',
      }
      expect(compare(record, other)).toMatchObject({ grade: 'exact', difference: 'none' })
    })

  it('a record is exactly what its specification offers', () => {
    const record = read('credentials/yecla-low-emission-wood-finishing.json')
    const specification = read('specifications/yecla-low-emission-wood-finishing.json')
    expect(compare(record, specification).grade).toBe('exact')
  })
})

describe('outcomes', () => {
  it('match exactly by the same concepts, also by one that took the place of another', () => {
    expect(relations([['old-d']], [['d']]).outcomes.covered[0]).toMatchObject({
      relation: 'exact',
      distance: 0,
    })
  })

  it('match by the hierarchy with its distance, in either direction', () => {
    expect(relations([['a']], [['d']]).outcomes.covered[0]).toMatchObject({
      relation: 'broader',
      distance: 2,
    })
    expect(relations([['d']], [['b']]).outcomes.covered[0]).toMatchObject({
      relation: 'narrower',
      distance: 1,
    })
  })

  it('of several concepts match as wholes', () => {
    expect(relations([['d', 'g']], [['d']]).outcomes.covered[0]).toMatchObject({
      relation: 'broader',
      covers: 1,
    })
    expect(relations([['d', 'g']], [['d', 'f']]).outcomes.covered[0]).toMatchObject({
      relation: 'partial',
      covers: 0.5,
    })
  })

  it('are each used once', () => {
    const { outcomes, covered } = relations([['a']], [['b'], ['c']])
    expect(covered).toBe(0.5)
    expect([outcomes.covered.length, outcomes.missing.length, outcomes.surplus.length]).toEqual([1, 1, 0])
  })

  it('are assigned so that most is covered, not first come first served', () => {
    const { covered, outcomes } = relations([['a'], ['b']], [['b'], ['c']])
    expect(covered).toBe(1)
    expect(outcomes.covered.map(({ source }) => source.pointer)).toEqual([
      '/learningOutcomes/1',
      '/learningOutcomes/0',
    ])
  })

  it('that the policy counts for nothing are missing, and shown for a person to look at', () => {
    const { outcomes, suggestions } = relations([['b']], [['d']], { policy: comparisonPolicies.strict })
    expect(outcomes.missing).toHaveLength(1)
    expect(suggestions).toMatchObject([{ because: 'relation', relation: 'broader' }])
  })

  it('alike in text alone are suggested and never counted', () => {
    const side = (text: string) => ({ learningOutcomes: [{ title: { en: text } }] })
    const { covered, suggestions } = compare(
      side('Applies waterborne coatings.'),
      side('Applies waterborne coating.'),
    )
    expect(covered).toBe(0)
    expect(suggestions).toMatchObject([{ because: 'text', similarity: expect.closeTo(0.97, 1) }])
  })

  it('that name no concept leave open what they may cover', () => {
    const mixed = [...outcomesOf(['d']), { title: { en: 'Something else' } }]
    const comparison = compare(
      { learningOutcomes: mixed },
      { learningOutcomes: outcomesOf(['d'], ['g']) },
      { concepts: scheme },
    )
    expect(said(comparison, 'outcomes')).toBe(
      'undetermined: 50 % of the outcomes are covered for certain, and up to 100 % if those that name no concept mean the same; 80 % are asked for.',
    )
  })

  it('that are not essential for the purpose decide nothing', () => {
    const essential = ['/learningOutcomes/0']
    const { covered, outcomes } = relations([['d']], [['d'], ['g']], { essential })
    expect(covered).toBe(1)
    expect(outcomes.missing).toHaveLength(1)
    expect(
      relations([['d']], [['d']], { essential: ['nowhere'] }).findings.map(({ code }) => code),
    ).toContain('comparison.unknown-outcome')
  })

  it('are compared by the hundred', () => {
    const many = (from: number) =>
      Array.from({ length: 200 }, (_, at) => ({
        title: { en: `Outcome ${at}` },
        skills: [{ uri: `https://elsewhere.example/${from + at}` }],
      }))
    const { covered, outcomes } = compare({ learningOutcomes: many(0) }, { learningOutcomes: many(50) })
    expect(covered).toBe(0.75)
    expect(outcomes.surplus).toHaveLength(50)
  })
})

describe('elements', () => {
  const specification = building
  const against = (change: Partial<Specification>, options = {}) =>
    compare({ ...specification, ...change }, specification, options)

  it('level: one below is substantial, and for employment it is not', () => {
    const level = { eqf: specification.level.eqf! - 1 }
    expect(element(against({ level }), 'level').status).toBe('substantial')
    expect(element(against({ level }, { purpose: 'employment' }), 'level').status).toBe('non-substantial')
  })

  it('level: a cycle is an EQF level, and says so', () => {
    const comparison = compare({ level: { qfEhea: 'first-cycle' } }, { level: { eqf: 6 } })
    expect(element(comparison, 'level')).toMatchObject({ status: 'none', basis: 'qf-ehea' })
  })

  it('level: national levels are compared only within one framework', () => {
    const national = (country: 'MT' | 'IE') => ({ level: { national: [{ country, level: '5' }] } })
    expect(element(compare(national('MT'), { ...national('MT'), title: { en: 'x' } }), 'level').status).toBe(
      'none',
    )
    expect(said(compare(national('MT'), national('IE')), 'level')).toBe(
      'undetermined: Levels of national frameworks without an EQF level are not compared.',
    )
  })

  it('level: saying that none applies is not silence', () => {
    const none = { level: { notApplicable: { because: { en: 'Company training' } } } }
    expect(element(against(none), 'level').reason).toBe('level.source-not-applicable')
    expect(element(compare(specification, { ...specification, ...none }), 'level').status).toBe('none')
  })

  it('workload: hours are an interval of credits, on the basis the policy names', () => {
    const workload = (value: number, unit: 'hour' | 'ects') => ({
      notionalWorkload: { volumes: [{ value, unit }] },
    })
    const wide = element(compare(workload(100, 'hour'), workload(4, 'ects')), 'workload')
    expect(wide).toMatchObject({
      basis: 'hours',
      source: { interval: { least: expect.closeTo(3.333), most: 4 }, unit: 'ects' },
      target: { interval: { least: 4, most: 4 } },
    })
    expect(wide.status).toBe('none')
    const strict = { policy: comparisonPolicies.strict }
    expect(element(compare(workload(100, 'hour'), workload(4, 'ects'), strict), 'workload').status).toBe(
      'undetermined',
    )
    expect(element(compare(workload(60, 'hour'), workload(4, 'ects')), 'workload').status).toBe('substantial')
    expect(element(compare(workload(5, 'ects'), workload(4, 'ects')), 'workload').status).toBe('none')
  })

  it('quality: internal assurance is accepted by one policy and not by the other, unless the target rests on it', () => {
    const assured = (type: 'internal-quality-assurance' | 'programme-licence') => ({
      ...specification,
      qualityAssurance: [{ type }],
    })
    const [internal, external] = [assured('internal-quality-assurance'), assured('programme-licence')]
    const exemption = { purpose: 'exemption' as const }
    expect(element(compare(internal, external), 'quality').status).toBe('none')
    expect(element(compare(internal, external, exemption), 'quality').status).toBe('substantial')
    expect(element(compare(external, internal, exemption), 'quality').status).toBe('none')
    expect(element(compare(internal, { ...internal, title: {} }, exemption), 'quality').status).toBe('none')
  })

  it('quality: a lapsed accreditation does not count on a day after it', () => {
    const lapsed = { qualityAssurance: [{ type: 'programme-licence' as const, validUntil: '2024-12-31' }] }
    expect(element(against(lapsed, { at: '2026-06-19' }), 'quality').reason).toBe('quality.lapsed')
    expect(element(against(lapsed), 'quality').status).toBe('none')
  })

  it('assessment: attendance shows no outcomes', () => {
    const attended = { assessmentType: [{ type: 'level-of-attendance' as const }] }
    expect(element(against(attended), 'assessment').status).toBe('substantial')
  })

  it('identity: learning on site needs no verification online', () => {
    const online = {
      participationForm: [{ type: 'online' as const }],
      supervision: { type: 'unsupervised-without-id-verification' as const },
    }
    const asked = { ...specification, supervision: { type: 'supervised-with-id-verification' as const } }
    const compareTo = (change: Partial<Specification>) =>
      element(compare({ ...specification, ...change }, asked, { purpose: 'exemption' }), 'identity')
    expect(compareTo(online).status).toBe('substantial')
    expect(compareTo({ ...online, participationForm: [{ type: 'on-site' }] }).reason).toBe('identity.on-site')
  })

  it('workload: between hours and credits it is told by how much the source may fall short', () => {
    const volume = (value: number, unit: 'ects' | 'hour') => ({
      ...specification,
      // Of France no law says how many hours a credit has, so that it is 25 to 30.
      issuerCountry: [{ country: 'FR' as const }],
      notionalWorkload: { volumes: [{ value, unit }] },
    })
    const compareTo = (hours: number) =>
      element(
        compare(
          volume(hours, 'hour'),
          { ...volume(5, 'ects'), id: 'https://b.example/5' },
          { purpose: 'exemption' },
        ),
        'workload',
      )
    const open = compareTo(125)
    expect(open).toMatchObject({ status: 'undetermined', reason: 'workload.open' })
    expect(open.params).toMatchObject({ least: 0, most: 17 })
    expect(reasonOf(open)).toContain('short by 0 to 17 %')
    expect(compareTo(150).status).toBe('none')
    expect(compareTo(100).status).toBe('substantial')
  })

  it('rights: what both lead to is compared where both name it, and never decides', () => {
    const leading = (
      ...towards: { credential?: { id?: string; title?: { en: string } }; rule?: string }[]
    ) => ({
      ...specification,
      stackability: { type: 'stackable' as const, towards },
    })
    const other = { id: 'https://b.example/other', title: { en: 'Other' } }
    const degree = { credential: { id: 'https://a.example/degree', title: { en: 'Degree' } } }
    const diploma = { credential: { id: 'https://a.example/diploma' } }
    const byRule = { rule: 'https://a.example/rule' }
    const rights = (held: Specification, asked: Specification) =>
      element(compare(held, { ...asked, ...other }), 'rights')
    const { stackability: _, ...standing } = specification
    expect(rights(leading(degree), standing).reason).toBe('not-asked')
    expect(rights(standing, leading(degree)).reason).toBe('rights.not-compared')
    expect(rights(leading(diploma, degree), leading(degree))).toMatchObject({
      status: 'none',
      reason: 'rights.same',
      params: { rights: 'Degree' },
      source: { pointers: ['/stackability/towards/0', '/stackability/towards/1'] },
    })
    expect(rights(leading(byRule), leading({ ...diploma, ...byRule })).reason).toBe('rights.same')
    expect(rights(leading(diploma), leading(degree))).toMatchObject({
      status: 'non-substantial',
      reason: 'rights.other',
      params: { source: 'https://a.example/diploma', target: 'Degree' },
    })
    expect(rights(leading({ credential: { title: { en: 'Degree' } } }), leading(degree)).status).toBe('none')
    expect(rights({ ...standing, stackability: { towards: [null] } as never }, leading(degree)).status).toBe(
      'none',
    )
  })

  it('point into both records, and into the credential where it is known', () => {
    const read = { record: specification, origin: (pointer: string) => `/credentialSubject${pointer}` }
    expect(element(compare(read, specification), 'level')).toMatchObject({
      source: { pointers: ['/level/eqf'], origins: ['/credentialSubject/level/eqf'] },
      target: { pointers: ['/level/eqf'] },
    })
  })
})

describe('bad input', () => {
  it('is a finding and never an exception', () => {
    const codes = (comparison: Comparison) => comparison.findings.map(({ code }) => code)
    expect(codes(compare(null as never, building))).toEqual(['comparison.unreadable'])
    expect(codes(compare(building, { ...building, learningOutcomes: [] }))).toEqual([
      'comparison.no-outcomes',
    ])
    expect(codes(compare(building, building, { policy: {} as never }))).toContain(
      'comparison-policy.malformed',
    )
    expect(codes(compare(building, building, { purpose: 'leisure' as never }))).toEqual([
      'comparison.unknown-purpose',
    ])
    expect(
      codes(compare(building, building, { purpose: 'employment', policy: comparisonPolicies.exemption })),
    ).toEqual(['comparison-policy.other-purpose'])
    const minus = { notionalWorkload: { volumes: [{ value: -1, unit: 'ects' as const }] } }
    expect(codes(compare({ ...building, ...minus }, building))).toEqual(['comparison.volume-implausible'])
    expect(codes(compare({ ...building, validUntil: '2020-01-01' }, building, { at: '2026-06-19' }))).toEqual(
      ['comparison.not-in-force'],
    )
  })

  it('with more outcomes than anybody states is cut off and says so', () => {
    const learningOutcomes = Array.from({ length: 501 }, () => ({ title: { en: 'x' } }))
    const { findings } = compare({ learningOutcomes }, building)
    expect(findings.map(({ code }) => code)).toEqual(['comparison.too-many-outcomes'])
  })
})
