/** `npm run oracle -- --count N --seed S`: many instances against the worlds oracle; ends with 1 where one is wrong. */
import { stack } from '@microcred/stacking'
import { instanceOf } from './instances.js'
import { type Outcome, tried } from './trial.js'

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const [count, seed, shown] = [option('count', 20_000), option('seed', 1), option('show', 5)]
const listed = process.argv[process.argv.indexOf('--list') + 1]
const counts = new Map<Outcome, number>()
const verdicts = new Map<string, number>()
let left = shown
for (let number = seed; number < seed + count; number++) {
  const instance = instanceOf(number)
  const result = stack(instance.rule, instance.held, instance.options)
  const outcome = tried(instance, result, number)
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  if (outcome !== 'left-out') verdicts.set(result.verdict, (verdicts.get(result.verdict) ?? 0) + 1)
  if ((outcome === listed || outcome.startsWith('false')) && left-- > 0)
    process.stdout.write(`seed ${number}: ${outcome}\n`)
}
const judged = count - (counts.get('left-out') ?? 0)
process.stdout.write(`${JSON.stringify({ judged, ...Object.fromEntries([...counts].sort()) })}\n`)
process.stdout.write(`${JSON.stringify(Object.fromEntries([...verdicts].sort()))}\n`)
process.exitCode = [...counts.keys()].some((each) => each.startsWith('false')) ? 1 : 0
