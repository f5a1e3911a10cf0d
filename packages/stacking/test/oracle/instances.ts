/** Small instances of everything the language says, drawn by a seed. */
import type { Comparison, Held, StackingRule, StackOptions } from '@microcred/stacking'
import { narrower } from './meaning.js'

export interface Instance {
  readonly rule: StackingRule
  readonly held: readonly Held[]
  readonly options: StackOptions
}

type Json = Record<string, unknown>

const AT = '2026-01-01'

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What is drawn with. */
class Dice {
  readonly next: () => number
  names = 0
  /** Whether hours can be converted. */
  hours = true
  /** Whether the rule declares a unit of its own, and scales of grades. */
  local = false
  scales = false
  leaves = 0

  constructor(random: () => number) {
    this.next = random
  }

  one = <T>(values: readonly T[]): T => values[Math.floor(this.next() * values.length)]!
  whether = (chance: number): boolean => this.next() < chance
  whole = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1))
  some = <T>(values: readonly T[], most: number): T[] => {
    const rest = [...values]
    return Array.from(
      { length: this.whole(1, most) },
      () => rest.splice(Math.floor(this.next() * rest.length), 1)[0]!,
    )
  }
  name = (): string => `n${this.names++}`
}

export function instanceOf(seed: number): Instance {
  const dice = new Dice(randomOf(seed))
  const basis = dice.one(['hours', 'hours', 'hours', 'full-time-year', 'agreement'])
  dice.hours = basis !== 'full-time-year'
  dice.local = basis === 'hours' && dice.whether(0.15)
  dice.scales = dice.whether(0.25)
  const credentials = dice.whole(1, 4)
  const held = Array.from({ length: credentials }, (_, at) => credential(dice, at))
  const definitions = dice.whether(0.1)
  const root = node(dice, 2, definitions)
  const limits = dice.whether(0.5) ? [limit(dice, root)] : []
  if (limits.length > 0 && dice.whether(0.3)) limits.push(limit(dice, root))
  const children = (root.of as Json[] | undefined) ?? []
  const scope = dice.one(['global', 'global', 'global', 'section', 'none'])
  const share = children.length > 1 && dice.whether(0.2)
  const rule = {
    id: 'https://example.eu/rule',
    version: '1',
    title: { en: 'Rule' },
    owner: { name: { en: 'Owner' } },
    validFrom: '2010-01-01',
    profile: {
      title: { en: 'Target' },
      outcomes: ['urn:o:1', 'urn:o:2'].map((id) => ({ id, title: { en: id } })),
      volume: { value: dice.whole(4, 12), unit: 'ects' },
    },
    conversion: {
      basis,
      round: dice.whether(0.85) ? { mode: 'none' } : { mode: dice.one(['down', 'nearest', 'up']) },
      ...(basis === 'agreement' && { agreement: AGREEMENT }),
    },
    allocation: {
      scope,
      ...(dice.whether(0.15) && { maxUses: dice.whole(1, 2) }),
      ...(share && { shareGroups: [children.slice(0, 2).map(({ id }) => id)] }),
      ...(dice.whether(0.12) && { split: true }),
    },
    ...(dice.local && { units: [{ unit: 'points', title: { en: 'Points' }, country: 'FI', hours: 20 }] }),
    ...(dice.scales && { scales: SCALES }),
    ...(basis === 'hours' &&
      dice.whether(0.12) && {
        worth: Array.from({ length: dice.whole(1, 2) }, () => ({
          select: select(dice, 0),
          counts: ects(dice.whole(1, 8)),
        })),
      }),
    root,
    ...(limits.length > 0 && { constraints: limits }),
    ...(definitions && { definitions: { part: leaf(dice) } }),
  }
  const options = {
    at: AT,
    narrower,
    equivalence: { compare, specifications: [{ id: 'urn:c:1' }, { id: 'urn:spec' }] },
    ledgers: { taken: dice.some(['urn:c:0', 'urn:c:1', 'urn:c:2', 'urn:c:3'], 2) },
    ...(dice.whether(0.5) && { declared: ['enrolled'] }),
    ...(dice.whether(0.6) && { entered: dice.one(['2019-06-01', '2024-06-01']) }),
    ...(dice.whether(0.25) && { decisions: decisions(dice, root, held) }),
  }
  const classes = dice.whether(0.1)
    ? Array.from({ length: dice.whole(1, 2) }, (_, at) => ({
        id: `class-${at}`,
        title: { en: 'Class' },
        constraints: [limit(dice, root)],
      }))
    : undefined
  return { rule: { ...rule, ...(classes && { classes }) } as unknown as StackingRule, held, options }
}

