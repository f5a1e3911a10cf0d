/** Where one thing ends and another begins: the last day, the first of equals, the number just reached. */
import {
  check,
  cohortSummary,
  type Decision,
  type Held,
  openRule,
  plan,
  ruleChanges,
  type StackingRule,
  type StackOptions,
  type StackResult,
  stack,
  stackDiff,
} from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { statedPoints } from '../src/hand/grades.js'
import { readHand } from '../src/hand/hand.js'
import { refute } from '../src/search/refute.js'
import { at, ects, held, ruled } from './ruled.js'

const judged = (rule: StackingRule, all: readonly Held[], options: Partial<StackOptions> = {}) =>
  stack(rule, all, { at, ...options })

/** A key that makes no promise of an object. */
const THEN = 'then'

const volume = (value: number, more: object = {}) => ({ op: 'volume', min: ects(value), from: {}, ...more })
const faults = (rule: StackingRule) => {
  const opened = openRule(rule)
  return (opened.rule ? check(opened.rule) : opened.violations).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  )
}

describe('a rule', () => {
  it('has a dead alternative wherever it stands, and of two that are the same the later one', () => {
    const some = (id: string, min: number) => ({ op: 'count', id, min, from: {} })
    const dead = (...of: object[]) => faults(ruled({ op: 'any-of', of }))
    expect(dead(some('a', 2), some('b', 1))).toEqual(['stacking-rule.dead-alternative /root/of/0'])
    expect(dead(some('a', 1), some('b', 2))).toEqual(['stacking-rule.dead-alternative /root/of/1'])
    expect(dead(some('a', 1), some('b', 1))).toEqual(['stacking-rule.dead-alternative /root/of/1'])
  })

  it('has an empty range only where both ends are in one unit', () => {
    const range = (unit: string) =>
      faults(ruled({ op: 'volume', from: {}, min: { value: 50, unit }, max: ects(5) }))
    expect(range('hour')).toEqual([])
    expect(range('ects')).toEqual(['stacking-rule.empty-range /root/max'])
  })

  it('asks no more of the whole than the whole, and half and half of what excludes each other', () => {
    const share = (id: string, min: number, eqf: object) => ({
      op: 'share',
      id,
      min,
      of: 'counted',
      select: { eqf },
      round: { mode: 'none' },
    })
    const two = (one: number, other: number) =>
      faults(ruled(volume(5), { constraints: [share('a', one, { max: 4 }), share('b', other, { min: 5 })] }))
    expect(two(0.5, 0.5)).toEqual([])
    expect(two(0.5, 0.6)).toEqual(['stacking-rule.share-out-of-range /constraints/0/min'])
    const meeting = [share('a', 0.6, { max: 5 }), share('b', 0.6, { min: 5 })]
    expect(faults(ruled(volume(5), { constraints: meeting }))).toEqual([])
  })

  it('lets a sum be as large as its parts can be', () => {
    const sum = (min: number) =>
      faults(ruled({ op: 'volume', min: ects(min), of: [{ ...volume(1), id: 'a', max: ects(4) }] }))
    expect(sum(4)).toEqual([])
    expect(sum(5)).toEqual(['stacking-rule.unsatisfiable /root/min'])
  })

  it('may refer ten thousand times, and no more', () => {
    const twice = (id: string, name: string) => ({
      op: 'all-of',
      id,
      of: [
        { op: 'ref', id: `${id}-1`, rule: name },
        { op: 'ref', id: `${id}-2`, rule: name },
      ],
    })
    const doubling = (times: number) =>
      openRule(
        ruled(
          { op: 'ref', rule: `d${times}` },
          {
            definitions: Object.fromEntries([
              ['d0', { op: 'item', id: 'leaf', from: {} }],
              ...Array.from({ length: times }, (_, at) => [`d${at + 1}`, twice(`t${at}`, `d${at}`)]),
            ]),
          },
        ),
      ).violations.map(({ code }) => code)
    // 4 × 2^n - 3 requirements, and the reference to them.
    expect(doubling(11)).toEqual([])
    expect(doubling(12)).toEqual(['stacking-rule.expands-too-far'])
  })

  it('lets contribute to a sum, and not to a sum within a sum', () => {
    const inner = { op: 'volume', id: 'inner', of: [{ op: 'decision', id: 'd', contributes: ects(2) }] }
    expect(faults(ruled({ ...inner, id: 'root' }))).toEqual([])
    expect(faults(ruled({ op: 'volume', of: [inner] }))).toEqual([
      'stacking-rule.contributes-nowhere /root/of/0/of/0/contributes',
    ])
  })

  it('is not met by contradictory suppositions of when somebody entered, and of what a credential is worth', () => {
    const early = { entered: { until: '2024-08-31' } }
    const branch = (id: string, condition: object, min: number) => ({
      op: 'when',
      id,
      if: condition,
      [THEN]: { ...volume(min), id: `${id}-volume` },
    })
    const either = ruled({ op: 'all-of', of: [branch('a', early, 6), branch('b', { not: early }, 6)] })
    expect(judged(either, [held('a', 5)]).verdict).toBe('incomplete')
    const worth = [
      { select: { form: ['online'] }, counts: ects(2) },
      { select: { not: { form: ['online'] } }, counts: ects(3) },
    ]
    expect(judged(ruled(volume(5), { worth }), [held('a', 9)]).verdict).toBe('incomplete')
    expect(judged(ruled(volume(3), { worth }), [held('a', 9)]).verdict).toBe('provisional')
  })

  it('is in force on its last day', () => {
    const codes = (validUntil: string) =>
      judged(ruled(volume(5), { validUntil }), [held('a')]).findings.map(({ code }) => code)
    expect(codes(at)).toEqual([])
    expect(codes('2026-06-18')).toEqual(['stacking-rule.not-in-force'])
    const from = judged(ruled(volume(5), { validFrom: at }), [held('a')]).findings
    expect(from).toEqual([])
  })

  it('applies to who enters on the last day of a cohort', () => {
    const cohort = { from: '2020-09-01', until: '2024-08-31' }
    const codes = (entered: string) =>
      judged(ruled(volume(5), { cohort }), [held('a')], { entered }).findings.map(({ code }) => code)
    expect([codes('2020-09-01'), codes('2024-08-31')]).toEqual([[], []])
    expect(codes('2024-09-01')).toEqual(['stacking-rule.other-cohort'])
    expect(codes('2020-08-31')).toEqual(['stacking-rule.other-cohort'])
  })

  it('asks what it asks until the last day of a period', () => {
    const asked = ruled({
      op: 'when',
      if: { entered: { until: '2024-08-31' } },
      [THEN]: { ...volume(6), id: 'more' },
    })
    expect(judged(asked, [held('a')], { entered: '2024-08-31' }).verdict).toBe('incomplete')
    expect(judged(asked, [held('a')], { entered: '2024-09-01' }).verdict).toBe('satisfied')
  })
})

