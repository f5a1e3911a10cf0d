/** A cohort as it is evaluated: an answer at a time, then where the cohort fails. */

import './command-words.js'
import { jsonOf } from '@microcred/common/steering'
import { cohortSummary, type StackingRule, type StackOptions, stack, stackMany } from '@microcred/stacking'
import { type CohortHand, cohortOf } from '../input/cohort.js'
import { isTerminal } from '../input/node.js'
import type { Judge } from '../trust/acceptance.js'
import { type Answer, csvHeader, csvRow, jsonLine, prettyLine, summaryText } from './formats/cohort.js'
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
  judge?: Judge,
): Promise<boolean> {
  let read = true
  const lineOf = LINES[format as keyof typeof LINES]
  const counts = cohortSummary()
  const watched = isTerminal(2) && !isTerminal(1)
  const asked: CohortHand[] = []
  const hands = remembered(
    cohortOf(
      cohort,
      () => {
        read = false
      },
      judge,
    ),
    asked,
  )
  if (format === 'csv') print(csvHeader(judge !== undefined))
  let done = 0
  for await (const result of stackMany(rule, hands, options)) {
    counts.add(result)
    const hand = asked.shift()!
    const answer: Answer = judge ? { ...result, trust: trustOf(result.verdict, hand, rule, options) } : result
    print(lineOf(answer, words))
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

/** The hands as they come, each kept until its answer is there. */
async function* remembered(
  hands: AsyncIterable<CohortHand>,
  asked: CohortHand[],
): AsyncGenerator<CohortHand> {
  for await (const hand of hands) {
    asked.push(hand)
    yield hand
  }
}

/** What was not taken of a learner, and the verdict if what nobody can vouch for were. */
function trustOf(
  verdict: Answer['verdict'],
  { credentials, doubtful, refused, ledgers }: CohortHand,
  rule: StackingRule,
  options: StackOptions,
): NonNullable<Answer['trust']> {
  if (doubtful.length === 0) return { refused, doubtful: 0 }
  const within = stack(rule, [...credentials, ...doubtful], ledgers ? { ...options, ledgers } : options)
  return {
    refused,
    doubtful: doubtful.length,
    ...(within.verdict !== verdict && { otherwise: within.verdict }),
  }
}