/** A scale that runs upwards, with letters and a conversion, and one that runs downwards. */
const SCALES = [
  {
    id: 'upwards',
    title: { en: 'Upwards' },
    schemes: ['urn:scheme:up'],
    best: 10,
    worst: 1,
    pass: 5,
    grades: [
      { grade: 'A', points: 9 },
      { grade: 'B', points: 6 },
    ],
    conversions: [
      {
        from: 'downwards',
        table: [
          { points: 1, becomes: 10 },
          { points: 5, becomes: 2 },
        ],
      },
    ],
  },
  {
    id: 'downwards',
    title: { en: 'Downwards' },
    schemes: ['urn:scheme:down'],
    unstated: true,
    best: 1,
    worst: 10,
    pass: 5,
  },
]

const AGREEMENT = {
  name: { en: 'Agreement' },
  rates: [
    { from: 'uk-credit', to: 'ects', least: 0.4, most: 0.5 },
    { from: 'hour', to: 'ects', least: 0.04 },
    { from: 'ects', to: 'hour', least: 25, most: 28 },
  ],
}

/** Says of a credential what it says of itself. */
const compare = ((source: Held['record'], target: { id: string }) => ({
  grade: (source.extensions?.['urn:compared'] as Record<string, string> | undefined)?.[target.id] ?? 'none',
  elements: [{ element: 'outcomes', status: 'undetermined' }],
})) as (source: never, target: never, options: never) => Comparison

function credential(dice: Dice, at: number): Held {
  const says = (chance = 0.9) => dice.whether(chance)
  const ects = dice.whole(1, 6)
  const volume = dice.one([
    [{ value: ects, unit: 'ects' }],
    [{ value: ects, unit: 'ects' }],
    [{ value: ects, unit: 'ects' }],
    [{ value: ects * 25, unit: 'hour' }],
    [{ value: ects * 2, unit: 'credit', framework: { country: 'GB' } }],
    ...(dice.local ? [[{ value: ects, unit: 'credit', framework: { country: 'FI' } }]] : []),
    [
      { value: ects, unit: 'ects' },
      { value: ects * dice.one([25, 27, 30]), unit: 'hour' },
    ],
  ])
  const outcomes = dice.whether(0.05)
    ? [{ title: { en: 'In words alone' } }]
    : dice.some(['urn:o:1', 'urn:o:2', 'urn:o:3', ''], 2).map((id) =>
        id === ''
          ? {
              title: { en: 'By skill' },
              skills: [
                {
                  uri: dice.one(['urn:skill:1', 'urn:skill:1a', 'urn:skill:2']),
                  match: dice.one(['exact', 'broad', 'close']),
                },
              ],
            }
          : { id, title: { en: id } },
      )
  const record = {
    ...(says(0.95) && { id: `urn:c:${at}` }),
    title: { en: dice.one(['A', 'B', 'C']) },
    ...(says() && { dateOfIssuing: dice.one(['2014-03-01', '2023-02-02', '2024-02-02', '2025-09-01']) }),
    ...(says() && {
      awardingBody: [{ name: { en: 'Body' }, ...(says() && { id: dice.one(['urn:body:a', 'urn:body:b']) }) }],
    }),
    ...(says() && {
      level: dice.whether(0.1) ? { notApplicable: { en: 'None' } } : { eqf: dice.whole(4, 6) },
    }),
    ...(says(0.93) && {
      notionalWorkload: { volumes: volume, ...(dice.whether(0.1) && { hoursPerCredit: 28 }) },
    }),
    ...(says() && { learningOutcomes: outcomes }),
    ...(says() && { furtherInformation: { fields: dice.some(['0811', '0812', '0722'], 2) } }),
    ...(says() && {
      assessmentType: [
        {
          type: 'written-examination',
          ...(says(0.5) && { route: dice.one(['course', 'recognition-of-prior-learning']) }),
        },
      ],
    }),
    ...(says() && { participationForm: [{ type: dice.one(['online', 'onsite']) }] }),
    ...(says(0.8) && {
      grade: {
        value: { en: dice.scales ? dice.one(['x', 'x', 'A', 'B']) : 'x' },
        ...(dice.whether(0.9) && { points: dice.whole(1, 10) }),
        ...(dice.whether(dice.scales ? 0.7 : 0.1) && {
          scheme: { id: dice.one(['urn:scheme:up', 'urn:scheme:down', 'urn:scheme:else']) },
        }),
        ...(dice.whether(0.03) && { status: 'fail' }),
      },
    }),
    ...(dice.whether(0.04) && { validUntil: '2025-01-01' }),
    extensions: {
      'urn:tag': dice.some(['a', 'b', 'c'], 2),
      ...(dice.whether(0.3) && {
        'urn:compared': { 'urn:spec': dice.one(['exact', 'broader', 'narrower', 'undetermined']) },
      }),
    },
  }
  return {
    record: record as unknown as Held['record'],
    ...(dice.whether(0.08) && { status: dice.one(['in-progress', 'in-progress', 'revoked'] as const) }),
    ...(dice.whether(0.05) && { route: 'recognition-of-prior-learning' as const }),
  }
}