describe('two editions of a rule', () => {
  const before = ruled({
    op: 'all-of',
    of: [
      { ...volume(5), id: 'a' },
      { op: 'count', id: 'b', min: 1, from: {} },
    ],
  })
  const after = ruled({
    op: 'all-of',
    of: [
      { ...volume(8), id: 'a' },
      { op: 'item', id: 'c', from: { eqf: { min: 5 } } },
    ],
  })

  it('differ in what is added, removed and changed, each in its words', () => {
    const changes = ruleChanges(before, after)
    expect(changes.map(({ id, change }) => [id, change])).toEqual([
      ['root', 'changed'],
      ['a', 'changed'],
      ['b', 'removed'],
      ['c', 'added'],
    ])
    const [, a, b, c] = changes
    expect([a!.before, a!.after]).toEqual([expect.stringContaining('5'), expect.stringContaining('8')])
    expect([b!.after, c!.before]).toEqual([undefined, undefined])
    expect(ruleChanges(before, before)).toEqual([])
  })

  it('are gained by, lost by and all the same to learners', async () => {
    const level = { level: { eqf: 5 } }
    const waived: Decision = { requirement: 'root', kind: 'waive', by: 'Board', date: '2026-01-01' }
    const old = ruled(volume(5))
    const now = ruled(volume(8, { from: { eqf: { min: 5 } } }))
    const hands = [
      { id: 'loses', credentials: [held('a', 6, level)] },
      { id: 'keeps', credentials: [held('a', 9, level)] },
      { id: 'never', credentials: [held('a', 1, level)] },
      { id: 'open', credentials: [held('a', 4), held('b', 4, level), held('c', 0.5)] },
    ]
    const all = async (one: StackingRule, other: StackingRule, options: object = {}) => {
      const out: string[] = []
      for await (const { id, change, before: b, after: a } of stackDiff(one, other, hands, {
        at,
        ...options,
      }))
        out.push(`${id} ${change} ${b} ${a}`)
      return out
    }
    expect(await all(old, now)).toEqual([
      'loses loses satisfied incomplete',
      'keeps none satisfied satisfied',
      'never none incomplete incomplete',
      'open loses satisfied provisional',
    ])
    expect((await all(now, old))[0]).toBe('loses gains incomplete satisfied')
    expect((await all(ruled(volume(9)), now))[3]).toBe('open other incomplete provisional')
    const other = ruled(volume(5), { root: { ...volume(5), id: 'other' } })
    expect((await all(other, old, { decisions: [waived] }))[1]).toBe('keeps none satisfied waived')
  })
})

