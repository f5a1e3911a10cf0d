/** Texts of courses (`courses.csv`), and how well `extract` reads them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { extract, skill } from '../../packages/taxonomy/src/index.ts'
import { root } from '../root.ts'

export interface CourseText {
  readonly language: string
  readonly sector: string
  /** Looked at while tuning, or held apart. */
  readonly half: 'tune' | 'held'
  /** What it teaches: for each, the English labels any of which is right. */
  readonly gold: readonly (readonly string[])[]
  readonly text: string
}

export const courseTexts = (): CourseText[] =>
  (
    parse(readFileSync(join(root, 'tools/taxonomy/courses.csv')), { columns: true }) as Record<
      string,
      string
    >[]
  ).map((row) => ({
    language: row.language!,
    sector: row.sector!,
    half: row.half as 'tune' | 'held',
    gold: row
      .gold!.split(';')
      .filter(Boolean)
      .map((one) => one.split(' / ')),
    text: row.text!,
  }))

export interface Extraction {
  readonly texts: number
  readonly suggested: number
  readonly right: number
  readonly gold: number
  readonly told: number
  /** Texts that teach nothing green, and those of them that get no suggestion. */
  readonly empty: number
  readonly silent: number
}

/** How many suggestions are right, and how many of the skills taught are among them. */
export function extraction(texts: readonly CourseText[], say?: (line: string) => void): Extraction {
  let [suggested, right, gold, told, empty, silent] = [0, 0, 0, 0, 0, 0]
  for (const course of texts) {
    const found = extract(course.text, { language: course.language })
    const labels = found.map(({ uri }) => skill(uri)!.label)
    const accepted = new Set(course.gold.flat())
    suggested += labels.length
    right += labels.filter((label) => accepted.has(label)).length
    gold += course.gold.length
    told += course.gold.filter((one) => one.some((label) => labels.includes(label))).length
    if (course.gold.length === 0) {
      empty++
      silent += Number(labels.length === 0)
    }
    if (say === undefined) continue
    say(`${course.language} ${course.text.slice(0, 40)}`)
    for (const each of found)
      say(
        `  ${accepted.has(skill(each.uri)!.label) ? '+' : '-'} ${each.score} ${skill(each.uri)!.label} [${each.why.kind} ${each.why.words.join(' ')}]`,
      )
    for (const one of course.gold)
      if (!one.some((label) => labels.includes(label))) say(`  missing ${one.join(' / ')}`)
  }
  return { texts: texts.length, suggested, right, gold, told, empty, silent }
}