function select(dice: Dice, depth = 1): Json {
  if (depth > 0 && dice.whether(0.15))
    return dice.one([
      () => ({ not: select(dice, 0) }),
      () => ({ any: [select(dice, 0), select(dice, 0)] }),
      () => ({ all: [select(dice, 0), select(dice, 0)] }),
    ])()
  return dice.one<() => Json>([
    () => ({ extension: [{ key: 'urn:tag', in: dice.some(['a', 'b', 'c'], 2) }] }),
    () => ({ extension: [{ key: 'urn:tag', in: dice.some(['a', 'b', 'c'], 2) }] }),
    () => ({ extension: [{ key: 'urn:tag', in: dice.some(['a', 'b', 'c'], 2) }] }),
    () => ({}),
    () => ({ eqf: dice.one([{ min: 5 }, { max: 5 }, { min: 6 }]) }),
    () => ({ issuer: [dice.one(['urn:body:a', 'urn:body:b'])] }),
    () => ({ outcome: dice.some(['urn:o:1', 'urn:o:2'], 2) }),
    () => ({ skill: { uris: ['urn:skill:1'], match: dice.one(['exact', 'narrower']) } }),
    () => ({ field: [dice.one(['08', '0811', '07'])] }),
    () => ({ route: [dice.one(['course', 'recognition-of-prior-learning'])] }),
    () => ({ form: ['online'] }),
    () =>
      dice.scales
        ? {
            grade: {
              scale: dice.one(['upwards', 'downwards']),
              ...dice.one([{ min: dice.whole(3, 8) }, { max: dice.whole(3, 8) }, { pass: true }]),
            },
          }
        : { grade: { min: dice.whole(4, 8) } },
    () => (dice.scales ? { grade: { scale: 'upwards', least: dice.one(['A', 'B']) } } : { form: ['online'] }),
    () => ({ usedElsewhere: [dice.one(['taken', 'taken', 'unknown'])] }),
    () => ({ awarded: dice.one([{ maxAgeMonths: 60 }, { from: '2024-01-01' }, { until: '2024-12-31' }]) }),
    () => ({
      volume: dice.one([
        { min: { value: 3, unit: 'ects' } },
        { max: { value: 4, unit: 'ects' } },
        { min: { value: 80, unit: 'hour' } },
      ]),
    }),
    () => ({ credential: dice.some(['urn:c:0', 'urn:c:1', 'urn:c:2'], 2) }),
    () => ({ status: dice.one([['held'], ['held', 'in-progress']]) }),
  ])()
}

const ects = (value: number) => ({ value, unit: 'ects' })
const quantity = (dice: Dice, value: number) =>
  dice.whether(0.85)
    ? ects(value)
    : dice.hours && dice.whether(0.5)
      ? { value: value * 26, unit: 'hour' }
      : dice.local && dice.whether(0.5)
        ? { value, unit: 'points' }
        : { value: value * 2, unit: 'uk-credit' }

const draw = (dice: Dice): Json => {
  const drawn = dice.one([undefined, undefined, undefined, undefined, 'counted', 'any'])
  return drawn ? { draw: drawn } : {}
}

