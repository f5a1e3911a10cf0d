/** What is answered of the examples, whole: whoever changes a policy, a weight or data sees what else that changes (`vitest -u` writes it anew). */
import { readdirSync, readFileSync } from 'node:fs'
import {
  compare,
  comparisonPolicies,
  findingOf,
  linksOf,
  match,
  questionOf,
  reasonOf,
  toSkos,
} from '@microcred/equivalence'
import { describe, expect, it } from 'vitest'
import { scheme } from './arbitrary.js'

type Json = Record<string, unknown>

const examples = (kind: string): readonly (readonly [string, Json])[] => {
  const folder = new URL(`../../../examples/${kind}/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))] as const)
}
const specifications = examples('specifications')
const credentials = examples('credentials')
const [, finish] = specifications.find(([name]) => name.startsWith('yecla'))!
const without = (...keys: string[]): Json =>
  Object.fromEntries(Object.entries(finish).filter(([key]) => !keys.includes(key)))

/** One document with something else in it each. */
const variants: readonly (readonly [string, Json])[] = [
  ['nothing', {}],
  ['without level', without('level')],
  ['level 3', { ...finish, level: { eqf: 3 } }],
  ['level 6 and first cycle', { ...finish, level: { eqf: 6, qfEhea: 'first-cycle' } }],
  ['national level', { ...finish, level: { national: [{ country: 'ES', level: '3' }] } }],
  ['level that does not apply', { ...finish, level: { notApplicable: { because: { en: 'Short' } } } }],
  ['without volume', without('notionalWorkload')],
  ['ten hours', { ...finish, notionalWorkload: { volumes: [{ value: 10, unit: 'hour' }] } }],
  ['without quality', without('qualityAssurance')],
  ['without outcomes', without('learningOutcomes')],
  ['without assessment and supervision', without('assessmentType', 'supervision')],
  ['unsupervised', { ...finish, supervision: { type: 'unsupervised-no-verification' } }],
  ['verified on line', { ...finish, supervision: { type: 'online-with-verification' } }],
]

describe('a comparison', () => {
  const policies = Object.entries(comparisonPolicies)

  /** The grade under each policy, and all that one of them says. */
  const lines = (pairs: readonly (readonly [string, Json, string, Json])[], whole: boolean): string =>
    pairs
      .flatMap(([from, source, to, target], at) => {
        const answers = policies.map(
          ([name, policy]) =>
            [
              name,
              compare(source as never, target as never, { policy, concepts: scheme, at: '2026-11-01' }),
            ] as const,
        )
        const [name, { elements, outcomes, findings }] = answers[at % answers.length]!
        const { covered, missing, surplus } = outcomes
        const shown = {
          covered: covered.map(({ source: a, target: b, ...each }) => [a, b, each]),
          missing,
          surplus,
        }
        return [
          `${from} → ${to}: ${answers.map(([each, { grade, difference, covered }]) => `${each} ${grade} ${difference} ${covered}`).join(', ')}`,
          ...elements.map((each) => `  ${name} ${each.element} ${each.status}: ${reasonOf(each)}`),
          `  ${whole ? JSON.stringify(shown) : [covered, missing, surplus].map(({ length }) => length).join(' ')}`,
          ...findings.map((finding) => `  ! ${JSON.stringify(findingOf(finding))}`),
        ]
      })
      .join('\n')

  it('of examples is what stands in the table', async () => {
    const pairs = specifications.flatMap(([to, target], at) => {
      const [from, source] = credentials[at % credentials.length]!
      const [next, other] = specifications[(at + 1) % specifications.length]!
      return [
        [from, source, to, target],
        [next, other, to, target],
      ] as const
    })
    await expect(`${lines(pairs, true)}\n`).toMatchFileSnapshot('answers/examples.txt')
  })

  it('of one that says something else is what stands in the table, in both directions', async () => {
    const pairs = variants.flatMap(
      ([name, each]) =>
        [
          [name, each, 'as it is', finish],
          ['as it is', finish, name, each],
        ] as const,
    )
    await expect(`${lines(pairs, false)}\n`).toMatchFileSnapshot('answers/variants.txt')
  })

  it('points into the credential where that is known, and leaves no list empty', () => {
    const read = { record: finish, origin: (pointer: string) => `/credential${pointer}` }
    const { elements } = compare(read as never, finish as never)
    const sides = elements.flatMap(({ source, target }) => [source, target]).filter(Boolean)
    expect(
      sides.some(({ origins }) => origins?.every((each: string) => each.startsWith('/credential/'))),
    ).toBe(true)
    expect(sides.every(({ origins }) => origins === undefined || origins.length > 0)).toBe(true)
  })

  it('is bounded in the outcomes it looks at, and says so from one more on', () => {
    const many = (count: number) => ({
      learningOutcomes: Array.from({ length: count }, (_, at) => ({ title: { en: `Outcome ${at}` } })),
    })
    const codes = (count: number) =>
      compare(many(count) as never, finish as never).findings.map(({ code }) => code)
    const bound = [100, 200, 300, 400, 500, 1000, 2000].find(
      (count) => codes(count + 1).length > codes(count).length,
    )
    expect(bound).toBeDefined()
    expect(codes(bound!)).not.toEqual(codes(bound! + 1))
  })
})

describe('the desk', () => {
  it('of examples is what stands in the table', async () => {
    const lines = specifications.slice(0, 4).flatMap(([to, target], at) => {
      const [from, source] = credentials[(at * 2) % credentials.length]!
      const { pairs, targets, findings } = match(source as never, target as never)
      return [
        `${from} → ${to}`,
        ...pairs.map(
          ({ state, relation, likeness, words, source: a, target: b }) =>
            `  ${a.index} ${b.index} ${state} ${relation ?? ''} ${likeness} ${JSON.stringify(words)}`,
        ),
        ...targets.flatMap(({ state, ask }) => [
          `  ${state}`,
          ...(ask ?? []).map((each) => `    ${questionOf(each)}`),
        ]),
        ...findings.map((finding) => `  ! ${JSON.stringify(finding)}`),
      ]
    })
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('answers/desk.txt')
  })
})

it('links of comparisons say what was found, and no more', async () => {
  const lines = [...specifications, ...variants].map(([name, each]) => {
    const comparison = compare(each as never, finish as never, { concepts: scheme })
    const links = linksOf(comparison as never)
    return `${name}: ${JSON.stringify(links)} ${JSON.stringify(toSkos(links as never))}`
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('answers/links.txt')
})
