import {
  type Comparison,
  compare,
  lintMatches,
  type RecognitionDecision,
  type RecordedMatch,
} from '@microcred/equivalence'
import { describe, expect, it } from 'vitest'
import { scheme } from './arbitrary.js'

const outcome = (id: string, concept: string) => ({
  id,
  title: { en: id },
  skills: [{ uri: `https://scheme.example/${concept}` }],
})

const body = (id: string, name: string) => [{ id, legalName: { en: name } }]
const source = {
  id: 'https://a.example/source',
  title: { en: 'Wood finishing' },
  awardingBody: body('https://a.example/', 'School A'),
  learningOutcomes: [outcome('https://a.example/1', 'g')],
}
const target = {
  id: 'https://b.example/target',
  title: { en: 'Finishing of furniture' },
  issuerCountry: [{ country: 'IT' as const }],
  awardingBody: body('https://b.example/', 'School B'),
  learningOutcomes: [outcome('https://b.example/1', 'd')],
}
const decision: RecognitionDecision = {
  source: { id: source.id },
  target: { id: target.id },
  grade: 'broader',
  purposes: ['exemption'],
  evaluator: { name: { en: 'Office' } },
  decided: '2026-03-01',
}

const decided = (decisions: RecognitionDecision[], at: string | undefined = '2026-06-19'): Comparison =>
  compare(source, target, { purpose: 'exemption', concepts: scheme, decisions, ...(at && { at }) })
const codes = ({ findings }: Comparison) => findings.map(({ code }) => code)

describe('a recorded decision', () => {
  it('outranks what is computed, and both are shown', () => {
    const { grade, difference, computed, decision: applied } = decided([decision])
    expect({ grade, difference, computed }).toEqual({
      grade: 'broader',
      difference: 'none',
      computed: { grade: 'none', difference: 'substantial' },
    })
    expect(applied).toEqual({ pointer: '/decisions/0', decision })
  })

  it('speaks in one direction only', () => {
    const back = compare(target, source, { purpose: 'exemption', concepts: scheme, decisions: [decision] })
    expect(back.decision).toBeUndefined()
    expect(codes(back)).toEqual([])
  })

  it('may name credentials by title and awarding body', () => {
    const named = {
      ...decision,
      source: { title: source.title, awardingBody: { id: 'https://a.example/', name: { en: 'School A' } } },
    }
    expect(decided([named]).grade).toBe('broader')
    const elsewhere = { ...named, source: { ...named.source, awardingBody: { name: { en: 'School C' } } } }
    expect(decided([elsewhere]).grade).toBe('none')
  })

  for (const [fact, change, code] of [
    ['that has expired', { validUntil: '2026-01-01' }, 'recognition-decision.expired'],
    ['that is not yet valid', { validFrom: '2027-01-01' }, 'recognition-decision.not-yet-valid'],
    ['for another purpose', { purposes: ['employment'] }, 'recognition-decision.other-purpose'],
    ['for other countries', { scope: { countries: ['FR'] } }, 'recognition-decision.out-of-scope'],
    [
      'for other organisations',
      { scope: { organisations: ['https://c.example/'] } },
      'recognition-decision.out-of-scope',
    ],
  ] as const)
    it(`${fact} is set aside, and says why`, () => {
      const comparison = decided([{ ...decision, ...change } as RecognitionDecision])
      expect(comparison.grade).toBe('none')
      expect(codes(comparison)).toEqual([code])
    })

  it('within its scope applies', () => {
    const scope = { countries: ['IT' as const], organisations: ['https://b.example/'] }
    expect(decided([{ ...decision, scope }]).grade).toBe('broader')
  })

  it('whose validity nobody can judge applies, and says so', () => {
    const comparison = compare(source, target, {
      purpose: 'exemption',
      decisions: [{ ...decision, validUntil: '2020-01-01' }],
    })
    expect(comparison.grade).toBe('broader')
    expect(codes(comparison)).toEqual(['recognition-decision.validity-not-judged'])
  })

  it('that contradicts another is not followed, and neither is the other', () => {
    const comparison = decided([decision, { ...decision, grade: 'none', decided: '2026-04-01' }])
    expect(comparison.decision).toBeUndefined()
    expect(comparison.findings).toEqual([
      {
        code: 'recognition-decision.contradictory',
        pointer: '/decisions/0',
        params: { grades: ['broader', 'none'] },
      },
    ])
  })

  it('that takes the place of another contradicts nothing', () => {
    const id = 'https://office.example/1'
    const later = { ...decision, grade: 'partial' as const, decided: '2026-04-01', replaces: id }
    const comparison = decided([{ ...decision, id }, later])
    expect([comparison.grade, codes(comparison)]).toEqual(['partial', []])
  })

  it('that is malformed is not taken into account', () => {
    const comparison = decided([{ ...decision, grade: 'splendid' as never }])
    expect([comparison.grade, codes(comparison)]).toEqual(['none', ['recognition-decisions.malformed']])
  })
})

