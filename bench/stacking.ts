/** Evaluation of stacking rules: many credentials against many requirements, and cost by the number held. */
import type { Held, StackingRule } from '../packages/stacking/src/index.ts'
import { seeded } from '../packages/stacking/src/search/random.ts'
import { built } from './built.ts'

const { stack } = await built<typeof import('../packages/stacking/src/index.ts')>('stacking')

const TAG = 'https://example.org/topic'

/** A rule of volume requirements and a hand planted to meet it: each credential fits one to three of them. */
export function instance(
  credentials: number,
  requirements: number,
  slack: number,
  seed = 1,
): { rule: StackingRule; held: Held[] } {
  const random = seeded(seed)
  const supply = new Array<number>(requirements).fill(0)
  const held = Array.from({ length: credentials }, (_, at): Held => {
    const home = at < requirements ? at : Math.floor(random() * requirements)
    const topics = new Set([home])
    const options = 1 + Math.floor(random() * 3)
    while (topics.size < Math.min(options, requirements)) topics.add(Math.floor(random() * requirements))
    const value = 1 + Math.floor(random() * 6)
    supply[home]! += value
    return {
      record: {
        id: `urn:example:${at}`,
        dateOfIssuing: `2025-01-${String(1 + (at % 28)).padStart(2, '0')}`,
        notionalWorkload: { volumes: [{ value, unit: 'ects' }] },
        extensions: { [TAG]: [...topics].map(String) },
      },
    }
  })
  const rule: StackingRule = {
    id: 'https://example.org/rules/many',
    version: '1',
    title: { en: 'Many requirements' },
    owner: { name: { en: 'A university' } },
    validFrom: '2020-01-01',
    profile: {
      title: { en: 'Target' },
      outcomes: [{ id: 'https://example.org/outcome', title: { en: 'Outcome' } }],
    },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: {
      op: 'all-of',
      id: 'all',
      of: supply.map((sum, at) => ({
        op: 'volume',
        id: `topic-${at}`,
        min: { value: Math.max(1, Math.floor(sum / slack)), unit: 'ects' },
        from: { extension: [{ key: TAG, in: [String(at)] }] },
      })),
    },
  }
  return { rule, held }
}

/** Evaluations before the clock starts, and with it. */
const [WARM, TIMED] = [5, 7]

/** Milliseconds of processor time so far. */
function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Best time of several once the code is warm, and what came out. */
function measure(credentials: number, requirements: number, slack: number): string {
  const { rule, held } = instance(credentials, requirements, slack)
  let best = Number.POSITIVE_INFINITY
  let result = stack(rule, held, { at: '2026-01-01' })
  for (let run = 0; run < WARM; run++) stack(rule, held, { at: '2026-01-01' })
  for (let run = 0; run < TIMED; run++) {
    const start = spent()
    result = stack(rule, held, { at: '2026-01-01' })
    best = Math.min(best, spent() - start)
  }
  const proven = result.optimal ? 'proven' : `open, at least ${result.bound} missing`
  return `${String(credentials).padStart(6)} held  ${String(requirements).padStart(4)} requirements  ${best.toFixed(1).padStart(8)} ms  ${((best / credentials) * 1000).toFixed(1).padStart(6)} µs each  ${result.verdict} (${proven}, ${result.provenance.method})`
}

/** Prints the curve. */
export function stacking(): string[] {
  return [
    ...[10, 100, 1000, 3000, 10_000].map((count) =>
      measure(count, Math.max(2, Math.round(count / 50)), 1.02),
    ),
  ]
}

if (import.meta.url === `file://${process.argv[1]}`) for (const line of stacking()) console.log(line)
