/** Tables of needs: policies, and the words of findings and reasons. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import { malformedRows } from './equivalence.ts'
import type { Generator } from './generator.ts'

const folder = 'packages/schemas/needs'

export const needs: Generator = {
  name: 'needs',
  files: () => [
    ['packages/needs/src/generated/policies.ts', policies()],
    ['packages/needs/src/generated/words.ts', words()],
  ],
}

function policies(): string {
  const lines = readdirSync(join(root, folder, 'policies'))
    .sort()
    .map((file) => {
      const { $schema: _, ...policy } = JSON.parse(readFileSync(join(root, folder, 'policies', file), 'utf8'))
      return `  '${file.slice(0, -'.json'.length)}': ${JSON.stringify(policy)},\n`
    })
  return `${banner(`${folder}/policies`)}import type { PriorityPolicy } from './types.js'

/** The policies that come with the standard, by the name of their file. */
export const policies = {
${lines.join('')}} satisfies Readonly<Record<string, PriorityPolicy>>
`
}

function words(): string {
  const columns = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']
  const rows = [...readCsv(`${folder}/findings.csv`, columns), ...malformedRows()]
  const reasons = readCsv(`${folder}/reasons.csv`, ['reason', 'sentence'])
  return `${banner(folder)}
/** Findings about needs and policies: severity, part, sentence, hint, explanation. */
export const sentences: Readonly<Record<string, readonly [severity: 'error' | 'warning' | 'info', part: string, sentence: string, hint: string, explanation: string]>> = {
${rows.map((row) => `  '${row.code}': ${JSON.stringify([row.severity, row.part, row.sentence, row.hint, row.explanation])},\n`).join('')}}

/** Why a need stands where it stands. */
export const reasons = {
${reasons.map((row) => `  '${row.reason}': ${JSON.stringify(row.sentence)},\n`).join('')}} as const
`
}