describe('a recorded match', () => {
  const match = (from: string, kind: RecordedMatch['match'], to: string): RecordedMatch => ({
    source: from,
    target: to,
    match: kind,
    evaluator: { name: { en: 'Office' } },
    decided: '2026-01-01',
  })
  const [one, other] = [source.learningOutcomes[0]!.id, target.learningOutcomes[0]!.id]
  const concept = (name: string) => `https://scheme.example/${name}`
  const covered = (matches: RecordedMatch[]) =>
    compare(source, target, { concepts: scheme, matches }).outcomes.covered.map(({ relation, basis }) => [
      relation,
      basis,
    ])

  it('makes outcomes exact, broader or narrower, as SKOS reads it', () => {
    expect(covered([match(one, 'exact', other)])).toEqual([['exact', 'outcome']])
    expect(covered([match(one, 'narrow', other)])).toEqual([['broader', 'recorded-match']])
    expect(covered([match(one, 'broad', other)])).toEqual([['narrower', 'recorded-match']])
    expect(covered([match(other, 'broad', one)])).toEqual([['broader', 'recorded-match']])
  })

  it('chains through exact matches and through no others', () => {
    const middle = 'https://c.example/1'
    expect(covered([match(one, 'exact', middle), match(middle, 'exact', other)])).toHaveLength(1)
    expect(covered([match(one, 'exact', middle), match(middle, 'narrow', other)])).toHaveLength(1)
    expect(covered([match(one, 'narrow', middle), match(middle, 'narrow', other)])).toEqual([])
    expect(covered([match(concept('g'), 'narrow', concept('b'))])).toEqual([])
  })

  it('that is close proves nothing and is suggested', () => {
    const comparison = compare(source, target, { concepts: scheme, matches: [match(one, 'close', other)] })
    expect(comparison.covered).toBe(0)
    expect(comparison.suggestions).toMatchObject([{ because: 'close-match' }])
  })

  it('that has expired is not followed', () => {
    const expired = { ...match(one, 'exact', other), validUntil: '2026-02-01' }
    const comparison = compare(source, target, { concepts: scheme, matches: [expired], at: '2026-06-19' })
    expect([comparison.covered, codes(comparison)]).toEqual([0, ['recorded-match.expired']])
  })

  it('that is faulty is pointed at in the whole list', () => {
    const expired = { ...match('x:a', 'exact', 'x:b'), validUntil: '2026-02-01' }
    const matches = [expired, match(one, 'exact', other), match(one, 'broad', other)]
    const { findings } = compare(source, target, { concepts: scheme, matches, at: '2026-06-19' })
    expect(findings.map(({ pointer }) => pointer)).toEqual([
      '/matches/0/validUntil',
      '/matches/1',
      '/matches/2',
    ])
  })

  describe('is linted:', () => {
    const found = (matches: RecordedMatch[], broader = scheme.broader) =>
      lintMatches(matches, broader).violations.map(({ code, pointer }) => `${code} ${pointer}`)

    it('exact and broader on one pair are both faults', () => {
      expect(found([match(one, 'exact', other), match(one, 'broad', other)])).toEqual([
        'recorded-match.contradictory /matches/0',
        'recorded-match.contradictory /matches/1',
      ])
      expect(covered([match(one, 'exact', other), match(other, 'broad', one)])).toEqual([])
    })

    it('exact through a third and related is a fault of the related one', () => {
      const matches = [
        match('x:a', 'exact', 'x:b'),
        match('x:b', 'exact', 'x:c'),
        match('x:a', 'related', 'x:c'),
      ]
      expect(found(matches)).toEqual(['recorded-match.contradictory /matches/2'])
    })

    it('a circle of broader ones is a fault of each', () => {
      const matches = [
        match('x:a', 'broad', 'x:b'),
        match('x:b', 'broad', 'x:c'),
        match('x:a', 'narrow', 'x:c'),
      ]
      expect(found(matches)).toEqual([0, 1, 2].map((at) => `recorded-match.circular /matches/${at}`))
    })

    it('a match against the hierarchy is a circle too', () => {
      expect(found([match(concept('a'), 'broad', concept('b'))])).toEqual([
        'recorded-match.circular /matches/0',
      ])
      expect(found([match(concept('b'), 'broad', concept('a'))])).toEqual([])
    })

    it('close and exact go together', () => {
      expect(found([match('x:a', 'exact', 'x:b'), match('x:a', 'close', 'x:b')])).toEqual([])
    })
  })
})
