/** Credentials as records, each with the file it comes from. */

import '../print/command-words.js'
import type { Held } from '@microcred/stacking'
import { note } from '../print/output.js'
import { told } from '../print/voice.js'
import { everything } from '../trust/acceptance.js'
import { credentialsOf, nameOf, recordsOf } from './credentials.js'
import { inputsOf } from './inputs.js'
import { reportsOf } from './reports.js'

/** Where a credential lies and what it is called. */
export interface HeldFile {
  readonly file: string
  readonly title: string
}

export type Entry = Pick<Held, 'record'>

export interface Hand {
  readonly entries: readonly Entry[]
  readonly files: readonly HeldFile[]
  /** Whether something could not be read. */
  readonly troubled: boolean
}

/** A hand, and what of it is not known to be trusted. */
interface Accepted extends Hand {
  readonly doubtful: readonly Entry[]
}

/** What an option names; nothing where it is not given. */
export const handIn = async (word: string | undefined): Promise<Hand> =>
  hand(word === undefined ? [] : [word])

/** Credentials of any profile as records, and the file each comes from. */
export async function hand(words: readonly string[], judge = everything): Promise<Accepted> {
  const { inputs, problems } = await inputsOf(words, undefined)
  const entries: Entry[] = []
  const doubtful: Entry[] = []
  const files: HeldFile[] = []
  let troubled = false
  const tell = (problem: string) => {
    note(problem)
    troubled = true
  }
  problems.forEach(tell)
  for (const input of inputs)
    for await (const { name: file, report, content } of reportsOf(input, tell)) {
      // What could not be kept is told as what cannot be read.
      const trust = judge === everything || !content ? 'trusted' : await judge(file, content)
      if (trust === 'untrusted') continue
      for (const place of credentialsOf(report)) {
        const name = nameOf(file, place)
        const records = recordsOf(place.report) as readonly Held['record'][]
        if (records.length === 0) tell(told('note/no-readable', { name }))
        for (const record of records) {
          if (trust !== 'trusted') {
            doubtful.push({ record })
            continue
          }
          entries.push({ record })
          files.push({
            file: name,
            title: record.title?.en ?? Object.values(record.title ?? {})[0] ?? name,
          })
        }
      }
    }
  return { entries, files, troubled, doubtful }
}

/** What is taken to be completed on the day of evaluation, with a grade where one is assumed. */
export async function completed(
  files: readonly string[],
  at: string,
  grade: Held['record']['grade'],
): Promise<Hand> {
  if (files.length === 0) return { entries: [], files: [], troubled: false }
  const { entries, ...rest } = await hand(files)
  const assumed = { dateOfIssuing: at, ...(grade && { grade }) }
  return { ...rest, entries: entries.map(({ record }) => ({ record: { ...assumed, ...record } })) }
}

export const together = (one: Hand, other: Hand): Hand => ({
  entries: [...one.entries, ...other.entries],
  files: [...one.files, ...other.files],
  troubled: one.troubled || other.troubled,
})
