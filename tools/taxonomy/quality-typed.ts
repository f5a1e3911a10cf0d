/** What `npm run taxonomy:quality` says of queries as people type them, of texts of courses, and of speed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { conceptUri, isCurrent } from '../../packages/taxonomy/src/concepts/concepts.ts'
import { find, skill } from '../../packages/taxonomy/src/index.ts'
import { candidates } from '../../packages/taxonomy/src/search/candidates.ts'
import { indexOf } from '../../packages/taxonomy/src/search/find.ts'
import { indexLabels } from '../../packages/taxonomy/src/search/index-labels.ts'
import { type Language, openLanguage } from '../../packages/taxonomy/src/search/languages.ts'
import { learnSynonyms } from '../../packages/taxonomy/src/search/learn-synonyms.ts'
import { synonymWeight } from '../../packages/taxonomy/src/search/pack-synonyms.ts'
import { tokensOf } from '../../packages/taxonomy/src/search/tokens.ts'
import { courseTexts, extraction } from './course-texts.ts'
import { entriesIn, leastCount } from './language-modules.ts'
import type { Tables } from './tables.ts'
import { ownQueries, queriesApart, queriesIn, type TypedQuery } from './typed-queries.ts'

/** A share with the interval that holds the true one in 95 of 100 samples (Wilson). */
export function share(part: number, whole: number, digits = 2): string {
  if (whole === 0) return '–'
  const z = 1.96
  const p = part / whole
  const middle = (p + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole)
  const half = (z * Math.sqrt((p * (1 - p)) / whole + z ** 2 / (4 * whole ** 2))) / (1 + z ** 2 / whole)
  const text = (value: number) => value.toFixed(digits).replace(/^0/, '')
  return `${text(p)} (${text(middle - half)}–${text(middle + half)})`
}

interface Judged {
  readonly first: number
  readonly five: number
  readonly count: number
  readonly silent: number
  readonly offTopic: number
}

const labelOf = (concept: number): string => skill(conceptUri(concept))!.label

/** Answers by the whole search or without the search terms of `synonyms.csv`. */
function judged(queries: readonly TypedQuery[], terms: boolean): Judged {
  let [first, five, count, silent] = [0, 0, 0, 0]
  for (const { language: tag, query, accepted } of queries) {
    const found = terms
      ? find(query, { language: tag, limit: 5 }).map(({ uri }) => skill(uri)!.label)
      : withoutTerms(query, openLanguage(tag)).map(labelOf)
    if (accepted.length === 0) {
      silent += Number(found.length === 0)
      continue
    }
    count++
    first += Number(accepted.includes(found[0]!))
    five += Number(found.some((label) => accepted.includes(label)))
  }
  return { first, five, count, silent, offTopic: queries.length - count }
}

const bare = new WeakMap<Language, Language>()

function withoutTerms(query: string, language: Language): number[] {
  if (!bare.has(language)) bare.set(language, { ...language, terms: '' })
  return candidates(query, bare.get(language)!, indexOf(language), isCurrent)
    .filter(({ score, evidence }) => score >= 0.12 && evidence.telling > 0)
    .slice(0, 5)
    .map(({ concept }) => concept)
}

const head = (first: string) => [
  `| ${first} | queries | hit@1 | hit@5 | hit@5 without \`synonyms.csv\` | off-topic: no answer |`,
  '|---|---|---|---|---|---|',
]

function row(name: string, some: readonly TypedQuery[]): string {
  const whole = judged(some, true)
  const labels = judged(some, false)
  const silent = whole.offTopic === 0 ? '' : `${share(whole.silent, whole.offTopic)} of ${whole.offTopic}`
  return `| ${name} | ${whole.count} | ${share(whole.first, whole.count)} | ${share(whole.five, whole.count)} | ${share(labels.five, labels.count)} | ${silent} |`
}

/** A row for each value of a column, in the order of the alphabet. */
function rowsBy(queries: readonly TypedQuery[], column: 'language' | 'sector'): string[] {
  const values = [...new Set(queries.flatMap((each) => each[column] ?? []))].sort()
  return values.map((value) =>
    row(
      value,
      queries.filter((each) => each[column] === value),
    ),
  )
}

export function typedQueries(): string[] {
  const queries = ownQueries()
  const outside = join(process.env.MICROCRED_OUTSIDE_DATA ?? '', 'taxonomy-queries/queries.csv')
  if (process.env.MICROCRED_OUTSIDE_DATA && existsSync(outside))
    console.log(row('outside', queriesIn(outside)))
  return [...head('language'), ...rowsBy(queries, 'language'), row('all', queries)]
}

/** The same of queries that were set apart, by language and by sector. */
export function typedApart(): string[] {
  const queries = queriesApart()
  return [
    ...head('set apart'),
    ...rowsBy(queries, 'sector'),
    ...rowsBy(queries, 'language'),
    row('all', queries),
  ]
}

