/**
 * Fits the weights of `find`'s score (packages/taxonomy/src/search/strength.ts) on `queries.csv` by logistic
 * regression, tells them, and what they give on the queries left out of the fit, a fifth at a time.
 *
 * Run: npx tsx tools/taxonomy/fit.ts
 */
import { conceptUri, isCurrent } from '../../packages/taxonomy/src/concepts/concepts.ts'
import { skill } from '../../packages/taxonomy/src/index.ts'
import { candidates } from '../../packages/taxonomy/src/search/candidates.ts'
import { indexOf } from '../../packages/taxonomy/src/search/find.ts'
import { openLanguage } from '../../packages/taxonomy/src/search/languages.ts'
import type { Evidence } from '../../packages/taxonomy/src/search/strength.ts'
import { ownQueries, queriesIn } from './typed-queries.ts'

const keys = ['label', 'term', 'description', 'telling'] as const
type Row = { x: number[]; right: boolean; exact: boolean; telling: boolean }
const features = (e: Evidence) => [1, ...keys.map((key) => e[key])]

const rowsOf = (queries: ReturnType<typeof ownQueries>, terms = true) =>
  queries.map(({ language: tag, query, accepted }) => {
    const whole = openLanguage(tag)
    const language = terms ? whole : { ...whole, terms: '' }
    const rows: Row[] = candidates(query, language, indexOf(whole), isCurrent).map((each) => ({
      x: features(each.evidence),
      right: accepted.includes(skill(conceptUri(each.concept))!.label),
      exact: each.score === 1,
      telling: each.evidence.telling > 0 || each.evidence.term > 0,
    }))
    return { tag, query, accepted, rows }
  })

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0)
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

type Queries = ReturnType<typeof rowsOf>
function fit(queries: Queries): number[] {
  let w = [-4, 4, 3, 1.5, 1.5]
  for (let round = 0; round < 6; round++) {
    // The best few of each query: what is ranked low anyway must not decide.
    const rows = queries.flatMap((each) =>
      [...each.rows].sort((a, b) => dot(w, b.x) - dot(w, a.x)).filter((row, at) => at < 12 || row.right),
    )
    for (let step = 0; step < 1500; step++) {
      const gradient = w.map(() => 0)
      for (const { x, right } of rows) {
        const error = sigmoid(dot(w, x)) - Number(right)
        for (const [at, value] of x.entries()) gradient[at]! += error * value
      }
      w = w.map((value, at) =>
        Math.max(at === 0 ? -99 : 0, value - (2 * gradient[at]!) / rows.length - (at ? 0.0005 * value : 0)),
      )
    }
  }
  return w
}

function judge(queries: Queries, w: readonly number[], threshold: number) {
  let [first, five, count, silent, off, lost] = [0, 0, 0, 0, 0, 0]
  for (const { accepted, rows } of queries) {
    const score = (row: Row) => (row.exact ? 1 : row.telling ? sigmoid(dot(w, row.x)) : 0)
    const ranked = [...rows].sort((a, b) => score(b) - score(a))
    const said = ranked.filter((row) => score(row) >= threshold)
    if (accepted.length === 0) {
      off++
      silent += Number(said.length === 0)
      continue
    }
    count++
    first += Number(said[0]?.right ?? false)
    five += Number(said.slice(0, 5).some(({ right }) => right))
    lost += Number(
      ranked.slice(0, 5).some(({ right }) => right) && !said.slice(0, 5).some(({ right }) => right),
    )
  }
  return `@1 ${(first / count).toFixed(3)} @5 ${(five / count).toFixed(3)} silent ${(silent / off).toFixed(3)} lost ${(lost / count).toFixed(3)} (${count}, ${off})`
}

const own = rowsOf(ownQueries())
/** Terms and queries are of one hand: how much a term counts cannot be told from these queries, and is set. */
const termWeight = 4.5
const withoutTerms = rowsOf(
  ownQueries().filter(({ language }) => ['en', 'es', 'fr', 'de', 'pl'].includes(language)),
  false,
)
const fitted = fit(withoutTerms)
for (const threshold of [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
  console.log('without terms', threshold, judge(withoutTerms, fitted, threshold))
const all = fitted.map((value, at) => (at === 2 ? termWeight : value))
console.log(['constant', ...keys].map((key, at) => `${key}: ${all[at]!.toFixed(2)}`).join(', '))
for (const threshold of [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35])
  console.log(threshold, judge(own, all, threshold))
for (const tag of [...new Set(own.map((each) => each.tag))])
  console.log(
    tag,
    judge(
      own.filter((each) => each.tag === tag),
      all,
      0.2,
    ),
  )
if (process.argv[2]) {
  const other = rowsOf(queriesIn(process.argv[2]))
  for (const threshold of [0, 0.15, 0.2, 0.25, 0.3])
    console.log('other', threshold, judge(other, all, threshold))
  if (process.argv[3]) tellMisses(other)
}
if (process.argv.includes('--misses')) tellMisses(own)

/** Prints each query whose right skill is not among the first five, and each off-topic one that is answered. */
function tellMisses(queries: typeof own): void {
  for (const { query, accepted, rows, tag } of queries) {
    const best = [...rows].sort((a, b) => dot(all, b.x) - dot(all, a.x)).slice(0, 5)
    if (
      accepted.length > 0 ? !best.some(({ right }) => right) : best[0] && sigmoid(dot(all, best[0].x)) > 0.2
    )
      console.log(
        'MISS',
        tag,
        query,
        '|',
        accepted.slice(0, 2).join(';'),
        best[0]?.x.map((x) => x.toFixed(2)).join(' '),
      )
  }
}