describe('a decision', () => {
  const evidence = ruled({ op: 'evidence', kind: 'capstone' })
  const decided = (...decisions: Partial<Decision>[]) =>
    judged(evidence, [], {
      decisions: decisions.map((each) => ({
        requirement: 'root',
        kind: 'grant',
        by: 'Clerk',
        date: '2026-01-01',
        ...each,
      })) as Decision[],
    })

  it('stands from its day to its last', () => {
    expect(decided({ date: at }).verdict).toBe('satisfied')
    expect(decided({ date: '2026-06-20' }).verdict).toBe('needs-decision')
    expect(decided({ until: at }).verdict).toBe('satisfied')
    expect(decided({ until: '2026-06-18' }).verdict).toBe('needs-decision')
  })

  it('of the owner outranks that of another on one day, and a refusal one of the same rank', () => {
    expect(decided({ kind: 'refuse' }, { by: 'Board' }).verdict).toBe('satisfied')
    expect(decided({ by: 'Board' }, { kind: 'refuse' }).verdict).toBe('satisfied')
    expect(decided({ kind: 'refuse', by: 'Board' }, {}).verdict).toBe('incomplete')
    expect(decided({ kind: 'refuse' }, {}).verdict).toBe('incomplete')
  })

  it('that refuses leaves its requirement incomplete, and none leaves it to be decided', () => {
    expect(decided({ kind: 'refuse' }).nodes[0]!.status).toBe('incomplete')
    expect(decided().nodes[0]!.status).toBe('needs-decision')
  })

  it('to waive what is bound all the same waives nothing', () => {
    const bound = ruled(volume(5), {
      constraints: [{ op: 'floor', id: 'more', select: {}, min: { count: 1 } }],
    })
    const waived: Decision = { requirement: 'root', kind: 'waive', by: 'Board', date: '2026-01-01' }
    const { verdict, nodes } = judged(bound, [], { decisions: [waived] })
    expect([verdict, nodes[0]!.status]).toEqual(['incomplete', 'empty'])
    expect(judged(ruled(volume(5)), [], { decisions: [waived] }).nodes[0]!.status).toBe('waived')
  })
})

