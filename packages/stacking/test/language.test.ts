import {
  type Checked,
  check,
  checkResult,
  openRule,
  type StackingRule,
  type StackOptions,
  stack,
  storedResult,
} from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

type Json = Record<string, unknown>

const ects = (value: number) => ({ value, unit: 'ects' })

const rule = (root: Json, more: Json = {}): StackingRule =>
  ({
    id: 'https://example.eu/rule',
    version: '1',
    title: { en: 'Rule' },
    owner: { name: { en: 'Owner' } },
    validFrom: '2020-01-01',
    profile: { title: { en: 'Target' }, outcomes: [{ id: 'urn:o', title: { en: 'Outcome' } }] },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: { id: 'root', ...root },
    ...more,
  }) as unknown as StackingRule

const credential = (id: string, credits: number, more: Json = {}) => ({
  record: {
    id: `urn:c:${id}`,
    dateOfIssuing: '2025-01-01',
    notionalWorkload: { volumes: [ects(credits)] },
    ...more,
  } as never,
})

const verdictOf = (
  asked: StackingRule,
  held: readonly ReturnType<typeof credential>[],
  more: Partial<StackOptions> = {},
) => stack(asked, held, { at: '2026-01-01', ...more })

const sum = (min: number, from: Json = {}) => ({ op: 'volume', min: ects(min), from })

describe('a fixed worth', () => {
  const asked = rule(sum(20), {
    worth: [{ select: { credential: ['urn:c:series'] }, counts: ects(20) }],
  })

  it('counts in place of the workload, in sums and in limits', () => {
    expect(verdictOf(asked, [credential('series', 45)]).nodes[0]?.have).toEqual({ least: 20, most: 20 })
    const capped = {
      ...asked,
      constraints: [{ op: 'cap', id: 'cap', select: {}, max: { volume: ects(19) } }],
    }
    expect(verdictOf(capped as never, [credential('series', 3)]).verdict).toBe('incomplete')
  })

  it('lies between both where nobody knows whether it is meant', () => {
    const { verdict, nodes } = verdictOf(asked, [
      { record: { notionalWorkload: { volumes: [ects(6)] } } as never },
    ])
    expect([verdict, nodes[0]?.have]).toEqual(['provisional', { least: 6, most: 20 }])
  })
})

describe('what another award has taken', () => {
  const asked = (max: number) =>
    rule(sum(10), {
      constraints: [
        { op: 'cap', id: 'common', select: { usedElsewhere: ['major'] }, max: { volume: ects(max) } },
      ],
    })
  const held = [credential('a', 5), credential('b', 5)]

  it('counts as far as the two awards may have it in common', () => {
    const ledgers = { major: ['urn:c:a'] }
    expect(verdictOf(asked(5), held, { ledgers }).verdict).toBe('satisfied')
    expect(verdictOf(asked(4), held, { ledgers }).verdict).toBe('incomplete')
  })

  it('is told where the ledger is named and not given, and nothing is taken for granted', () => {
    const { verdict, findings } = verdictOf(asked(4), held)
    expect(verdict).toBe('provisional')
    // Each credential says well enough which it is.
    expect(verdictOf(asked(4), held).undetermined).toEqual([])
    expect(findings).toEqual([
      {
        code: 'stacking-rule.no-ledger',
        pointer: '/constraints/0/select/usedElsewhere/0',
        params: { name: 'major' },
      },
    ])
  })

  it('is part of what a stored result rests on', () => {
    const options = { at: '2026-01-01', ledgers: { major: ['urn:c:a'] } }
    const stored = storedResult(asked(5), held, options, stack(asked(5), held, options))
    expect(checkResult(stored)).toEqual([])
    const forged = { ...stored, protocol: { ...stored.protocol, ledgers: { major: [] } } }
    expect(checkResult(forged).map(({ code }) => code)).toEqual(['stacking-result.digest'])
  })
})

describe('local units', () => {
  const asked = rule(
    { op: 'volume', min: { value: 120, unit: 'fet-credit' }, from: {} },
    { units: [{ unit: 'fet-credit', title: { en: 'FET credits' }, country: 'IE', hours: 10 }] },
  )
  const irish = (value: number) => ({
    record: {
      notionalWorkload: { volumes: [{ value, unit: 'credit', framework: { country: 'IE' } }] },
    } as never,
  })

  it('are read from credentials of their country', () => {
    expect(verdictOf(asked, [irish(120)]).verdict).toBe('satisfied')
    expect(verdictOf(asked, [irish(119)]).verdict).toBe('incomplete')
  })

  it('are converted by their hours', () => {
    expect(verdictOf(asked, [credential('a', 48)]).verdict).toBe('satisfied')
    expect(verdictOf(asked, [credential('a', 47)]).verdict).toBe('provisional')
    expect(verdictOf(asked, [credential('a', 39)]).verdict).toBe('incomplete')
  })
})

