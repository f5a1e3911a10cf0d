/** A cohort as it is evaluated: an answer at a time, then where the cohort fails. */

import { jsonOf } from '@microcred/common/steering'
import { cohortSummary, type StackingRule, type StackOptions, stackMany } from '@microcred/stacking'
import { cohortOf } from '../input/cohort.js'
import { isTerminal } from '../input/node.js'
import { CSV_HEADER, csvRow, jsonLine, prettyLine, summaryText } from './formats/cohort.js'
import { note, print, whisper } from './output.js'
import { version } from './version.js'
import { type Spoken, spokenIn } from './words.js'

const LINES = { pretty: prettyLine, ndjson: jsonLine, csv: csvRow, json: () => '' } as const

/** Learners between two words of progress; these go to a terminal only. */
const STEP = 500

/** Prints every answer and the summary, and says whether all was read. */
export async function printCohort(
  rule: StackingRule,
  cohort: string,
  options: StackOptions,
  format = 'pretty',
  { words }: Spoken = spokenIn(),
): Promise<boolean> {
  let read = true
  const lineOf = LINES[format as keyof typeof LINES]
  const counts = cohortSummary()
  const watched = isTerminal(2) && !isTerminal(1)
  const hands = cohortOf(cohort, () => {
    read = false
  })
  if (format === 'csv') print(CSV_HEADER)
  let done = 0
  for await (const result of stackMany(rule, hands, options)) {
    counts.add(result)
    print(lineOf(result, words))
    done++
    if (watched && done % STEP === 0) whisper(`\r${words('cohort/learners', { count: done })}`)
  }
  if (watched && done >= STEP) whisper('\r')
  const summary = counts.summary()
  if (format === 'json') print(`${jsonOf({ microcred: version(), summary }, 2)}\n`)
  else if (format === 'pretty') print(`\n${summaryText(summary, words)}\n`)
  else for (const line of summaryText(summary, words).split('\n')) note(line)
  return read
}
