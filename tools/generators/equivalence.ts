/** Tables of equivalence: policies, words of findings and reasons, and what relations are called in other standards. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const folder = 'packages/schemas/equivalence'

export const equivalence: Generator = {
  name: 'equivalence',
  files() {
    if (!existsSync(join(root, folder))) return []
    return [
      ['packages/equivalence/src/generated/policies.ts', policies()],
      ['packages/equivalence/src/generated/words.ts', words()],
      ['packages/equivalence/src/generated/alignments.ts', alignments()],
    ]
  },
}

function policies(): string {
  const files = readdirSync(join(root, folder, 'policies')).sort()
  const lines = files.map((file) => {
    const { $schema: _, ...policy } = JSON.parse(readFileSync(join(root, folder, 'policies', file), 'utf8'))
    return `  '${file.slice(0, -'.json'.length)}': ${JSON.stringify(policy)},\n`
  })
  return `${banner(`${folder}/policies`)}import type { ComparisonPolicy } from './types.js'

/** The policies that come with the standard, by the name of their file. */
export const policies = {
${lines.join('')}} satisfies Readonly<Record<string, ComparisonPolicy>>
`
}

/** What is said of any document that its schema refuses, whatever the language of rules. */
const MALFORMED = new Set(
  'incomplete unknown-property wrong-type unknown-word empty out-of-range malformed repeated-item blank'
    .split(' ')
    .map((fault) => `stacking-rule.${fault}`),
)

/** The words of what a schema refuses, as the register of stacking rules has them. */
export const malformedRows = (): Record<string, string>[] =>
  readCsv('packages/schemas/stacking/findings.csv', [
    'code',
    'severity',
    'part',
    'sentence',
    'hint',
    'explanation',
  ]).filter(({ code }) => MALFORMED.has(code!))

function words(): string {
  const findings = readCsv(`${folder}/findings.csv`, [
    'code',
    'severity',
    'part',
    'sentence',
    'hint',
    'explanation',
  ])
  const reasons = readCsv(`${folder}/reasons.csv`, ['reason', 'sentence'])
  const questions = readCsv(`${folder}/questions.csv`, ['question', 'sentence'])
  const faults = malformedRows()
  return `${banner(folder)}
/** Findings about policies, decisions and what is compared: severity, part, sentence, hint, explanation. */
export const sentences: Readonly<Record<string, readonly [severity: 'error' | 'warning' | 'info', part: string, sentence: string, hint: string, explanation: string]>> = {
${[...findings, ...faults].map((row) => `  '${row.code}': ${JSON.stringify([row.severity, row.part, row.sentence, row.hint, row.explanation])},\n`).join('')}}

/** Why an element differs, or does not. */
export const reasons = {
${reasons.map((row) => `  '${row.reason}': ${JSON.stringify(row.sentence)},\n`).join('')}} as const

/** What to ask about a pair of outcomes. */
export const questions = {
${questions.map((row) => `  '${row.question}': ${JSON.stringify(row.sentence)},\n`).join('')}} as const
`
}

function alignments(): string {
  const rows = readCsv(`${folder}/alignments.csv`, ['relation', 'skos', 'ctdl', 'case', 'clr', 'loss'])
  const lines = rows.map(({ relation, loss, ...terms }) => {
    const named = Object.entries(terms).filter(([, term]) => term)
    const lossy = loss!.split(' ').filter(Boolean)
    return `  '${relation}': ${JSON.stringify({ ...Object.fromEntries(named), loss: lossy })},\n`
  })
  return `${banner(`${folder}/alignments.csv`)}
/** What a relation is called in a standard, and which of them say less than the relation does. */
export interface Terms {
  readonly skos?: string
  readonly ctdl?: string
  readonly case?: string
  readonly clr?: string
  readonly loss: readonly string[]
}

export const alignments = {
${lines.join('')}} as const satisfies Readonly<Record<string, Terms>>
`
}