function leaf(dice: Dice): Json {
  dice.leaves++
  const id = dice.name()
  return dice.one<() => Json>([
    () => ({ op: 'item', id, from: select(dice), ...draw(dice) }),
    () => ({
      op: 'item',
      id,
      from: { credential: dice.some(['urn:spec', 'urn:c:1'], 2), ...(dice.whether(0.3) && select(dice, 0)) },
      accept: {
        purpose: 'exemption',
        ...(dice.whether(0.3) && { grades: ['exact', 'broader', 'narrower'] }),
      },
    }),
    () => ({ op: 'count', id, min: dice.whole(1, 2), from: select(dice), ...draw(dice) }),
    () => ({
      op: 'count',
      id,
      min: dice.whole(0, 2),
      max: dice.whole(2, 3),
      from: select(dice),
      ...draw(dice),
    }),
    () => ({
      op: 'count',
      id,
      min: dice.whole(1, 2),
      ...(dice.whether(0.2) && { max: 2 }),
      from: select(dice),
      ...dice.one([
        { distinctBy: 'issuer' },
        { distinctBy: 'field' },
        { distinctBy: 'year' },
        { distinctBy: 'outcome' },
        { distinctBy: 'extension', distinctKey: 'urn:tag' },
      ]),
      ...draw(dice),
    }),
    () => volume(dice, id, { from: select(dice), ...draw(dice) }),
    () => volume(dice, id, { from: select(dice), ...draw(dice) }),
    () => volume(dice, id, { from: select(dice), ...draw(dice) }),
    () => ({
      op: 'outcomes',
      id,
      minCoverage: dice.one([0.5, 1]),
      match: dice.one(['exact', 'narrower']),
      ...(dice.whether(0.3) && { mandatory: ['urn:o:1'] }),
      ...(dice.whether(0.3) && {
        targets: [
          { id: 'urn:o:1', title: { en: 'One' } },
          { id: 'urn:t:2', title: { en: 'Two' }, skills: ['urn:skill:1', 'urn:skill:2'] },
        ],
      }),
      ...(dice.whether(0.3) && { from: select(dice) }),
      ...(dice.whether(0.4) && { draw: dice.one(['own', 'any']) }),
    }),
  ])()
}

function volume(dice: Dice, id: string, rest: Json): Json {
  const least = dice.whole(1, 10)
  const bounds = dice.one<() => Json>([
    () => ({ min: quantity(dice, least) }),
    () => ({ min: quantity(dice, least) }),
    () => ({ min: ects(least), max: ects(least + dice.whole(0, 6)) }),
    () => ({ max: ects(least) }),
  ])()
  const round = dice.whether(0.12)
    ? {
        round: {
          mode: dice.one(['up', 'down', 'nearest']),
          ...(dice.whether(0.4) && { to: dice.whole(2, 4) }),
        },
      }
    : {}
  return { op: 'volume', id, ...bounds, ...round, ...rest }
}

/** A sum to which some of its requirements contribute once they are met. */
function contributing(dice: Dice, sum: Json): Json {
  const of = sum.of as Json[]
  const { unit } = (sum.min ?? sum.max) as { unit: string }
  return {
    ...sum,
    of: of.map((each) =>
      dice.whether(0.2) || JSON.stringify(each).includes('"contributes"')
        ? { ...each, contributes: { value: dice.whole(1, 6), unit } }
        : each,
    ),
  }
}

function node(dice: Dice, depth: number, definitions: boolean): Json {
  if (depth === 0 || dice.leaves >= 3 || dice.whether(0.2)) return ended(dice, definitions)
  const many = (least: number) =>
    Array.from({ length: dice.whole(least, 3) }, () => node(dice, depth - 1, definitions))
  const id = dice.name()
  const whole = dice.one<() => Json>([
    () => ({ op: 'all-of', id, of: many(1) }),
    () => ({ op: 'all-of', id, of: many(2) }),
    () => ({ op: 'any-of', id, of: many(2) }),
    () => {
      const of = many(2)
      const min = dice.whole(1, 2)
      return { op: 'n-of', id, min, ...(dice.whether(0.3) && { max: Math.max(min, dice.whole(1, 2)) }), of }
    },
    () => contributing(dice, volume(dice, id, { of: many(1) })),
    () => contributing(dice, volume(dice, id, { of: many(2) })),
    () => ({
      op: 'when',
      id,
      if: dice.one<() => Json>([
        () => ({ holds: select(dice, 0) }),
        () => ({ holds: select(dice, 0) }),
        () => ({ not: { holds: select(dice, 0) } }),
        () => ({ entered: { from: '2020-01-01' } }),
        () => ({ declared: ['enrolled'] }),
        () => ({ at: { until: '2025-01-01' } }),
      ])(),
      // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
      then: node(dice, depth - 1, definitions),
      ...(dice.whether(0.6) && { else: node(dice, depth - 1, definitions) }),
    }),
  ])()
  return {
    ...whole,
    ...(dice.whether(0.25) && { section: true }),
    ...(dice.whether(0.25) && { constraints: [limit(dice, whole)] }),
  }
}