describe('whose a credential is', () => {
  const of = (learner: object) => ({ record: { id: `urn:c:${JSON.stringify(learner)}`, learner } }) as Held
  const excluded = (...learners: object[]) =>
    readHand(learners.map(of), at).holdings.map(
      ({ excluded, record }) => [record.learner as object, excluded] as const,
    )
  const outOf = (learners: readonly object[], one: object) =>
    excluded(...learners).find(([each]) => each === one)![1]

  it('differs where one register has two numbers for them, and not where two registers have', () => {
    const number = (value: string, country: string) => ({
      identifiers: [{ scheme: 'national-id', value, country }],
    })
    const [spanish, other, portuguese] = [number('1', 'ES'), number('2', 'ES'), number('2', 'PT')]
    expect(outOf([spanish, { ...spanish }, other], other)).toBe('other-learner')
    expect(outOf([spanish, { ...spanish }, portuguese], portuguese)).not.toBe('other-learner')
  })

  it('is of the first of two that have equally many, and is not told by what neither says', () => {
    const [ana, ben] = ['Ana', 'Ben'].map((name, day) => ({
      fullName: { en: name },
      dateOfBirth: `199${day}-01-01`,
    })) as [object, object]
    expect(outOf([ana, ben], ben)).toBe('other-learner')
    expect(outOf([ana, ben], ana)).toBeUndefined()
  })
})

describe('a grade', () => {
  const scales = (more: object = {}) => [
    { id: 'tenths', title: { en: 'T' }, schemes: ['urn:tenths'], best: 10, worst: 1, pass: 5, ...more },
    { id: 'hundredths', title: { en: 'H' }, schemes: ['urn:hundredths'], best: 100, worst: 0 },
  ]
  const graded = (points: number, scheme: string) =>
    held('a', 5, { grade: { value: { en: `${points}` }, points, scheme: { id: scheme } } })

  it('may be the best there is', () => {
    const best = ruled({ op: 'item', from: { grade: { scale: 'tenths', min: 10 } } }, { scales: scales() })
    expect(judged(best, [graded(10, 'urn:tenths')]).verdict).toBe('satisfied')
    expect(judged(best, [graded(9.9, 'urn:tenths')]).verdict).toBe('incomplete')
    expect(judged(best, [graded(11, 'urn:tenths')]).verdict).toBe('provisional')
  })

  it('is converted in proportion between two points of a table', () => {
    const conversions = [
      {
        from: 'hundredths',
        table: [
          { points: 0, becomes: 1 },
          { points: 50, becomes: 5 },
          { points: 100, becomes: 10 },
        ],
      },
    ]
    const asked = (min: number) =>
      ruled({ op: 'item', from: { grade: { scale: 'tenths', min } } }, { scales: scales({ conversions }) })
    expect(judged(asked(7.5), [graded(75, 'urn:hundredths')]).verdict).toBe('satisfied')
    expect(judged(asked(7.6), [graded(75, 'urn:hundredths')]).verdict).toBe('incomplete')
    expect(judged(asked(5), [graded(50, 'urn:hundredths')]).verdict).toBe('satisfied')
    expect(judged(asked(5.1), [graded(50, 'urn:hundredths')]).verdict).toBe('incomplete')
  })

  it('is taken as it is where it is on the scheme of the oldest of two that are as frequent', () => {
    const all = [
      held('a', 5, {
        dateOfIssuing: '2020-01-01',
        grade: { value: { en: 'x' }, points: 2, scheme: { id: 'urn:old' } },
      }),
      held('b', 5, {
        dateOfIssuing: '2024-01-01',
        grade: { value: { en: 'x' }, points: 3, scheme: { id: 'urn:new' } },
      }),
    ]
    const { holdings } = readHand(all, at)
    const points = holdings.map(statedPoints(holdings, 5))
    expect(points[0]).toEqual({ least: 2, most: 2 })
    expect(points[1]!.most).toBeGreaterThan(100)
  })
})

describe('an element of a credential', () => {
  it('is none where one of its fields is no text', () => {
    const wrong = held('a', 5, { furtherInformation: { fields: ['0811', 7] } })
    const { verdict, findings } = judged(ruled({ op: 'item', from: { field: ['0811'] } }), [wrong])
    expect(verdict).toBe('provisional')
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'held.element-unreadable /0/record/furtherInformation',
    ])
  })
})