describe('scales of grades', () => {
  const scales = [
    {
      id: 'letters',
      title: { en: 'Letters' },
      schemes: ['urn:letters'],
      best: 4,
      worst: 0,
      pass: 1,
      grades: [
        { grade: 'A', points: 4 },
        { grade: 'B', points: 3 },
        { grade: 'C', points: 2 },
      ],
      conversions: [
        {
          from: 'german',
          table: [
            { points: 1, becomes: 4 },
            { points: 4, becomes: 1 },
          ],
        },
      ],
    },
    { id: 'german', title: { de: 'Noten' }, schemes: ['Deutsche Noten'], best: 1, worst: 5, pass: 4 },
  ]
  const graded = (id: string, value: string, scheme: Json | undefined, points?: number) =>
    credential(id, 5, {
      grade: { value: { en: value }, ...(points !== undefined && { points }), ...(scheme && { scheme }) },
    })
  const german = { title: { de: 'Deutsche Noten' } }
  const letters = { id: 'urn:letters' }
  const asks = (grade: Json) => rule({ op: 'item', from: { grade } }, { scales })

  it.each([
    ['letter as good', { scale: 'letters', least: 'B' }, graded('a', 'B', letters), 'satisfied'],
    ['letter not as good', { scale: 'letters', least: 'B' }, graded('a', 'C', letters), 'incomplete'],
    [
      'number that runs downwards',
      { scale: 'german', min: 2.5 },
      graded('a', '2,3', german, 2.3),
      'satisfied',
    ],
    [
      'worse number that is higher',
      { scale: 'german', min: 2.5 },
      graded('a', '2,7', german, 2.7),
      'incomplete',
    ],
    ['pass', { scale: 'german', pass: true }, graded('a', '4,0', german, 4), 'satisfied'],
    ['fail', { scale: 'german', pass: true }, graded('a', '4,3', german, 4.3), 'incomplete'],
    [
      'grade of a scale with a conversion',
      { scale: 'letters', min: 3 },
      graded('a', '2,0', german, 2),
      'satisfied',
    ],
    [
      'grade beyond the conversion',
      { scale: 'letters', min: 3 },
      graded('a', '4,5', german, 4.5),
      'provisional',
    ],
    ['grade of a scale without one', { scale: 'german', min: 3 }, graded('a', 'A', letters), 'provisional'],
    ['letter nobody explains', { scale: 'letters', min: 3 }, graded('a', 'Q', letters), 'provisional'],
    ['grade on no scale', { scale: 'letters', min: 3 }, graded('a', 'A', undefined), 'provisional'],
    [
      'number the scale does not have',
      { scale: 'letters', min: 3 },
      graded('a', '95', letters, 95),
      'provisional',
    ],
  ])('tell of a %s', (_, grade, held, verdict) => {
    expect(verdictOf(asks(grade), [held]).verdict).toBe(verdict)
  })

  it('average what they convert, and in their own direction', () => {
    const average = (scale: string, min: number) =>
      rule(
        { op: 'count', min: 2, from: {} },
        { scales, constraints: [{ op: 'average', id: 'mean', min, scale, weight: 'credential' }] },
      )
    const mixed = [graded('a', 'A', letters), graded('b', '3,0', german, 3)]
    expect(verdictOf(average('letters', 3), mixed).verdict).toBe('satisfied')
    expect(verdictOf(average('letters', 3.1), mixed).verdict).toBe('incomplete')
    const downwards = [graded('a', '1,0', german, 1), graded('b', '3,0', german, 3)]
    const { verdict, constraints } = verdictOf(average('german', 2), downwards)
    expect([verdict, constraints[0]?.counted]).toEqual(['satisfied', { least: 2, most: 2 }])
    expect(verdictOf(average('german', 1.9), downwards).verdict).toBe('incomplete')
  })

  it('are never mixed in an average that names none', () => {
    const average = rule(
      { op: 'count', min: 3, from: {} },
      { constraints: [{ op: 'average', id: 'mean', min: 2, weight: 'credential' }] },
    )
    const points = (id: string, value: number, scheme: string) =>
      credential(id, 5, { grade: { value: { en: `${value}` }, points: value, scheme: { id: scheme } } })
    const same = [points('a', 3, 'urn:x'), points('b', 3, 'urn:x')]
    const { verdict, findings } = verdictOf(average, [...same, points('c', 95, 'urn:y')])
    expect(verdict).toBe('provisional')
    expect(findings).toEqual([{ code: 'held.other-scale', pointer: '/2/record/grade/scheme' }])
    expect(verdictOf(average, [...same, points('c', 1, 'urn:x')]).verdict).toBe('satisfied')
  })
})

