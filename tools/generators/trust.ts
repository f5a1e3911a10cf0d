/** Tables of trust: policies and the words of findings. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import { malformedRows } from './equivalence.ts'
import type { Generator } from './generator.ts'

const folder = 'packages/schemas/trust'

export const trust: Generator = {
  name: 'trust',
  files: () => [
    ['packages/trust/src/generated/policies.ts', policies()],
    ['packages/trust/src/generated/words.ts', words()],
    ['packages/trust/src/generated/errors.ts', errors()],
  ],
}

function policies(): string {
  const files = readdirSync(join(root, folder, 'policies')).sort()
  const lines = files.map((file) => {
    const { $schema: _, ...policy } = JSON.parse(readFileSync(join(root, folder, 'policies', file), 'utf8'))
    return `  '${file.slice(0, -'.json'.length)}': ${JSON.stringify(policy)},\n`
  })
  return `${banner(`${folder}/policies`)}import type { TrustPolicy } from './types.js'

/** The policies that come with the standard, by the name of their file. */
export const policies = {
${lines.join('')}} satisfies Readonly<Record<string, TrustPolicy>>
`
}

const columns = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']

function errors(): string {
  const codes = readCsv(`${folder}/findings.csv`, columns)
    .filter(({ severity, code }) => severity === 'error' && !code!.startsWith('trust-'))
    .map(({ code }) => code)
  return `${banner(`${folder}/findings.csv`)}/** Findings of rows that are errors. */
export const errors: ReadonlySet<string> = new Set('${codes.join(' ')}'.split(' '))
`
}

function words(): string {
  const rows = [...readCsv(`${folder}/findings.csv`, columns), ...malformedRows()]
  const claims = readCsv(`${folder}/codelists/trust-claim.csv`, [
    'code',
    'label',
    'definition',
    'match',
    'since',
    'deprecated',
    'replacedBy',
  ])
  return `${banner(folder)}import type { TrustClaimCode } from '@microcred/core'

/** What the nine rows are called. */
export const claimTitles: Readonly<Record<TrustClaimCode, string>> = {
${claims.map(({ code, label }) => `  ${code}: ${JSON.stringify(label)},\n`).join('')}}

/** Findings about trust, bundles and policies: severity, part, sentence, hint, explanation. */
export const sentences: Readonly<Record<string, readonly [severity: 'error' | 'warning' | 'info', part: string, sentence: string, hint: string, explanation: string]>> = {
${rows.map((row) => `  '${row.code}': ${JSON.stringify([row.severity, row.part, row.sentence, row.hint, row.explanation])},\n`).join('')}}
`
}
