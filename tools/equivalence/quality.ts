/** Measures the recognition desk: own pairs told apart, the right pair first among ten by labels left out, and cost. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compared, type MatchOptions, match } from '@microcred/equivalence'
import { functionWords, languages, type Wording, wordings } from '@microcred/taxonomy'
import { parse } from 'csv-parse/sync'
import { root } from '../root.ts'

type Row = Readonly<Record<'kind' | 'sourceLanguage' | 'source' | 'targetLanguage' | 'target', string>>

const rowsOf = (name: string): Row[] =>
  parse(readFileSync(join(root, 'tools/equivalence', name), 'utf8'), { columns: true })

const rows = rowsOf('pairs.csv')
/** Written before they were first compared, and to which nothing is fitted. */
const apart = rowsOf('pairs-apart.csv')

const said = (texts: readonly (readonly [language: string, text: string])[]): Compared => ({
  learningOutcomes: texts.map(([language, text]) => ({ title: { [language]: text } })),
})

/** For each source outcome, whether its best pair is the target of the same place. */
function rightFirst(source: Compared, target: Compared, count: number, options: MatchOptions = {}): number {
  const { pairs } = match(source, target, options)
  let right = 0
  for (let at = 0; at < count; at++) {
    const best = pairs.find((pair) => pair.source.pointer === `/learningOutcomes/${at}`)
    if (best?.target.pointer === `/learningOutcomes/${at}`) right++
  }
  return right
}

const shown = (share: number, digits = 3): string => share.toFixed(digits).replace(/^0/, '')

/** A share with its 95 % interval (Wilson 1927). */
function interval(right: number, all: number): string {
  const [share, z] = [right / all, 1.96]
  const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all)
  const half = (z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all)
  return `${shown(share)} (${shown(middle - half, 2)}–${shown(middle + half, 2)})`
}

/** Numbers that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function ownPairs(): string[] {
  const scored = rows.map((row) => ({
    row,
    score:
      match(said([[row.sourceLanguage, row.source]]), said([[row.targetLanguage, row.target]])).pairs[0]
        ?.score ?? 0,
  }))
  const [same, other] = ['paraphrase', 'unrelated'].map((kind) =>
    scored.filter(({ row }) => row.kind === kind).map(({ score }) => score),
  ) as [number[], number[]]
  let above = 0
  for (const one of same) for (const two of other) above += one > two ? 1 : one === two ? 0.5 : 0
  const looked = (scores: readonly number[]) => scores.filter((score) => score >= 0.12).length
  const lines = [
    `| paraphrases and unrelated pairs told apart (AUC) | ${same.length} + ${other.length} | ${shown(above / same.length / other.length)} |`,
    `| paraphrases worth a look | ${same.length} | ${interval(looked(same), same.length)} |`,
    `| unrelated pairs worth a look | ${other.length} | ${interval(looked(other), other.length)} |`,
  ]
  for (const language of ['en', 'es', 'fr', 'de', 'pl'])
    lines.push(sentences('own sentences', rows, language), sentences('set apart', apart, language))
  return lines
}

/**
 * How often the right pair is first of ten, sets drawn at random. The interval is that of as many sentences as there are:
 * the same sentence stands in many sets.
 */
function sentences(name: string, from: readonly Row[], language: string): string {
  const all = from.filter(({ kind, sourceLanguage }) => kind === 'paraphrase' && sourceLanguage === language)
  let [right, count] = [0, 0]
  const random = numbers(7)
  for (let set = 0; set < 40; set++) {
    const ten = all
      .map((row) => ({ row, key: random() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, 10)
      .map(({ row }) => row)
    right += rightFirst(
      said(ten.map((row) => [language, row.source])),
      said(ten.map((row) => [row.targetLanguage, row.target])),
      ten.length,
    )
    count += ten.length
  }
  return `| ${name}, ${language} to en: right pair first of ten | 40 sets of ${all.length} pairs | ${interval((right / count) * all.length, all.length)} |`
}

function labels(): string[] {
  const lines: string[] = []
  const english = new Map(wordings('en').map((wording) => [wording.uri, wording]))
  for (const language of ['en', 'es', 'fr', 'de', 'pl']) {
    const random = numbers(11)
    const known = wordings(language).filter(
      ({ uri, labels: all }) => all.length > 1 && (english.get(uri)?.labels.length ?? 0) > 0,
    )
    let [right, count] = [0, 0]
    for (let set = 0; set < 20; set++) {
      const ten = known
        .map((each) => ({ each, key: random() }))
        .sort((a, b) => a.key - b.key)
        .slice(0, 10)
        .map(({ each }) => each)
      const left = ten.map(({ labels: all }) => all[1 + Math.floor(random() * (all.length - 1))]!)
      const without: readonly Wording[] = wordings(language).map((wording) => {
        const at = ten.findIndex(({ uri }) => uri === wording.uri)
        return at < 0 ? wording : { ...wording, labels: wording.labels.filter((label) => label !== left[at]) }
      })
      const vocabulary = {
        languages,
        functionWords,
        wordings: (tag: string) => (tag === language ? without : wordings(tag)),
      }
      right += rightFirst(
        said(left.map((label) => [language, label])),
        said(ten.map(({ uri }) => ['en', english.get(uri)!.labels[0]!])),
        10,
        { vocabulary },
      )
      count += 10
    }
    lines.push(
      `| labels left out, ${language} to en: right pair first of ten | ${count} | ${interval(right, count)} |`,
    )
  }
  return lines
}

function cost(): string {
  const texts = (language: string) =>
    said(
      wordings(language)
        .slice(0, 500)
        .map(({ labels: [label] }) => [language, label!]),
    )
  match(texts('de'), texts('en'))
  const before = process.cpuUsage()
  match(texts('de'), texts('en'))
  const { user, system } = process.cpuUsage(before)
  return `| 500 outcomes against 500 | 1 run | ${Math.round((user + system) / 1000)} ms of processor time |`
}

/** What is measured, as a table. */
export const deskQuality = (): readonly string[] => [
  '| measured | of | |',
  '|---|--:|--:|',
  ...ownPairs(),
  ...labels(),
  cost(),
]
