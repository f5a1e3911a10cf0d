/** What is in an input, checked: a report for each line where it has lines, else one. */

import '../print/command-words.js'
import type { Report } from '@microcred/validators'
import { told } from '../print/voice.js'
import { check } from './check.js'
import { type Input, isLined } from './inputs.js'
import { piecesOf, Unreadable } from './line-source.js'

/** A report on something, what it is called, and what it was read from where that could be kept. */
interface Checked {
  readonly name: string
  readonly report: Report
  readonly content?: Uint8Array
}

/** The reports of an input in order; what cannot be read is told as a sentence, and the rest goes on. */
export async function* reportsOf(
  input: Input,
  tell: (problem: string) => void,
): AsyncGenerator<Checked, void, undefined> {
  if (isLined(input)) {
    yield* linesOf(input, tell)
    return
  }
  const outcome = await check(input)
  if ('problem' in outcome) {
    tell(outcome.problem)
    return
  }
  const { report, bytes } = outcome
  yield { name: input.name, report, ...(bytes && { content: bytes }) }
}

async function* linesOf(
  { name, path }: Input,
  tell: (problem: string) => void,
): AsyncGenerator<Checked, void, undefined> {
  const { linesIn, reportOf } = await import('@microcred/validators/lines')
  let some = false
  try {
    for await (const lines of linesIn(piecesOf(path)))
      for (const line of lines) {
        some = true
        const { bytes } = line
        yield {
          name: `${name}:${line.line}`,
          report: reportOf(line, {}),
          ...(bytes && { content: bytes }),
        }
      }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    tell(told('note/unfinished', { name, problem: error.problem }))
    return
  }
  if (!some) tell(told('note/no-readable', { name }))
}
