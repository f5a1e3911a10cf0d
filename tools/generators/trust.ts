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
  files: () => [...policies(), ['packages/trust/src/generated/words.ts', words()]],
}

/** What policies ask, and what they are called: pages that only judge by them load no titles. */
function policies(): [string, string][] {
  const files = readdirSync(join(root, folder, 'policies')).sort()
  const all = files.map((file) => {
    const {
      $schema: _,
      title,
      ...asked
    } = JSON.parse(readFileSync(join(root, folder, 'policies', file), 'utf8'))
    return { name: file.slice(0, -'.json'.length), title, asked }
  })
  const head = banner(`${folder}/policies`)
  return [
    [
      'packages/trust/src/generated/policies.ts',
      `${head}import type { TrustPolicy } from './types.js'

/** What the policies that come with the standard ask, by the name of their file. */
export const policies = {
${all.map(({ name, asked }) => `  '${name}': ${JSON.stringify(asked)},\n`).join('')}} satisfies Readonly<Record<string, Omit<TrustPolicy, 'title'>>>
`,
    ],
    [
      'packages/trust/src/generated/policy-titles.ts',
      `${head}/** What they are called. */
export const titles = {
${all.map(({ name, title }) => `  '${name}': ${JSON.stringify(title)},\n`).join('')}} as const
`,
    ],
  ]
}

const columns = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']

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
