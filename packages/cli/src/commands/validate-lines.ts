/** `microcred validate` over registers: one answer in one line for each credential, in order. */

import type { Severity } from '@microcred/validators'
import type { Answer, Batch, Line, LineOptions, Select } from '@microcred/validators/lines'
import { type Given, refused } from '../arguments/usage.js'
import { type Input, isLined, read } from '../input/inputs.js'
import { alone, type Judges, workers } from '../input/line-judges.js'
import { piecesOf, Unreadable } from '../input/line-source.js'
import { isTerminal } from '../input/node.js'
import { hasReader, isLost, note, printBytes, targetNamed, whisper } from '../print/output.js'
import { told } from '../print/voice.js'

/** Most lines, and about the most bytes, that are judged at a time. */
const BATCH = { lines: 200, bytes: 1_048_576 }

/** What came of all inputs. */
interface Tally {
  answers: number
  lastLine: number
  unread: number
  /** Findings of inputs that are one credential each; those of lines never change how it ends. */
  readonly found: Record<Severity, number>
  stopped: NodeJS.Signals | undefined
}

/** Answers the inputs line by line and says what came of it. */
export async function validateLines(
  inputs: readonly Input[],
  given: Given,
  optionsFor: (file: string) => LineOptions,
): Promise<Tally> {
  const { judged, linesIn } = await import('@microcred/validators/lines')
  const select = given.value('select') as Select | undefined
  const fromLine = numberOf(given, 'from-line') ?? 1
  if (given.has('from-line') && inputs.length > 1) throw refused('usage/from-line-one')
  const offset = (numberOf(given, 'number-from') ?? 1) - 1
  const jobs = numberOf(given, 'jobs') ?? 1
  const judges = jobs > 1 ? workers(jobs) : alone(judged)
  const tally: Tally = {
    answers: 0,
    lastLine: 0,
    unread: 0,
    found: { error: 0, warning: 0, info: 0 },
    stopped: undefined,
  }
  const release = onSignals((signal) => {
    tally.stopped = signal
  })
  const progress = progressOf(tally)
  try {
    for (const input of inputs) {
      if (isDone(tally)) break
      const lined = given.has('lines') || isLined(input)
      const lists = given.has('lines') && !isLined(input)
      const source = lined
        ? numbered(linesIn(piecesOf(input.path), { fromLine, lists }), offset)
        : whole(input)
      const file = inputs.length > 1 ? input.name : undefined
      const asked = { ...optionsFor(input.path ?? input.name), ...(select && { select }) }
      try {
        await answer(batches(source, asked, file), judges, tally, lined, progress.step)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        progress.clear()
        tally.unread++
        const about = { name: input.name, problem: error.problem }
        note(
          tally.lastLine > 0 && lined
            ? told('note/unfinished-line', { ...about, line: `${tally.lastLine}` })
            : told('note/unfinished', about),
        )
      }
    }
  } finally {
    progress.end()
    release()
    await judges.close()
  }
  if (isLost()) note(told('note/lost-line', { ...targetNamed(), line: `${tally.lastLine}` }))
  else if (tally.stopped)
    note(told('note/stopped', { line: `${tally.lastLine}`, next: `${tally.lastLine + 1}` }))
  return tally
}

const isDone = ({ stopped }: Tally): boolean => stopped !== undefined || !hasReader()

function numberOf({ value }: Given, option: string): number | undefined {
  const number = value(option)
  if (number === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(number))
    throw refused('usage/from-one', { option: `--${option}`, value: number })
  return Number(number)
}

/** Lines with the numbers they have in a larger input, of which this is a part. */
async function* numbered(
  source: AsyncIterable<readonly Line[]>,
  offset: number,
): AsyncGenerator<readonly Line[]> {
  if (offset === 0) yield* source
  else for await (const lines of source) yield lines.map((each) => ({ ...each, line: each.line + offset }))
}

/** One credential that is a whole file. */
async function* whole(input: Input): AsyncGenerator<readonly Line[]> {
  const content = read(input)
  if ('problem' in content) throw new Unreadable(content.problem)
  if ('size' in content) yield [{ line: 1, size: content.size }]
  else yield [{ line: 1, bytes: content.bytes, size: content.bytes.length }]
}

/** Lines in batches; what was gathered before the source fails comes first. */
async function* batches(
  source: AsyncIterable<readonly Line[]>,
  options: LineOptions,
  file: string | undefined,
): AsyncGenerator<Batch> {
  let lines: Line[] = []
  let bytes = 0
  let failure: unknown
  const made = (): Batch => {
    const batch = { lines, options, ...(file !== undefined && { file }) }
    lines = []
    bytes = 0
    return batch
  }
  try {
    for await (const some of source)
      for (const line of some) {
        lines.push(line)
        bytes += line.bytes?.length ?? 0
        if (lines.length >= BATCH.lines || bytes >= BATCH.bytes) yield made()
      }
  } catch (error) {
    failure = error
  }
  if (lines.length > 0) yield made()
  if (failure) throw failure
}

/** Has batches judged, as many at a time as there is room for, and prints the answers in order. */
async function answer(
  source: AsyncIterable<Batch>,
  judges: Judges,
  tally: Tally,
  lined: boolean,
  step: () => void,
): Promise<void> {
  const underWay: { lines: readonly Line[]; answer: Promise<Answer> }[] = []
  const printNext = async (): Promise<void> => {
    const { lines, answer } = underWay.shift()!
    const { text, found } = await answer
    if (isDone(tally)) return
    const printed = printBytes(text)
    tally.answers += printed
    if (printed > 0) tally.lastLine = lines[printed - 1]!.line
    if (!lined)
      for (const severity of ['error', 'warning', 'info'] as const) tally.found[severity] += found[severity]
    step()
  }
  let failure: unknown
  try {
    for await (const batch of source) {
      const answer = judges.judge(batch)
      // One that fails while others are awaited is told when its turn comes.
      answer.catch(() => {})
      underWay.push({ lines: batch.lines, answer })
      if (underWay.length >= judges.room) await printNext()
      if (isDone(tally)) return
    }
  } catch (error) {
    failure = error
  }
  while (underWay.length > 0) await printNext()
  if (failure) throw failure
}

/** Waits for signals that stop the command; a second one of a kind stops it at once. */
function onSignals(stop: (signal: NodeJS.Signals) => void): () => void {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}

/** How far it is, on a terminal and where the answers do not show it anyway. */
function progressOf(tally: Tally): { step(): void; clear(): void; end(): void } {
  if (isTerminal(1) || !isTerminal(2)) return { step: () => {}, clear: () => {}, end: () => {} }
  const begun = Date.now()
  let last = begun
  const clear = (): void => whisper('\r\u001b[K')
  return {
    step() {
      if (Date.now() - last < 200) return
      last = Date.now()
      whisper(
        `\r${told('note/lines-so-far', { count: tally.answers, rate: Math.round((tally.answers * 1000) / (last - begun)) })}`,
      )
    },
    clear,
    end() {
      clear()
      whisper(`${told('note/lines-answered', { count: tally.answers })}\n`)
    },
  }
}