describe('a window', () => {
  const asked = (months: number) => rule(sum(10), { constraints: [{ op: 'window', id: 'window', months }] })
  const on = (id: string, dateOfIssuing: string | undefined) => credential(id, 5, { dateOfIssuing })

  it('lets count what was awarded near enough to everything else that counts', () => {
    const held = [on('a', '2020-01-31'), on('b', '2022-01-31')]
    expect(verdictOf(asked(24), held).verdict).toBe('satisfied')
    expect(verdictOf(asked(23), held).verdict).toBe('incomplete')
  })

  it('is chosen so that most is met', () => {
    const held = [on('a', '2015-01-01'), on('b', '2021-01-01'), on('c', '2022-06-01')]
    const { verdict, counted } = verdictOf(asked(24), held)
    expect([verdict, counted.map(({ held: at }) => at)]).toEqual(['satisfied', [1, 2]])
  })

  it('is open where a day is unknown', () => {
    expect(verdictOf(asked(24), [on('a', '2020-01-01'), on('b', undefined)]).verdict).toBe('provisional')
  })

  it('of no month is one day', () => {
    expect(verdictOf(asked(0), [on('a', '2020-01-01'), on('b', '2020-01-01')]).verdict).toBe('satisfied')
    expect(verdictOf(asked(0), [on('a', '2020-01-01'), on('b', '2020-01-02')]).verdict).toBe('incomplete')
  })
})

describe('overlap by a share of outcomes', () => {
  const asked = (min: number) =>
    rule(sum(min), { constraints: [{ op: 'overlap', id: 'overlap', by: 'outcome', policy: 'reduce-share' }] })
  const with_ = (id: string, ...outcomes: readonly string[]) =>
    credential(id, 10, { learningOutcomes: outcomes.map((each) => ({ id: `urn:o:${each}` })) })
  const five = (start: number) => Array.from({ length: 5 }, (_, at) => `${start + at}`)

  it('takes the share that both have from one of them', () => {
    const held = [with_('a', ...five(1)), with_('b', ...five(5))]
    expect(verdictOf(asked(18), held).verdict).toBe('satisfied')
    expect(verdictOf(asked(18.1), held).verdict).toBe('incomplete')
  })

  it('is not handed on from one to the next', () => {
    const held = [with_('a', '1', '2'), with_('b', '2', '3'), with_('c', '3', '4')]
    // The middle one gives up both of its outcomes, or each end gives up one of two.
    expect(verdictOf(asked(20), held).verdict).toBe('satisfied')
    expect(verdictOf(asked(20.1), held).verdict).toBe('incomplete')
  })

  it('leaves alone what has nothing in common', () => {
    expect(verdictOf(asked(20), [with_('a', '1'), with_('b', '2')]).verdict).toBe('satisfied')
  })

  it('is open where outcomes are not named', () => {
    expect(verdictOf(asked(20), [with_('a', '1'), credential('b', 10)]).verdict).toBe('provisional')
  })
})