describe('what counts', () => {
  it('is at most as many alternatives as are allowed', () => {
    const one = (id: string) => ({ op: 'item', id, from: { credential: [`urn:c:${id}`] } })
    const asked = (max: number) => ruled({ op: 'n-of', min: 1, max, of: [one('a'), one('b'), one('c')] })
    const all = ['a', 'b', 'c'].map((name) => held(name))
    expect(judged(asked(1), all).counted).toHaveLength(1)
    expect(judged(asked(1), all).verdict).toBe('satisfied')
  })

  it('overlaps by a title however it is written, and by no other', () => {
    const body = { awardingBody: [{ id: 'urn:body', name: { en: 'B' } }] }
    const asked = ruled(volume(10), {
      constraints: [{ op: 'overlap', id: 'once', by: 'family', policy: 'count-once' }],
    })
    const titled = (name: string, en: string) => held(name, 5, { ...body, title: { en } })
    expect(judged(asked, [titled('a', 'Welding'), titled('b', ' WELDING ')]).verdict).toBe('incomplete')
    expect(judged(asked, [titled('a', 'Welding'), titled('b', 'Turning')]).verdict).toBe('satisfied')
  })

  it('is worth one of two volumes where it is unknown which of them is meant', () => {
    const worth = [
      { select: { eqf: { min: 6 } }, counts: ects(2) },
      { select: {}, counts: ects(4) },
    ]
    const { counted } = judged(ruled(volume(1), { worth }), [held('a', 9)])
    expect(counted[0]!.counted).toMatchObject({ least: 2, most: 4 })
  })

  it('counts once in each section, however often in all', () => {
    const section = (id: string) => ({ ...volume(5), id, section: true })
    const all = (maxUses: number, ...ids: string[]) =>
      judged(ruled({ op: 'all-of', of: ids.map(section) }, { allocation: { scope: 'section', maxUses } }), [
        held('a'),
      ]).verdict
    expect([all(2, 'x', 'y'), all(1, 'x', 'y'), all(2, 'x', 'y', 'z')]).toEqual([
      'satisfied',
      'incomplete',
      'incomplete',
    ])
    const twice = {
      op: 'all-of',
      id: 'x',
      section: true,
      of: [
        { ...volume(5), id: 'y' },
        { ...volume(5), id: 'z' },
      ],
    }
    const rule = ruled({ op: 'all-of', of: [twice] }, { allocation: { scope: 'section', maxUses: 2 } })
    expect(judged(rule, [held('a')]).verdict).toBe('incomplete')
  })

  it('may be of as many fields as are asked for where a credential names none', () => {
    const fields = ruled({ op: 'count', min: 3, from: {}, distinctBy: 'field' })
    expect(judged(fields, [held('a')]).verdict).toBe('provisional')
    const years = ruled({ op: 'count', min: 2, from: {}, distinctBy: 'year' })
    expect(judged(years, [held('a')]).verdict).toBe('incomplete')
  })
})

describe('a cohort', () => {
  const result = (verdict: string, missing: string[], open: string[]): StackResult =>
    ({
      verdict,
      missing: missing.map((requirement) => ({ requirement })),
      constraints: [],
      nodes: open.map((id) => ({ id, status: 'provisional', children: [] })),
    }) as never

  it('fails most where most is missing, then where most is open, then by name', () => {
    const { add, summary } = cohortSummary()
    add(result('incomplete', ['c', 'b'], []))
    add(result('incomplete', ['a', 'c'], ['c', 'd']))
    add(result('provisional', ['b'], ['e']))
    expect(summary().requirements).toEqual([
      { id: 'c', missing: 2, open: 0 },
      { id: 'b', missing: 1, open: 1 },
      { id: 'a', missing: 1, open: 0 },
      { id: 'd', missing: 0, open: 1 },
      { id: 'e', missing: 0, open: 1 },
    ])
  })
})

