/** The option `--cohort`: the hands of many learners, a line or a folder each, read one after another. */

import '../print/command-words.js'
import type { LearnerHand } from '@microcred/stacking'
import { validate } from '@microcred/validators'
import { MAX_SIZE } from '@microcred/validators/walk/own'
import { refused } from '../arguments/usage.js'
import { note } from '../print/output.js'
import { visible } from '../print/visible.js'
import { told } from '../print/voice.js'
import { everything, type Judge } from '../trust/acceptance.js'
import { credentialsOf, nameOf, recordsOf } from './credentials.js'
import { inputsOf } from './inputs.js'
import { areLedgers } from './ledgers.js'
import { fs, path as paths } from './node.js'
import { reportsOf } from './reports.js'

type Held = LearnerHand['credentials'][number]

/** What a learner holds, and what of it is not taken. */
export interface CohortHand extends LearnerHand {
  /** Credentials that are not known to be trusted. */
  readonly doubtful: readonly Held[]
  /** How many credentials are not trusted. */
  readonly refused: number
}

/**
 * Hands in their order, each with what the judge trusts. What cannot be read is noted, `troubled` is told, and the
 * rest goes on.
 */
export async function* cohortOf(
  word: string,
  troubled: () => void,
  judge = everything,
): AsyncGenerator<CohortHand> {
  const stat = word === '-' ? undefined : fs.statSync(word, { throwIfNoEntry: false })
  if (word !== '-' && !stat) throw refused('usage/no-path', { path: word })
  const tell = (problem: string) => {
    note(visible(problem))
    troubled()
  }
  yield* stat?.isDirectory() ? foldersOf(word, tell, judge) : linesOf(word, tell, judge)
}

type Tell = (problem: string) => void

/** A learner a folder, in order of their names. */
async function* foldersOf(folder: string, tell: Tell, judge: Judge): AsyncGenerator<CohortHand> {
  const entries = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  if (!entries.some((entry) => entry.isDirectory())) tell(told('note/no-learner-folder', { folder }))
  for (const entry of entries) {
    const path = paths.join(folder, entry.name)
    if (entry.isDirectory()) yield { id: entry.name, ...(await inFolder(path, tell, judge)) }
    else if (/\.(?:json|jsonld|jwt)$/i.test(entry.name)) tell(told('note/learner-stray', { path }))
  }
}

async function inFolder(folder: string, tell: Tell, judge: Judge): Promise<Taken> {
  const taken = new Sorted(judge)
  if (fs.readdirSync(folder).every((name) => name.startsWith('.'))) return taken
  const { inputs, problems } = await inputsOf([folder], undefined)
  problems.forEach(tell)
  for (const input of inputs)
    for await (const { name, report, content } of reportsOf(input, tell)) {
      const held = credentialsOf(report).flatMap((place) => {
        const records = recordsOf(place.report)
        if (records.length === 0) tell(told('note/no-readable', { name: nameOf(name, place) }))
        return records.map((record) => ({ record: record as Held['record'] }))
      })
      if (held.length > 0) await taken.add(held, name, content)
    }
  return taken
}

type Taken = Pick<CohortHand, 'credentials' | 'doubtful' | 'refused'>

/** Credentials by what a judge says of them. */
class Sorted implements Taken {
  readonly credentials: Held[] = []
  readonly doubtful: Held[] = []
  refused = 0
  readonly #judge: Judge

  constructor(judge: Judge) {
    this.#judge = judge
  }

  async add(held: readonly Held[], name: string, credential: unknown): Promise<void> {
    const trust = await this.#judge(name, credential)
    if (trust === 'untrusted') this.refused += held.length
    else (trust === 'trusted' ? this.credentials : this.doubtful).push(...held)
  }
}

/** A line `{ id, credentials }` each; empty lines are passed over. */
async function* linesOf(file: string, tell: Tell, judge: Judge): AsyncGenerator<CohortHand> {
  let number = 0
  for await (const line of lines(file)) {
    number++
    if (line === undefined) tell(`${file}:${number}: ${told('note/line-long', { most: MAX_SIZE })}`)
    else if (line.trim() !== '') {
      const place = `${file}:${number}`
      const hand = handOf(line, (problem) => tell(`${place}: ${problem}`))
      if (hand) yield judge === everything ? all(hand) : await trusted(hand, place, judge)
    }
  }
}

/** A line of a cohort before its credentials are read. */
interface LineHand extends Omit<LearnerHand, 'credentials'> {
  readonly given: readonly unknown[]
}

const all = ({ given, ...hand }: LineHand): CohortHand => ({
  ...hand,
  credentials: given.flatMap(heldOf),
  doubtful: [],
  refused: 0,
})

async function trusted({ given, ...hand }: LineHand, place: string, judge: Judge): Promise<CohortHand> {
  const taken = new Sorted(judge)
  for (const [at, each] of given.entries())
    await taken.add([heldOf(each)].flat(), `${place} /credentials/${at}`, each)
  return { ...hand, credentials: taken.credentials, doubtful: taken.doubtful, refused: taken.refused }
}

function handOf(line: string, tell: Tell): LineHand | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    tell(told('note/line-not-json'))
    return
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell(told('note/line-no-object'))
    return
  }
  const { id, credentials, ledgers } = value as { id?: unknown; credentials?: unknown; ledgers?: unknown }
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
    tell(told('note/line-no-id'))
    return
  }
  if (!Array.isArray(credentials)) {
    tell(told('note/credentials-no-list'))
    return
  }
  if (ledgers !== undefined && !areLedgers(ledgers)) {
    tell(told('note/ledgers-no-object'))
    return
  }
  return {
    id: `${id}`,
    given: credentials,
    ...(ledgers !== undefined && { ledgers }),
  }
}

/** What is held already (`{ record }`), or a credential of any profile; what is neither is unreadable to the stack. */
function heldOf(value: unknown): Held | readonly Held[] {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null))
    return null as unknown as Held
  if (typeof value === 'object' && 'record' in value && !('@context' in value)) return value as Held
  return credentialsOf(validate(value)).flatMap(({ report }) => {
    const records = recordsOf(report) as readonly Held['record'][]
    return records.length > 0 ? records.map((record) => ({ record })) : [null as unknown as Held]
  })
}

/** The lines of a file, `undefined` for one that is too long to be kept. */
async function* lines(file: string): AsyncGenerator<string | undefined> {
  const stream = file === '-' ? process.stdin : fs.createReadStream(file)
  const decoder = new TextDecoder()
  let rest = ''
  let tooLong = false
  for await (const chunk of stream) {
    const pieces = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = pieces.pop()!
    for (const piece of pieces) {
      yield tooLong ? undefined : piece
      tooLong = false
    }
    if (rest.length > MAX_SIZE) {
      tooLong = true
      rest = ''
    }
  }
  rest += decoder.decode()
  if (rest !== '' || tooLong) yield tooLong ? undefined : rest
}
