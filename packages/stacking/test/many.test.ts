import { readFileSync } from 'node:fs'
import {
  cohortSummary,
  type Held,
  type LearnerHand,
  type LearnerResult,
  stack,
  stackMany,
} from '@microcred/stacking'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const rule = JSON.parse(
  readFileSync(new URL('../../schemas/stacking/packs/nz-2022.json', import.meta.url), 'utf8'),
)
const at = '2026-06-19'

const held = (id: string, credits: number, eqf: number): Held => ({
  record: {
    id: `urn:example:${id}`,
    dateOfIssuing: '2025-06-01',
    level: { eqf: eqf as 5 },
    notionalWorkload: { volumes: [{ value: credits, unit: 'ects' }] },
  },
})

async function all(hands: AsyncIterable<LearnerHand> | Iterable<LearnerHand>): Promise<LearnerResult[]> {
  const out: LearnerResult[] = []
  for await (const each of stackMany(rule, hands, { at })) out.push(each)
  return out
}

const hands = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 8 })), { maxLength: 4 }),
  { maxLength: 6 },
)

describe('stackMany', () => {
  it('gives each hand what stack gives it, in the order of the hands', async () => {
    await fc.assert(
      fc.asyncProperty(hands, async (cohort) => {
        const given = cohort.map((credentials, learner) => ({
          id: `l${learner}`,
          credentials: credentials.map(([credits, eqf], at) => held(`${learner}-${at}`, credits, eqf)),
        }))
        const expected = given.map(({ id, credentials }) => ({ id, ...stack(rule, credentials, { at }) }))
        expect(await all(given)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('asks for a hand only when the answer before was taken', async () => {
    let asked = 0
    async function* endless() {
      for (;;) yield { id: `${asked++}`, credentials: [] }
    }
    for await (const { id } of stackMany(rule, endless(), { at })) if (id === '2') break
    expect(asked).toBe(3)
  })

  it('takes an element that is none for unknown, and a credential that is none for unreadable, and goes on', async () => {
    const junk = { record: { dateOfIssuing: 5, learningOutcomes: [3] } } as unknown as Held
    const [first, second] = await all([
      { id: 'a', credentials: [held('good', 40, 6), junk, null as unknown as Held] },
      { id: 'b', credentials: [] },
    ])
    expect(first!.findings).toEqual([
      { code: 'held.element-unreadable', pointer: '/1/record/dateOfIssuing' },
      { code: 'held.unreadable', pointer: '/2' },
    ])
    expect(first!.verdict).toBe(stack(rule, [held('good', 40, 6), { record: {} }], { at }).verdict)
    expect(second!.id).toBe('b')
  })

  it('answers every hand with what is wrong with a rule that is none', async () => {
    const out: string[] = []
    for await (const { id, verdict, findings } of stackMany(
      {} as typeof rule,
      [{ id: 'a', credentials: [] }],
      { at },
    ))
      out.push(id, verdict, findings[0]!.code)
    expect(out).toEqual(['a', 'undetermined', 'stacking-rule.incomplete'])
  })
})

describe('cohortSummary', () => {
  it('counts verdicts, and the requirements that stop most learners first', async () => {
    const counts = cohortSummary()
    const results = await all([
      { id: 'none', credentials: [] },
      { id: 'little', credentials: [held('a', 1, 6)] },
      { id: 'enough', credentials: [held('b', 20, 6)] },
    ])
    for (const each of results) counts.add(each)
    const { learners, verdicts, requirements } = counts.summary()
    expect(learners).toBe(3)
    expect(Object.values(verdicts).reduce((sum, each) => sum + each, 0)).toBe(3)
    const stopped = results.filter(({ verdict }) => verdict === 'incomplete')
    expect(stopped.length).toBeGreaterThan(0)
    expect(requirements[0]!.missing).toBe(
      Math.max(
        ...requirements.map(
          ({ id }) =>
            stopped.filter(({ missing }) => missing.some(({ requirement }) => requirement === id)).length,
        ),
      ),
    )
    expect(requirements.map(({ missing }) => missing)).toEqual(
      requirements.map(({ missing }) => missing).sort((a, b) => b - a),
    )
  })
})
