/** Plans over catalogues of every size: how long they take, and what is proven. */

import { performance } from 'node:perf_hooks'
import {
  type Highs,
  highsSolver,
  type Offer,
  plan,
  type StackingRule,
} from '../packages/stacking/src/index.ts'
import { seeded } from '../packages/stacking/src/search/random.ts'

const FIELD = '0722'
const HOME = 'https://example.org/bodies/home'
const outcome = (at: number): string => `https://example.org/outcomes/${at}`

/** Which parts of the rule are asked for. */
export type Asked = 'volumes' | 'outcomes' | 'share' | 'all'

/** Fifteen credits of a field, fifteen at level 5 or above, ten outcomes, a quarter in residence, few below level 5. */
export function ruleOf(asked: Asked): StackingRule {
  const has = (...some: readonly Asked[]) => some.includes(asked)
  const outcomes = Array.from({ length: 10 }, (_, at) => ({
    id: outcome(at),
    title: { en: `Outcome ${at}` },
  }))
  return {
    id: 'https://example.org/rules/plan',
    version: '1',
    title: { en: 'Thirty credits' },
    owner: { name: { en: 'A university' } },
    validFrom: '2020-01-01',
    profile: { title: { en: 'Target' }, outcomes, volume: { value: 30, unit: 'ects' } },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: {
      op: 'all-of',
      id: 'all',
      of: [
        { op: 'volume', id: 'field', min: { value: 15, unit: 'ects' }, from: { field: [FIELD] } },
        { op: 'volume', id: 'level', min: { value: 15, unit: 'ects' }, from: { eqf: { min: 5 } } },
        ...(has('outcomes', 'share', 'all')
          ? [{ op: 'outcomes' as const, id: 'outcomes', minCoverage: 1, match: 'exact' as const }]
          : []),
      ],
    },
    ...(has('share', 'all') && {
      constraints: [
        ...(has('share', 'all')
          ? [
              {
                op: 'share' as const,
                id: 'residence',
                select: { issuer: [HOME] },
                min: 0.25,
                of: 'counted' as const,
                round: { mode: 'none' as const },
              },
            ]
          : []),
        ...(has('all')
          ? [
              {
                op: 'cap' as const,
                id: 'below',
                select: { not: { eqf: { min: 5 } } },
                max: { volume: { value: 9, unit: 'ects' as const } },
              },
            ]
          : []),
      ],
    }),
  }
}

/** A catalogue: one to six credits, levels 3 to 7, a third in the field, a fifth at home, at most two outcomes, a price a credit. */
export function catalogueOf(size: number, seed = 1): Offer[] {
  const random = seeded(seed)
  const below = (most: number) => Math.floor(random() * most)
  return Array.from({ length: size }, (_, at): Offer => {
    const value = 1 + below(6)
    const cost = Math.round(value * (20 + random() * 80))
    const covered = new Set(Array.from({ length: below(3) }, () => below(10)))
    return {
      cost,
      record: {
        id: `https://example.org/offers/${at}`,
        title: { en: `Offer ${at}` },
        notionalWorkload: { volumes: [{ value, unit: 'ects' }] },
        level: { eqf: 3 + below(5) },
        awardingBody: [
          { id: random() < 0.2 ? HOME : `https://example.org/bodies/${below(30)}`, name: { en: 'A body' } },
        ],
        furtherInformation: { fields: random() < 1 / 3 ? [FIELD] : ['0411'] },
        learningOutcomes:
          covered.size === 0
            ? [{ id: 'https://example.org/outcomes/else', title: { en: 'Something else' } }]
            : [...covered].map((each) => ({ id: outcome(each), title: { en: `Outcome ${each}` } })),
      } as unknown as Offer['record'],
    }
  })
}

const highs = await ((await import('highs')).default as unknown as () => Promise<Highs>)()
const solver = highsSolver(highs)

/** What the figures of an offer are, as the plain program reads them. */
interface Figures {
  readonly id: string
  readonly volume: number
  readonly cost: number
  readonly level: number
  readonly isField: boolean
  readonly isHome: boolean
  readonly outcomes: readonly string[]
}

