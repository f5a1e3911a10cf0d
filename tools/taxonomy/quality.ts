/**
 * Measures how well `find` finds and the recognition desk orders: prints tables and puts them into the guides.
 *
 * Run: npm run taxonomy:quality (about five minutes; `-- --quick` leaves out the exact leave-one-out, `-- --typed` measures
 * only typed queries, texts of courses, speed and the recognition desk)
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import MiniSearch from 'minisearch'
import { type IndexOptions, indexLabels, weights } from '../../packages/taxonomy/src/search/index-labels.ts'
import { learnSynonyms } from '../../packages/taxonomy/src/search/learn-synonyms.ts'
import { synonymWeight } from '../../packages/taxonomy/src/search/pack-synonyms.ts'
import type { Stemming } from '../../packages/taxonomy/src/search/stemmers.ts'
import { fold } from '../../packages/taxonomy/src/search/text.ts'
import { tokensOf } from '../../packages/taxonomy/src/search/tokens.ts'
import { deskQuality } from '../equivalence/quality.ts'
import { root } from '../root.ts'
import { putIntoGuide } from './guide-page.ts'
import { entriesIn, leastCount, tabbed } from './language-modules.ts'
import { calibration, courses, speed, toldLabelsLeftOut, typedApart, typedQueries } from './quality-typed.ts'
import { entries, gzippedSize } from './sizes.ts'
import { readTables } from './tables.ts'

type Entries = readonly (readonly string[])[]
/** Ranks concepts for a query: the positions of the best five. */
type Search = (query: string) => readonly number[]

const tables = readTables()
const command = 'npm run taxonomy:quality'

const typed = [
  ...typedQueries(),
  '',
  ...typedApart(),
  '',
  toldLabelsLeftOut(tables),
  '',
  ...calibration(),
  '',
  ...courses(),
]
const fast = speed()
console.log([...typed, '', ...fast, ''].join('\n'))
putIntoGuide('typed', command, typed)
putIntoGuide('speed', command, fast)
const desk = deskQuality()
console.log([...desk, ''].join('\n'))
putIntoGuide('desk', command, desk, 'recognition')
const sizesText = ['| entry | gzipped |', '|---|---|']
for (const { name, code, most } of entries) {
  const { bytes } = await gzippedSize(code)
  const promise = most === undefined ? '' : ` (at most ${most / 1000} kB)`
  sizesText.push(`| ${name} | ${(bytes / 1000).toFixed(1)} kB${promise} |`)
}
console.log(`\n${sizesText.join('\n')}`)

