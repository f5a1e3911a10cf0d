/** Arbitrary records over a small scheme of concepts, for properties. */

import type { LearningOutcome, Specification } from '@microcred/core'
import type { Concepts, PolicyName, RecordedMatch } from '@microcred/equivalence'
import fc from 'fast-check'

const concept = (name: string): string => `https://scheme.example/${name}`

/** A scheme of seven concepts: a over b and c, b over d and e, c over e and f; g stands alone. */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  b: ['a'],
  c: ['a'],
  d: ['b'],
  e: ['b', 'c'],
  f: ['c'],
}

export const scheme: Concepts = {
  broader: (uri) => (ABOVE[uri.slice(concept('').length)] ?? []).map(concept),
  replacement: (uri) => (uri === concept('old-d') ? concept('d') : undefined),
  matches: () => [],
}

const skill = fc.record({
  uri: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'old-d').map(concept),
  match: fc.constantFrom(
    'exact' as const,
    'exact' as const,
    'exact' as const,
    'broad' as const,
    'narrow' as const,
    'close' as const,
  ),
})

const outcome: fc.Arbitrary<LearningOutcome> = fc
  .record({
    number: fc.integer({ min: 1, max: 9 }),
    named: fc.boolean(),
    skills: fc.uniqueArray(skill, { maxLength: 3, selector: ({ uri }) => uri }),
  })
  .map(({ number, named, skills }) => ({
    ...(named && { id: `https://outcomes.example/${number}` }),
    title: { en: `Outcome number ${number}` },
    ...(skills.length > 0 && { skills }),
  }))

export const outcomes = fc.array(outcome, { minLength: 1, maxLength: 5 })

const level = fc.oneof(
  fc.integer({ min: 1, max: 8 }).map((eqf) => ({ eqf })),
  fc.constantFrom('short-cycle' as const, 'first-cycle' as const).map((qfEhea) => ({ qfEhea })),
)

const workload = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((value) => ({ volumes: [{ value, unit: 'ects' as const }] })),
  fc.constantFrom(25, 50, 60, 100, 150).map((value) => ({ volumes: [{ value, unit: 'hour' as const }] })),
)

/** A specification that states everything recognition looks at. */
export const specifications: fc.Arbitrary<Specification> = fc.record({
  id: fc.constantFrom('https://a.example/x', 'https://b.example/y', 'https://c.example/z'),
  title: fc.constant({ en: 'Something' }),
  issuerCountry: fc.constantFrom('IT' as const, 'FI' as const, 'GB' as const).map((country) => [{ country }]),
  awardingBody: fc.constant([{ id: 'https://a.example/', legalName: { en: 'Awarding body' } }]),
  learningOutcomes: outcomes,
  notionalWorkload: workload,
  level,
  assessmentType: fc
    .constantFrom('written-examination' as const, 'portfolio' as const, 'level-of-attendance' as const)
    .map((type) => [{ type }]),
  participationForm: fc.constantFrom('online' as const, 'on-site' as const).map((type) => [{ type }]),
  qualityAssurance: fc
    .constantFrom(
      'programme-quality-assurance' as const,
      'internal-quality-assurance' as const,
      'other' as const,
    )
    .map((type) => [{ type }]),
  supervision: fc
    .constantFrom('supervised-with-id-verification' as const, 'unsupervised-without-id-verification' as const)
    .map((type) => ({ type })),
  furtherInformation: fc.constantFrom('0712' as const, '0811' as const).map((field) => ({ fields: [field] })),
})

export const policyNames = fc.constantFrom<PolicyName>(
  'lisbon',
  'strict',
  'exemption',
  'admission',
  'employment',
)

const node = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g').map(concept),
  fc.integer({ min: 1, max: 9 }).map((number) => `https://outcomes.example/${number}`),
)

export const matches: fc.Arbitrary<RecordedMatch[]> = fc.array(
  fc.record({
    source: node,
    target: node,
    match: fc.constantFrom(
      'exact' as const,
      'broad' as const,
      'narrow' as const,
      'close' as const,
      'related' as const,
    ),
    evaluator: fc.constant({ name: { en: 'Office' } }),
    decided: fc.constant('2026-01-01'),
  }),
  { maxLength: 4 },
)

/** Pairs of specifications, of which many are near each other: fewer outcomes, another level, another workload. */
export const pairs: fc.Arbitrary<readonly [Specification, Specification]> = fc
  .tuple(specifications, specifications, fc.nat({ max: 4 }), fc.nat({ max: 31 }))
  .map(([a, b, kept, differing]) => {
    const differs = (bit: number) => ((differing >> bit) & 1) === 1
    const outcomes = a.learningOutcomes.slice(0, Math.max(1, kept))
    return [
      a,
      {
        ...a,
        title: b.title,
        learningOutcomes: differs(0) ? b.learningOutcomes : outcomes,
        ...(differs(1) && { level: b.level }),
        ...(differs(2) && { notionalWorkload: b.notionalWorkload }),
        ...(differs(3) && { qualityAssurance: b.qualityAssurance, supervision: b.supervision! }),
        ...(differs(4) && { assessmentType: b.assessmentType }),
      },
    ]
  })