describe('what contributes once it is met', () => {
  const badge = (id: string) => ({ op: 'item', id, from: { credential: [`urn:c:${id}`] } })
  const asked = (min: number, max?: number) =>
    rule({
      op: 'volume',
      min: ects(min),
      ...(max && { max: ects(max) }),
      of: [
        { op: 'all-of', id: 'group', contributes: ects(10), of: [badge('a'), badge('b')] },
        { ...sum(1), id: 'rest' },
      ],
    })

  it('adds its own number whatever its credentials come to', () => {
    const held = [credential('a', 1), credential('b', 1), credential('c', 4)]
    expect(verdictOf(asked(14), held).nodes[0]?.have).toEqual({ least: 14, most: 14 })
    expect(verdictOf(asked(14), held).verdict).toBe('satisfied')
    expect(verdictOf(asked(15), held).verdict).toBe('incomplete')
  })

  it('adds nothing until it is met', () => {
    expect(verdictOf(asked(10), [credential('a', 30)]).verdict).toBe('satisfied')
    expect(verdictOf(asked(10), [credential('a', 9)]).verdict).toBe('incomplete')
  })

  it('adds nothing beyond the most of the sum', () => {
    const held = [credential('a', 1), credential('b', 1), credential('c', 4)]
    expect(verdictOf(asked(12, 12), held).nodes[0]?.have).toEqual({ least: 12, most: 12 })
  })

  it('may be a decision of people', () => {
    const decided = rule({
      op: 'volume',
      min: ects(10),
      of: [
        { op: 'decision', id: 'experience', contributes: ects(6) },
        { ...sum(1), id: 'rest' },
      ],
    })
    const held = [credential('a', 4)]
    const decisions = [{ requirement: 'experience', kind: 'grant', by: 'Board', date: '2025-05-05' }] as const
    expect(verdictOf(decided, held).verdict).toBe('needs-decision')
    expect(verdictOf(decided, held, { decisions }).verdict).toBe('satisfied')
  })
})

describe('a most of distinct values', () => {
  it('may be exceeded by what does not say how many it has', () => {
    const asked = rule({
      op: 'volume',
      min: ects(6),
      of: [{ op: 'count', id: 'few', min: 1, max: 2, from: {}, distinctBy: 'outcome' }],
    })
    const named = (...outcomes: string[]) => ({
      learningOutcomes: outcomes.map((id) => ({ id, title: { en: id } })),
    })
    const verdict = (of: Record<string, unknown>) =>
      verdictOf(asked, [credential('a', 4, named('urn:o:1')), credential('b', 2, of)]).verdict
    expect(verdict(named('urn:o:2'))).toBe('satisfied')
    expect(verdict(named('urn:o:2', 'urn:o:3'))).toBe('incomplete')
    expect(verdict({ learningOutcomes: undefined })).toBe('provisional')
  })
})