/** Of what the rules propose, how much did the editor confirm; of what is confirmed, how much did they propose? */
const sectorsText = [
  '| sector | confirmed | proposed | of the proposed confirmed | of the confirmed proposed |',
  '|---|---|---|---|---|',
]
for (const sector of tables.sectors) {
  const rows = tables.sectorSkills.filter((row) => row.sector === sector.id)
  const confirmed = rows.filter((row) => row.status === 'confirmed')
  const proposed = rows.filter((row) => row.rule !== '')
  const both = confirmed.filter((row) => row.rule !== '')
  const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`
  sectorsText.push(
    confirmed.length === 0
      ? `| ${sector.en} | not reviewed | ${proposed.length} | | |`
      : `| ${sector.en} | ${confirmed.length} | ${proposed.length} | ${percent(both.length, proposed.length)} | ${percent(both.length, confirmed.length)} |`,
  )
}
console.log(`\n${sectorsText.join('\n')}`)
putIntoGuide('sizes', command, sizesText)
putIntoGuide('sectors', command, sectorsText)
if (process.argv.includes('--typed')) process.exit()

const current = (entries: Entries) =>
  entries.filter(
    (_, index) => tables.concepts[index] === undefined || tables.concepts[index].status === 'green',
  )
const english = current(entriesIn(tables, 'en'))

// The contenders.

const own =
  (options: Partial<typeof weights> & { stems?: Stemming; synonyms?: boolean } = {}) =>
  (entries: Entries): Search => {
    const { stems = 'english', synonyms = true, ...other } = options
    const learned = synonyms ? learnSynonyms(entries, leastCount) : []
    const index = indexLabels(tokensOf(tabbed(entries)), {
      stems,
      weights: { ...weights, ...other },
      synonyms: (ids) => {
        const table = new Map<number, [number, number][]>()
        for (const [a, b, count] of learned) {
          const x = ids.get(a)
          const y = ids.get(b)
          if (x === undefined || y === undefined) continue
          table.set(x, [...(table.get(x) ?? []), [y, synonymWeight(count)]])
          table.set(y, [...(table.get(y) ?? []), [x, synonymWeight(count)]])
        }
        return (stem) => table.get(stem) ?? []
      },
    } satisfies IndexOptions)
    return (query) => index.search(query, 5).map((hit) => hit.concept)
  }

/** Character 2- to 4-grams, TF-IDF, cosine with the best label: the baseline. */
const characterGrams = (entries: Entries): Search => {
  const grams = (text: string) => {
    const padded = ` ${fold(text).trim()} `
    const counts = new Map<string, number>()
    for (let n = 2; n <= 4; n++) {
      for (let i = 0; i + n <= padded.length; i++) {
        const gram = padded.slice(i, i + n)
        counts.set(gram, (counts.get(gram) ?? 0) + 1)
      }
    }
    return counts
  }
  const documents = entries.flatMap((labels, concept) =>
    labels.map((label) => ({ concept, grams: grams(label) })),
  )
  const frequency = new Map<string, number>()
  for (const { grams } of documents)
    for (const gram of grams.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1)
  const weight = (gram: string, count: number) =>
    count * (Math.log((1 + documents.length) / (1 + (frequency.get(gram) ?? 0))) + 1)
  const postings = new Map<string, [number, number][]>()
  for (const [at, { grams }] of documents.entries()) {
    const all = [...grams].map(([gram, count]) => [gram, weight(gram, count)] as const)
    const length = Math.hypot(...all.map(([, value]) => value))
    for (const [gram, value] of all) {
      const list = postings.get(gram) ?? []
      list.push([at, value / length])
      postings.set(gram, list)
    }
  }
  return (query) => {
    const scores = new Float64Array(documents.length)
    for (const [gram, count] of grams(query)) {
      const value = weight(gram, count)
      for (const [at, part] of postings.get(gram) ?? []) scores[at]! += part * value
    }
    const best = new Map<number, number>()
    for (const [at, score] of scores.entries()) {
      const { concept } = documents[at]!
      if (score > (best.get(concept) ?? 0)) best.set(concept, score)
    }
    return top(best)
  }
}

const miniSearch = (entries: Entries): Search => {
  const index = new MiniSearch({
    fields: ['preferred', 'label'],
    processTerm: (term) => fold(term).trim(),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { preferred: 1.1 } },
  })
  let id = 0
  const conceptOf: number[] = []
  for (const [concept, labels] of entries.entries()) {
    for (const [at, label] of labels.entries()) {
      index.add({ id: id++, ...(at === 0 ? { preferred: label } : { label }) })
      conceptOf.push(concept)
    }
  }
  return (query) => {
    const best = new Map<number, number>()
    for (const hit of index.search(query)) {
      const concept = conceptOf[hit.id as number]!
      if (hit.score > (best.get(concept) ?? 0)) best.set(concept, hit.score)
    }
    return top(best)
  }
}

function top(scores: ReadonlyMap<number, number>): number[] {
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, 5)
    .map(([concept]) => concept)
}

// The measurements.

interface Query {
  readonly text: string
  readonly expected: readonly number[]
}

function measure(search: Search, queries: readonly Query[]) {
  let first = 0
  let five = 0
  for (const { text, expected } of queries) {
    const found = search(text)
    if (expected.includes(found[0]!)) first++
    if (found.some((concept) => expected.includes(concept))) five++
  }
  return { first, five, count: queries.length }
}
type Score = ReturnType<typeof measure>
const add = (a: Score, b: Score): Score => ({
  first: a.first + b.first,
  five: a.five + b.five,
  count: a.count + b.count,
})
const nothing: Score = { first: 0, five: 0, count: 0 }

/** In each round one alternative label of every concept is left out and asked for. */
function rounds(make: (entries: Entries) => Search): Score {
  const most = Math.max(...english.map((labels) => labels.length))
  let score = nothing
  for (let round = 1; round < most; round++) {
    const search = make(english.map((labels) => labels.filter((_, at) => at !== round)))
    const queries = english.flatMap((labels, concept) =>
      labels[round] === undefined ? [] : [{ text: labels[round]!, expected: [concept] }],
    )
    score = add(score, measure(search, queries))
  }
  return score
}

/** One label at a time is left out of everything: index, frequencies, learned synonyms. */
function leaveOneOut(make: (entries: Entries) => Search): Score {
  let score = nothing
  for (const [concept, labels] of english.entries()) {
    for (let at = 1; at < labels.length; at++) {
      const rest = english.map((other, index) =>
        index === concept ? other.filter((_, i) => i !== at) : other,
      )
      score = add(score, measure(make(rest), [{ text: labels[at]!, expected: [concept] }]))
    }
  }
  return score
}

let seed = 20_251_215
const random = (below: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

/** One letter left out, put in, replaced, or exchanged with the next. */
function misspell(text: string): string {
  const letters = [...text]
  const at = random(letters.length)
  const other = String.fromCharCode(97 + random(26))
  const kind = random(4)
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, other)
  else if (kind === 2 || at + 1 === letters.length) letters[at] = other
  else [letters[at], letters[at + 1]] = [letters[at + 1]!, letters[at]!]
  return letters.join('')
}
const misspellings = (entries: Entries, edits: number, alternatives: boolean): Query[] =>
  entries.flatMap((labels, concept) =>
    (alternatives ? labels : labels.slice(0, 1)).map((label) => {
      let text = label
      for (let i = 0; i < edits; i++) text = misspell(text)
      return { text, expected: [concept] }
    }),
  )

const share = (part: number, score: Score) => (part / score.count).toFixed(3).replace(/^0/, '')
const both = (score: Score) => `${share(score.first, score)} / ${share(score.five, score)}`
const lines: string[] = []
const say = (line = '') => {
  lines.push(line)
  console.log(line)
}

/** The ranking without what was added last. */
const bare = { preferred: 0, second: 0, breadth: 0 }

const contenders: [string, (entries: Entries) => Search][] = [
  ['character 2- to 4-grams, TF-IDF (baseline)', characterGrams],
  ['minisearch 7 (prefix, fuzzy 0.2)', miniSearch],
  [
    'own: same words only',
    own({ ...bare, stems: 'none', synonyms: false, fuzzy: 9, fuzzyKnown: 9, coverage: 0 }),
  ],
  ['… and alike spelling', own({ ...bare, stems: 'none', synonyms: false, coverage: 0 })],
  ['… and stems', own({ ...bare, synonyms: false, coverage: 0 })],
  ['… and words anywhere in the concept', own({ ...bare, synonyms: false })],
  ['… and learned synonyms', own(bare)],
  ['… and preferred labels first', own({ ...bare, preferred: weights.preferred })],
  ['… and two labels rather than one, few words rather than many: `find`', own()],
]

const outcomes = (
  parse(readFileSync(join(root, 'tools/taxonomy/outcomes.csv')), { columns: true }) as Record<
    string,
    string
  >[]
).map(
  (row): Query => ({
    text: row.outcome!,
    expected: row.expected!.split(' | ').map((label) => {
      const concept = english.findIndex(([preferred]) => preferred === label)
      if (concept === -1) throw new Error(`outcomes.csv expects "${label}", which is no preferred label`)
      return concept
    }),
  }),
)
const oneEdit = misspellings(english, 1, true)
const twoEdits = misspellings(english, 2, true)

const labelCount = english.reduce((sum, labels) => sum + labels.length, 0)
say(`Measured on ${english.length} concepts with ${labelCount} English labels; hit@1 / hit@5.`)
say()
say('| method | (a) label left out | (b) one edit | (b) two edits | (d) outcomes |')
say('|---|---|---|---|---|')
for (const [name, make] of contenders) {
  const search = make(english)
  say(
    `| ${name} | ${both(rounds(make))} | ${both(measure(search, oneEdit))} | ${both(measure(search, twoEdits))} | ${both(measure(search, outcomes))} |`,
  )
}
say()
say(
  '(a) in rounds: in each, one alternative label of every concept is taken out of the index and of the synonyms, and asked for. (b) every label, with letters left out, put in, replaced or exchanged at random places. (d) ' +
    `${outcomes.length} learning outcomes written by hand, a hit being any concept the author expected.`,
)
if (!process.argv.includes('--quick')) {
  const exact = leaveOneOut(own())
  say()
  say(
    `(a) for \`find\` with exactly one label left out at a time (${exact.count} queries, as many indexes): **${both(exact)}**.`,
  )
}
say()
say('| (c) language | preferred labels | exact | without diacritics, one edit | other labels left out |')
say('|---|---|---|---|---|')
for (const language of ['es', 'fr', 'de', 'pl']) {
  const all = current(entriesIn(tables, language)).filter((labels) => labels.length > 0)
  const make = own({ stems: 'first-six', synonyms: false })
  const search = make(all)
  const exact = measure(
    search,
    all.map(([preferred], concept) => ({ text: preferred!, expected: [concept] })),
  )
  const plain = all.map((labels) => [labels[0]!.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l')])
  const misspelt = measure(search, misspellings(plain, 1, false))
  let leftOut = nothing
  for (let round = 1; round < 14; round++) {
    const rest = make(all.map((labels) => labels.filter((_, at) => at !== round)))
    leftOut = add(
      leftOut,
      measure(
        rest,
        all.flatMap((labels, concept) =>
          labels[round] ? [{ text: labels[round]!, expected: [concept] }] : [],
        ),
      ),
    )
  }
  say(
    `| ${language} | ${all.length} | ${both(exact)} | ${both(misspelt)} | ${both(leftOut)} (${leftOut.count}) |`,
  )
}

const quality = lines.splice(0)

if (!process.argv.includes('--quick')) putIntoGuide('quality', command, quality)