describe('a plan', () => {
  const offer = (name: string, value: number, more: object = {}) => ({
    record: { id: `urn:o:${name}`, notionalWorkload: { volumes: [ects(value)] } },
    ...more,
  })

  it('by several aims names ways of which none is as good in all and better in one', () => {
    const offers = [
      offer('cheap', 6, { cost: 1, time: 9 }),
      offer('quick', 6, { cost: 9, time: 1 }),
      offer('worse', 6, { cost: 9, time: 9 }),
      offer('small', 5, { cost: 9, time: 9 }),
    ] as never
    const { plans } = plan(ruled(volume(5)), [], offers, { at, minimise: 'pareto' })
    expect(plans.map(({ offers: [one] }) => one).sort()).toEqual([0, 1, 3])
  })

  it('never takes offers that need each other, unless one of them can be had otherwise', () => {
    const needs = (name: string, ...names: string[]) =>
      offer(name, 5, { cost: 1, requires: names.map((each) => `urn:o:${each}`) })
    const wanted = ruled(volume(10, { from: { credential: ['urn:o:a', 'urn:o:b'] } }))
    const circle = [needs('a', 'b'), needs('b', 'c'), needs('c', 'a')]
    const answer = (offers: object[], more: readonly Held[] = []) =>
      plan(wanted, more, offers as never, { at, minimise: 'cost', alternatives: 1 })
    expect(answer(circle).answer).toBe('none-exists')
    const opened = answer([...circle, offer('c', 5, { cost: 9 })])
    expect(opened.plans[0]?.offers).toEqual([0, 1, 3])
    const has = { record: { id: 'urn:o:c', notionalWorkload: { volumes: [ects(1)] } } } as Held
    expect(answer(circle, [has]).plans[0]?.offers).toEqual([0, 1])
  })

  it('puts into a term what begins on its last day', () => {
    const terms = [{ starts: '2026-09-01', ends: '2026-12-20', most: 5 }]
    const occasions = (day: string) => [{ period: { from: day, until: '2027-03-01' } }]
    const offers = (day: string) =>
      [
        offer('a', 3, { occasions: occasions(day) }),
        offer('b', 3, { occasions: occasions('2026-09-01') }),
      ] as never
    const answer = (day: string) => plan(ruled(volume(6)), [], offers(day), { at, terms }).answer
    expect([answer('2026-12-20'), answer('2026-12-21')]).toEqual(['none-exists', 'found'])
  })
})

describe('a small program', () => {
  it('has no solution in whole numbers that its halves have', () => {
    const variables = [{ integer: true, most: 3, cost: 0 }]
    const proof = (most: number) => refute({ variables, rows: [{ terms: [[0, 2]], least: 3, most }] })
    expect([proof(3), proof(4)]).toEqual(['none', { values: [2] }])
  })

  it('to waive is what an answer rests on only where nothing else meets the rule', () => {
    const waive: Decision = { requirement: 'idle', kind: 'waive', by: 'Board', date: '2026-01-01' }
    const idle = { ...volume(9), id: 'idle' }
    const item = (name: string) => ({ op: 'item', id: name, from: { credential: [`urn:c:${name}`] } })
    const either = (...of: object[]) => ruled({ op: 'any-of', of })
    const beside = { op: 'all-of', id: 'both', of: [item('a'), idle] }
    const verdicts = (rule: StackingRule, ...names: string[]) => {
      const { verdict, counted, nodes } = judged(
        rule,
        names.map((name) => held(name)),
        { decisions: [waive] },
      )
      return [verdict, nodes[0]!.status, ...counted.map(({ requirement }) => requirement)]
    }
    for (const rule of [either(idle, item('b')), either(item('b'), idle)]) {
      expect(verdicts(rule, 'b')).toEqual(['satisfied', 'satisfied', 'b'])
      expect(verdicts(rule)).toEqual(['waived', 'satisfied'])
    }
    for (const rule of [either(beside, item('b')), either(item('b'), beside)]) {
      expect(verdicts(rule, 'a', 'b')).toEqual(['satisfied', 'satisfied', 'b'])
      expect(verdicts(rule, 'a')).toEqual(['waived', 'satisfied', 'a'])
    }
    const sum = ruled({ op: 'volume', min: ects(5), of: [{ ...idle, contributes: ects(5) }, item('b')] })
    expect(verdicts(sum, 'b')[0]).toBe('satisfied')
    expect(verdicts(sum)[0]).toBe('waived')
  })
})
