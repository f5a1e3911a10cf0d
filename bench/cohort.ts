/**
 * Evaluations of a cohort: learners a second of processor time, and the time of one, for every shipped pack, by the built
 * package: what runs the sources as they are names every function anew, which takes a fifth of the time.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LearnerHand, StackingRule } from '../packages/stacking/src/index.ts'
import { seeded } from '../packages/stacking/src/search/random.ts'
import { root } from '../tools/root.ts'
import { built } from './built.ts'

const { stackMany } = await built<typeof import('../packages/stacking/src/index.ts')>('stacking')

const packs = join(root, 'packages/schemas/stacking/packs')
const example = JSON.parse(
  readFileSync(join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json'), 'utf8'),
)

/** What a learner holds. */
const CREDENTIALS = 8

/** A learner: credentials of one to six credits at levels 3 to 7, of four bodies, with the outcomes the rule asks for. */
function learner(number: number, rule: StackingRule, random: () => number): LearnerHand {
  const below = (most: number) => Math.floor(random() * most)
  return {
    id: `${number}`,
    credentials: Array.from({ length: CREDENTIALS }, (_, at) => ({
      record: {
        ...example,
        id: `urn:example:${number}:${at}`,
        learner: { id: `urn:example:learner:${number}` },
        dateOfIssuing: `202${below(6)}-0${1 + below(9)}-15`,
        title: { en: `Course ${below(40)}` },
        notionalWorkload: { volumes: [{ value: [2, 3, 5, 6, 10, 15][below(6)], unit: 'ects' }] },
        level: { ...example.level, eqf: 3 + below(5) },
        awardingBody: [{ ...example.awardingBody[0], id: `https://example.org/bodies/${below(4)}` }],
        learningOutcomes: [rule.profile.outcomes[below(rule.profile.outcomes.length)]],
      },
    })),
  }
}

async function measure(file: string, many: number): Promise<string> {
  const rule: StackingRule = JSON.parse(readFileSync(join(packs, file), 'utf8'))
  const random = seeded(1)
  const hands = Array.from({ length: 500 }, (_, at) => learner(at, rule, random))
  function* cohort(count: number) {
    for (let at = 0; at < count; at++) yield hands[at % hands.length]!
  }
  const verdicts = new Map<string, number>()
  const times: number[] = []
  const run = async (count: number, each: (verdict: string) => void) => {
    for await (const { verdict } of stackMany(rule, cohort(count), { at: '2026-06-19' })) each(verdict)
  }
  await run(many / 2, () => undefined)
  const start = process.cpuUsage()
  await run(many, (verdict) => verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1))
  const { user, system } = process.cpuUsage(start)
  // Looking at the clock after each learner takes a good part of what the learner takes: it is done apart.
  let before = process.cpuUsage()
  await run(many, () => {
    const since = process.cpuUsage(before)
    times.push((since.user + since.system) / 1000)
    before = process.cpuUsage()
  })
  times.sort((a, b) => a - b)
  const quantile = (part: number) => times[Math.floor(part * (times.length - 1))]!.toFixed(2)
  const said = [...verdicts].map(([verdict, count]) => `${verdict} ${Math.round((100 * count) / many)} %`)
  return `| ${file.replace('.json', '')} | ${Math.round((many / (user + system)) * 1e6).toLocaleString('en')} | ${quantile(0.5)} | ${quantile(0.99)} | ${said.join(', ')} |`
}

const [only, many] = process.argv.slice(2)
console.log('| pack | learners a second and core | median, ms | p99, ms | verdicts |')
console.log('|---|--:|--:|--:|---|')
for (const file of readdirSync(packs).filter((each) => each.endsWith('.json')))
  if (!only || file.startsWith(only)) console.log(await measure(file, Number(many ?? 2000)))
