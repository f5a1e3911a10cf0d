/**
 * `npm run oracle -- --count N --seed S`: many instances against the worlds oracle, or with `--laws` against what never
 * changes a verdict; ends with 1 where one is wrong. `--list OUTCOME` names the first `--show` seeds of an outcome, and
 * `--seconds` ends the run before its count.
 */
import { stack } from '@microcred/stacking'
import { instanceOf } from './instances.js'
import { LAWS } from './laws.js'
import { isSound, type Outcome, tried } from './trial.js'

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const [count, seed, shown] = [option('count', 20_000), option('seed', 1), option('show', 5)]
const listed = process.argv[process.argv.indexOf('--list') + 1]
const end = performance.now() + 1000 * option('seconds', Number.POSITIVE_INFINITY)
let left = shown

/** The seeds, for as long as there is time. */
function* seeds(): Generator<number> {
  for (let number = seed; number < seed + count && performance.now() < end; number++) yield number
}

const tell = (line: string) => {
  if (left-- > 0) process.stdout.write(`${line}\n`)
}

/** Every instance against every law. */
function lawful(): boolean {
  const told = LAWS.map(({ title }) => ({ title, held: 0, broken: 0 }))
  for (const number of seeds()) {
    const instance = instanceOf(number)
    if (!isSound(instance)) continue
    const result = stack(instance.rule, instance.held, instance.options)
    for (const [at, { title, holds }] of LAWS.entries()) {
      const outcome = holds(instance, number, result)
      if (outcome) told[at]!.held++
      if (outcome !== false) continue
      told[at]!.broken++
      tell(`seed ${number}: no verdict ${title}`)
    }
  }
  for (const each of told) process.stdout.write(`${JSON.stringify(each)}\n`)
  return told.every(({ broken }) => broken === 0)
}

/** Every instance in every world. */
function sound(): boolean {
  const counts = new Map<Outcome, number>()
  const verdicts = new Map<string, number>()
  for (const number of seeds()) {
    const instance = instanceOf(number)
    const result = stack(instance.rule, instance.held, instance.options)
    const outcome = tried(instance, result, number)
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    if (outcome !== 'left-out') verdicts.set(result.verdict, (verdicts.get(result.verdict) ?? 0) + 1)
    if (outcome === listed || outcome.startsWith('false')) tell(`seed ${number}: ${outcome}`)
  }
  const judged = [...counts].reduce((sum, [outcome, many]) => (outcome === 'left-out' ? sum : sum + many), 0)
  process.stdout.write(`${JSON.stringify({ judged, ...Object.fromEntries([...counts].sort()) })}\n`)
  process.stdout.write(`${JSON.stringify(Object.fromEntries([...verdicts].sort()))}\n`)
  return ![...counts.keys()].some((each) => each.startsWith('false'))
}

process.exitCode = (process.argv.includes('--laws') ? lawful() : sound()) ? 0 : 1
