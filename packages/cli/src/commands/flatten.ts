/** `microcred flatten`: credentials as rows for analysis, without anything of the learner. */

import { jsonOf } from '@microcred/common/steering'
import type { FlatRow } from '@microcred/validators/lines'
import { at } from '../arguments/at.js'
import { type Command, refused } from '../arguments/usage.js'
import { definition } from '../definitions/flatten.js'
import { check } from '../input/check.js'
import { inputsOf, isLined } from '../input/inputs.js'
import { piecesOf, Unreadable } from '../input/line-source.js'
import { hasReader, note, print } from '../print/output.js'
import { visible } from '../print/visible.js'
import { told } from '../print/voice.js'
import { csvRow, type Value } from '../tables/write.js'

/** The columns, in their order. */
export const COLUMNS: readonly (keyof FlatRow | 'file' | 'line')[] = [
  'file',
  'line',
  'profile',
  'conformance',
  'annex_i',
  'missing',
  'issuer_country',
  'awarding_body',
  'date_of_issuing',
  'ects',
  'hours',
  'eqf',
  'cycle',
  'assessment',
  'participation',
  'quality',
  'supervision',
  'skills',
  'codes',
]

export const command: Command = {
  ...definition,
  async run(given) {
    if (given.words.length === 0) throw refused('usage/name-a-file')
    const options = { at: at(given) ?? new Date() }
    const { inputs, problems } = await inputsOf(given.words, undefined)
    for (const problem of problems) note(problem)
    if (inputs.length === 0) return 2
    const { flatRows, linesIn, reportOf } = await import('@microcred/validators/lines')
    const asText = given.value('format') === 'ndjson' ? jsonLine : csvLine
    let unread = problems.length
    if (asText === csvLine) print(csvRow(COLUMNS))
    for (const input of inputs) {
      const file = input.name
      if (given.has('lines') || isLined(input)) {
        try {
          const source = linesIn(piecesOf(input.path), { lists: given.has('lines') && !isLined(input) })
          for await (const lines of source) {
            for (const line of lines)
              print(
                flatRows(reportOf(line, options))
                  .map((row) => asText({ file, line: line.line, ...row }))
                  .join(''),
              )
            if (!hasReader()) return 0
          }
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error
          unread++
          note(told('note/unfinished', { name: file, problem: error.message }))
        }
        continue
      }
      const checked = await check(input, options)
      if ('problem' in checked) {
        unread++
        note(checked.problem)
      } else for (const row of flatRows(checked.report)) print(asText({ file, line: 1, ...row }))
    }
    return unread > 0 ? 2 : 0
  },
}

type Row = FlatRow & { readonly file: string; readonly line: number }

const jsonLine = (row: Row): string => `${jsonOf(row)}\n`

const csvLine = (row: Row): string => csvRow(COLUMNS.map((column) => cell(row[column])))

function cell(value: Row[keyof Row]): Value {
  const one = Array.isArray(value) ? value.join('|') : (value as Value)
  return typeof one === 'string' ? visible(one) : one
}