function figuresOf({ record, cost }: Offer): Figures {
  return {
    id: record.id!,
    cost: cost!,
    volume: record.notionalWorkload!.volumes![0]!.value as number,
    level: record.level!.eqf as number,
    isField: record.furtherInformation!.fields!.includes(FIELD),
    isHome: record.awardingBody![0]!.id === HOME,
    outcomes: record.learningOutcomes!.map(({ id }) => id!),
  }
}

/** The least cost by the textbook's program, written apart from the planner: for each offer where it counts, and nothing else. */
function plain(offers: readonly Offer[], asked: Asked): number {
  const all = offers.map(figuresOf)
  const uses = all.flatMap((each, at) => [
    ...(each.isField ? [{ name: `f${at}`, each }] : []),
    ...(each.level >= 5 ? [{ name: `l${at}`, each }] : []),
  ])
  const sum = (weigh: (each: Figures, name: string) => number) =>
    uses
      .map(({ name, each }) => [weigh(each, name), name] as const)
      .filter(([weight]) => weight !== 0)
      .map(([weight, name]) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${name}`)
      .join(' ')
  const rows = [
    ...['f', 'l'].map((kind) => `${sum(({ volume }, name) => (name.startsWith(kind) ? volume : 0))} >= 15`),
    ...all.flatMap(({ isField, level }, at) => (isField && level >= 5 ? [`f${at} + l${at} <= 1`] : [])),
  ]
  if (asked !== 'volumes')
    for (let at = 0; at < 10; at++)
      rows.push(`${sum(({ outcomes }) => (outcomes.includes(outcome(at)) ? 1 : 0))} >= 1`)
  if (asked === 'share' || asked === 'all')
    rows.push(`${sum(({ isHome, volume }) => (isHome ? 0.75 : -0.25) * volume)} >= 0`)
  if (asked === 'all') rows.push(`${sum(({ level, volume }) => (level < 5 ? volume : 0))} <= 9`)
  const text = [
    'Minimize',
    ` obj: ${sum(({ cost }) => cost)}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Binary',
    ` ${uses.map(({ name }) => name).join(' ')}`,
    'End',
  ].join('\n')
  const { Status, Columns } = highs.solve(text, { mip_rel_gap: 0 })
  if (Status !== 'Optimal') return Number.NaN
  return Math.round(
    uses.reduce((total, { name, each }) => total + each.cost * (Columns[name]?.Primal ?? 0), 0),
  )
}

/** Largest catalogue that the plain program is tried on. */
const PLAIN = 2000

/** One plan of the least cost, as a row. */
function measure(size: number, asked: Asked): string {
  const offers = catalogueOf(size)
  const start = performance.now()
  const used = process.cpuUsage()
  const { plans, answer } = plan(ruleOf(asked), [], offers, {
    at: '2026-06-19',
    minimise: 'cost',
    alternatives: 1,
    policies: { solver },
  })
  const { user, system } = process.cpuUsage(used)
  const seconds = (performance.now() - start) / 1000
  const found = plans[0]
  const said = found ? `${found.total} ${found.optimal ? 'proven' : found.method}` : answer
  const least = size <= PLAIN ? `${plain(offers, asked)}` : ''
  return `| ${size.toLocaleString('en')} | ${asked} | ${said} | ${least} | ${((user + system) / 1e6).toFixed(2)} | ${seconds.toFixed(2)} |`
}

export function plans(): string[] {
  const sizes = process.argv.slice(2).map(Number).filter(Boolean)
  return [
    '| offers | asked | least cost | plain program | CPU s | s |',
    '|--:|---|---|--:|--:|--:|',
    ...(sizes.length > 0 ? sizes : [200, 400, 700, 1000, 2000, 5000, 10_000]).flatMap((size) =>
      (['volumes', 'outcomes', 'share', 'all'] as const).map((asked) => measure(size, asked)),
    ),
  ]
}

if (import.meta.url === `file://${process.argv[1]}`) for (const line of plans()) console.log(line)