const ended = (dice: Dice, definitions: boolean): Json =>
  dice.whether(0.08)
    ? dice.one([
        { op: 'decision', id: dice.name() },
        { op: 'evidence', id: dice.name(), kind: 'portfolio' },
      ])
    : definitions && dice.whether(0.4)
      ? { op: 'ref', id: dice.name(), rule: 'part' }
      : leaf(dice)

const ROUND = { mode: 'none' }

function limit(dice: Dice, under: Json): Json {
  const id = dice.name()
  const children = ((under.of as Json[] | undefined) ?? []).map((each) => each.id as string)
  const amount = (least: number, most: number) =>
    dice.whether(0.6) ? { volume: quantity(dice, dice.whole(least, most)) } : { count: dice.whole(1, 2) }
  const distinct = () =>
    dice.one([
      { distinctBy: 'issuer' },
      { distinctBy: 'year' },
      { distinctBy: 'field' },
      { distinctBy: 'outcome' },
      { distinctBy: 'extension', distinctKey: 'urn:tag' },
    ])
  return dice.one<() => Json>([
    () => ({ op: 'cap', id, select: select(dice), max: amount(2, 8) }),
    () => ({ op: 'cap', id, select: select(dice), max: amount(2, 8) }),
    () => ({ op: 'floor', id, select: select(dice), min: amount(1, 6) }),
    () => ({ op: 'floor', id, select: select(dice), min: { count: dice.whole(1, 2) }, ...distinct() }),
    () => ({
      op: 'share',
      id,
      select: select(dice),
      ...dice.one([{ min: 0.25 }, { min: 0.5 }, { max: 0.5 }, { max: 0.75 }]),
      of: 'counted',
      round: ROUND,
    }),
    () => ({
      op: 'share',
      id,
      select: select(dice),
      ...dice.one([{ min: 0.3 }, { max: 0.4 }]),
      of: 'required',
      round: dice.one([ROUND, { mode: 'up' }, { mode: 'down' }]),
    }),
    () => ({
      op: 'average',
      id,
      min: dice.whole(3, 7),
      ...(dice.scales && dice.whether(0.7) && { scale: dice.one(['upwards', 'downwards']) }),
      weight: dice.one(['volume', 'credential']),
      ...(dice.whether(0.4) && { select: select(dice) }),
    }),
    () => ({
      op: 'overlap',
      id,
      by: 'declared',
      policy: dice.one(['count-once', 'reduce-volume']),
      groups: Array.from({ length: dice.whole(1, 2) }, () => select(dice)),
    }),
    () => ({
      op: 'overlap',
      id,
      by: dice.one(['outcome', 'family']),
      policy: dice.one(['count-once', 'reduce-volume', 'allow']),
    }),
    () => ({ op: 'overlap', id, by: 'outcome', policy: 'reduce-share' }),
    () => ({
      op: 'window',
      id,
      months: dice.one([0, 12, 24, 36]),
      ...(dice.whether(0.4) && { select: select(dice) }),
    }),
    () =>
      children.length > 1
        ? {
            op: 'sequence',
            id,
            before: children[0],
            after: children[1],
            ...(dice.whether(0.4) && { strict: true }),
            ...(dice.whether(0.3) && { exempt: select(dice) }),
          }
        : { op: 'cap', id, select: select(dice), max: amount(2, 8) },
    () => ({ op: 'invariant', id, select: select(dice), max: amount(4, 12) }),
  ])()
}

function decisions(dice: Dice, root: Json, held: readonly Held[]): NonNullable<StackOptions['decisions']> {
  const all: Json[] = []
  const visit = (each: Json): void => {
    all.push(each)
    for (const child of [...((each.of as Json[] | undefined) ?? []), each.then, each.else])
      if (child) visit(child as Json)
  }
  visit(root)
  const ids = held.flatMap(({ record: { id } }) => (id ? [id] : []))
  return Array.from({ length: dice.whole(1, 2) }, (_, at) => {
    const about = dice.one(all)
    const pending = about.op === 'decision' || about.op === 'evidence'
    const kind = pending
      ? dice.one(['grant', 'refuse', 'waive'] as const)
      : ids.length > 0 && 'from' in about && dice.whether(0.6)
        ? ('substitute' as const)
        : dice.one(['waive', 'refuse', 'grant'] as const)
    return {
      requirement: about.id as string,
      kind,
      by: 'Board',
      date: `2025-0${at + 1}-0${dice.whole(1, 9)}`,
      ...(kind === 'substitute' && { credential: dice.one(ids) }),
      ...(dice.whether(0.1) && { until: '2025-10-01' }),
    }
  })
}