describe('classes of an award', () => {
  const atLeast = (id: string, min: number) => ({
    id,
    title: { en: id },
    constraints: [{ op: 'average', id: `${id}-mean`, min, weight: 'credential' }],
  })
  const asked = rule(
    { op: 'count', min: 2, from: {} },
    { classes: [atLeast('distinction', 70), atLeast('merit', 60)] },
  )
  const graded = (id: string, points: number) =>
    credential(id, 5, { grade: { value: { en: `${points}` }, points } })

  it('are awarded by the best that counts', () => {
    const {
      verdict,
      class: reached,
      counted,
    } = verdictOf(asked, [graded('a', 50), graded('b', 75), graded('c', 65)])
    expect([verdict, reached?.id, counted.map(({ held }) => held)]).toEqual([
      'satisfied',
      'distinction',
      [1, 2],
    ])
  })

  it('fall to the next, and to none', () => {
    const merit = verdictOf(asked, [graded('a', 60), graded('b', 65)])
    expect([merit.verdict, merit.class?.id]).toEqual(['satisfied', 'merit'])
    expect(merit.classes?.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['distinction', 'incomplete'],
      ['merit', 'satisfied'],
    ])
    const plain = verdictOf(asked, [graded('a', 40), graded('b', 50)])
    expect([plain.verdict, plain.class]).toEqual(['satisfied', undefined])
  })

  it('are never awarded for what the rule does not let be', () => {
    const { verdict, class: reached, classes } = verdictOf(asked, [graded('a', 99)])
    expect([verdict, reached, classes?.[0]?.verdict]).toEqual(['incomplete', undefined, 'incomplete'])
  })

  it('are awarded where one lets count in part what overlaps, and the rule alone would not', () => {
    const shared = {
      id: 'shared',
      title: { en: 'Shared' },
      constraints: [{ op: 'overlap', id: 'share', by: 'outcome', policy: 'reduce-share' }],
    }
    const six = { op: 'volume', min: ects(6), max: ects(6), from: {} }
    const named = (id: string, ...outcomes: string[]) =>
      credential(id, 4, { learningOutcomes: outcomes.map((each) => ({ id: each, title: { en: each } })) })
    const held = [named('a', 'urn:o:1', 'urn:o:2'), named('b', 'urn:o:1', 'urn:o:3')]
    const opened = verdictOf(rule(six, { classes: [atLeast('distinction', 70), shared] }), held)
    expect([opened.verdict, opened.class?.id]).toEqual(['satisfied', 'shared'])
    const closed = verdictOf(rule(six, { classes: [atLeast('distinction', 70)] }), held)
    expect([closed.verdict, closed.class]).toEqual(['incomplete', undefined])
  })

  it('leave open what is so with one that lets count in part what overlaps, though the rule alone would not', () => {
    const shared = {
      id: 'shared',
      title: { en: 'Shared' },
      constraints: [{ op: 'overlap', id: 'share', by: 'outcome', policy: 'reduce-share' }],
    }
    const six = { op: 'volume', min: ects(6), max: ects(6), from: { eqf: { min: 5 } } }
    const named = (id: string, level: object) =>
      credential(id, 4, {
        ...level,
        learningOutcomes: ['urn:o:1', `urn:o:${id}`].map((each) => ({ id: each, title: { en: each } })),
      })
    const opening = rule(six, { classes: [atLeast('distinction', 70), shared] })
    const options = { at: '2026-01-01' }
    const judge = (level: object) => {
      const held = [named('a', { level: { eqf: 5 } }), named('b', level)]
      const result = stack(opening, held, options)
      expect(checkResult(storedResult(opening, held, options, result))).toEqual([])
      return [result.verdict, result.class?.id, result.classes?.map(({ verdict }) => verdict)]
    }
    expect(judge({ level: { eqf: 6 } })).toEqual(['satisfied', 'shared', ['incomplete', 'satisfied']])
    expect(judge({ level: undefined })).toEqual(['provisional', undefined, ['incomplete', 'provisional']])
    expect(judge({ level: { eqf: 4 } })).toEqual(['incomplete', undefined, ['incomplete', 'incomplete']])
  })

  it('never leave more open than the rule alone, and of several the nearest is said', () => {
    const shared = (id: string, ...more: object[]) => ({
      id,
      title: { en: id },
      constraints: [{ op: 'overlap', id: `${id}-share`, by: 'outcome', policy: 'reduce-share' }, ...more],
    })
    const levelled = { op: 'floor', id: 'levelled', select: { eqf: { min: 5 } }, min: { count: 1 } }
    const decided = (most: number) => ({
      op: 'all-of',
      of: [
        { op: 'volume', id: 'six', min: ects(6), max: ects(most), from: {} },
        { op: 'decision', id: 'board' },
      ],
    })
    const held = ['a', 'b'].map((id) =>
      credential(id, 4, {
        level: undefined,
        learningOutcomes: ['urn:o:1', `urn:o:${id}`].map((each) => ({ id: each, title: { en: each } })),
      }),
    )
    const classes = [shared('first', levelled), shared('second')]
    const said = (most: number, some: readonly object[]) => {
      const { verdict, classes: each } = verdictOf(rule(decided(most), { classes: some }), held)
      return [verdict, each?.map((one) => one.verdict)]
    }
    expect(said(6, classes)).toEqual(['needs-decision', ['provisional', 'needs-decision']])
    expect(said(8, classes.slice(0, 1))).toEqual(['needs-decision', ['provisional']])
  })

  it('are judged again in a stored result', () => {
    const held = [graded('a', 60), graded('b', 65)]
    const options = { at: '2026-01-01' }
    const result = stack(asked, held, options)
    expect(checkResult(storedResult(asked, held, options, result))).toEqual([])
    const forged = storedResult(asked, held, options, { ...result, class: { id: 'distinction' } })
    expect(checkResult(forged).map(({ code }) => code)).toEqual(['stacking-result.verdict'])
  })
})

describe('what a rule names and does not give', () => {
  const codes = (value: StackingRule): string[] =>
    check(openRule(value).rule!).map(({ code, pointer }: Checked) => `${code} ${pointer}`)

  it('is told once for each place', () => {
    expect(codes(rule({ op: 'volume', min: { value: 5, unit: 'uoc' }, from: {} }))).toEqual([
      'stacking-rule.unknown-unit /root/min/unit',
    ])
    expect(codes(rule({ op: 'item', from: { grade: { scale: 'uk', min: 1 } } }))).toEqual([
      'stacking-rule.unknown-scale /root/from/grade/scale',
    ])
  })

  it('keeps a rule from being evaluated', () => {
    const { verdict, findings } = verdictOf(
      rule({ op: 'volume', min: { value: 5, unit: 'uoc' }, from: {} }),
      [],
    )
    expect([verdict, findings[0]?.code]).toEqual(['undetermined', 'stacking-rule.unknown-unit'])
  })
})
