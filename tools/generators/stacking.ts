/** Tables of the stacking language: what units are worth, hours of an ECTS credit by country, words of the findings. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const folder = 'packages/schemas/stacking'

export const stacking: Generator = {
  name: 'stacking',
  files() {
    const units = readCsv(`${folder}/volume-units.csv`, [
      'unit',
      'country',
      'hoursFrom',
      'hoursTo',
      'perYear',
      'source',
      'verified',
    ])
    const hours = readCsv('packages/schemas/hours-per-ects.csv', ['country', 'from', 'to', 'source'])
    const worth = units.map((row) => {
      const parts = [
        row.country && `country: '${row.country}'`,
        row.hoursFrom && `hours: [${row.hoursFrom}, ${row.hoursTo}]`,
        row.perYear && `perYear: ${row.perYear}`,
      ]
      return `  '${row.unit}': { ${parts.filter(Boolean).join(', ')} },\n`
    })
    const text = `${banner(folder)}import type { VolumeUnitCode } from './codes.js'

/** A unit of the language, or one that a rule declares. */
export type Unit = VolumeUnitCode | (string & {})

/** What units are worth: hours of one, number in a full-time year, and the country whose credit it is. */
export const units: Readonly<Record<VolumeUnitCode, { readonly country?: string; readonly hours?: readonly [number, number]; readonly perYear?: number }>> = {
${worth.join('')}}

/** Hours of learning that one ECTS credit stands for where a law or the like fixes it: least and most. */
export const hoursPerEcts: Readonly<Record<string, readonly [number, number] | undefined>> = {
${hours.map((row) => `  ${row.country}: [${row.from}, ${row.to}],\n`).join('')}}
`
    const rows = existsSync(join(root, folder, 'findings.csv'))
      ? readCsv(`${folder}/findings.csv`, ['code', 'severity', 'part', 'sentence', 'hint', 'explanation'])
      : []
    const words = `${banner(`${folder}/findings.csv`)}
/** Findings about stacking rules and hands: severity, part, sentence, hint, explanation. */
export const sentences: Readonly<Record<string, readonly [severity: 'error' | 'warning' | 'info', part: string, sentence: string, hint: string, explanation: string]>> = {
${rows.map((row) => `  '${row.code}': ${JSON.stringify([row.severity, row.part, row.sentence, row.hint, row.explanation])},\n`).join('')}}
`
    return [
      ['packages/core/src/generated/volume-units.ts', text],
      ['packages/stacking/src/generated/findings.ts', words],
    ]
  },
}