/** How many of the queries set apart are answered right, and off-topic ones not at all. */
export const judgedApart = (): Judged => judged(queriesApart(), true)

/** Of the first suggestions with a score so high, how many are right; search terms left out. */
export function calibration(): string[] {
  const bins = [0.12, 0.2, 0.3, 0.5, 0.7, 1.01]
  const counts = bins.slice(1).map(() => ({ right: 0, all: 0 }))
  for (const { language: tag, query, accepted } of ownQueries()) {
    const language = openLanguage(tag)
    const [first] = candidates(query, { ...language, terms: '' }, indexOf(language), isCurrent)
    const bin = bins.findIndex(
      (from, at) => first !== undefined && first.score >= from && first.score < bins[at + 1]!,
    )
    if (bin === -1) continue
    counts[bin]!.all++
    counts[bin]!.right += Number(accepted.includes(labelOf(first!.concept)))
  }
  return [
    '| score of the first suggestion | right |',
    '|---|---|',
    ...counts.map(({ right, all }, at) => `| from ${bins[at]} | ${share(right, all)} of ${all} |`),
  ]
}

/** How often something is right first, and among five. */
export interface Hits {
  readonly first: number
  readonly five: number
  readonly count: number
}

/**
 * In each round one alternative English label of every concept is taken out of the index, and asked for in `find`;
 * `rounds`: how many, all without it.
 */
export function labelsLeftOut(tables: Tables, rounds = Number.POSITIVE_INFINITY): Hits {
  const entries = entriesIn(tables, 'en')
  const language = openLanguage('en')
  const most = Math.max(...entries.map(({ length }) => length))
  let [first, five, count] = [0, 0, 0]
  for (let round = 1; round < Math.min(most, rounds + 1); round++) {
    const rest = entries.map((labels, concept) =>
      isCurrent(concept) ? labels.filter((_, at) => at !== round) : [],
    )
    const learned = learnSynonyms(
      rest.filter(({ length }) => length > 0),
      leastCount,
    )
    const index = indexLabels(tokensOf(rest.map((labels) => labels.join('\t'))), {
      stems: language.stems,
      synonyms: (ids) => {
        const table = new Map<number, [number, number][]>()
        for (const [a, b, count] of learned) {
          const [x, y] = [ids.get(a), ids.get(b)]
          if (x === undefined || y === undefined) continue
          table.set(x, [...(table.get(x) ?? []), [y, synonymWeight(count)]])
          table.set(y, [...(table.get(y) ?? []), [x, synonymWeight(count)]])
        }
        return (stem) => table.get(stem) ?? []
      },
    })
    for (const [concept, labels] of entries.entries()) {
      if (labels[round] === undefined || !isCurrent(concept)) continue
      const found = candidates(labels[round]!, language, index, isCurrent).slice(0, 5)
      count++
      first += Number(found[0]?.concept === concept)
      five += Number(found.some((each) => each.concept === concept))
    }
  }
  return { first, five, count }
}

/** Tells it in a sentence. */
export function toldLabelsLeftOut(tables: Tables): string {
  const { first, five, count } = labelsLeftOut(tables)
  return `An English label left out of the index (${count} queries), by all that \`find\` weighs: hit@1 **${share(first, count, 3)}**, hit@5 **${share(five, count, 3)}**.`
}

export function courses(): string[] {
  const texts = courseTexts()
  return [
    '| texts of courses | texts | suggestions right (precision) | skills told (recall) | teach nothing green: no suggestion |',
    '|---|---|---|---|---|',
    ...(['tune', 'held'] as const).map((half) => {
      const {
        texts: count,
        suggested,
        right,
        gold,
        told,
        empty,
        silent,
      } = extraction(texts.filter((each) => each.half === half))
      return `| ${half === 'tune' ? 'looked at' : 'held apart'} | ${count} | ${share(right, suggested)} of ${suggested} | ${share(told, gold)} of ${gold} | ${silent} of ${empty} |`
    }),
  ]
}

/** The best of several tries: another process can make an answer slower, none can make it faster. */
export function speed(): string[] {
  const times = (language: string) => {
    const queries = ownQueries().filter((each) => each.language === language)
    const best = queries.map(() => Number.POSITIVE_INFINITY)
    for (let round = 0; round < 12; round++)
      for (const [at, { query }] of queries.entries()) {
        const start = performance.now()
        find(query, { language })
        best[at] = Math.min(best[at]!, performance.now() - start)
      }
    return best.sort((a, b) => a - b)
  }
  return [
    '| language | answer p50 | answer p99 |',
    '|---|---|---|',
    ...['en', 'de', 'fi', 'pl'].map((language) => {
      const sorted = times(language)
      const at = (part: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!.toFixed(2)
      return `| ${language} | ${at(0.5)} ms | ${at(0.99)} ms |`
    }),
  ]
}
