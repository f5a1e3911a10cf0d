/** Credentials as records, each with the file it comes from. */

import '../print/command-words.js'
import type { Held } from '@microcred/stacking'
import { note } from '../print/output.js'
import { told } from '../print/voice.js'
import type { Accept } from '../trust/acceptance.js'
import { check } from './check.js'
import { credentialsOf, nameOf, recordsOf } from './credentials.js'
import { inputsOf } from './inputs.js'

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
export async function hand(words: readonly string[], accept?: Accept): Promise<Accepted> {
  const { inputs, problems } = await inputsOf(words, undefined)
  for (const problem of problems) note(problem)
  const entries: Entry[] = []
  const doubtful: Entry[] = []
  const files: HeldFile[] = []
  let troubled = problems.length > 0
  for (const input of inputs) {
    const outcome = await check(input)
    const trust = accept && (await accept(input))
    if (trust === 'untrusted') continue
    const places = 'problem' in outcome ? [] : credentialsOf(outcome.report)
    if (places.length === 0) {
      note('problem' in outcome ? outcome.problem : told('note/no-readable', { name: input.name }))
      troubled = true
    }
    for (const place of places) {
      const name = nameOf(input.name, place)
      const records = recordsOf(place.report) as readonly Held['record'][]
      if (records.length === 0) {
        note(told('note/no-readable', { name }))
        troubled = true
        continue
      }
      for (const record of records) {
        if (accept && trust !== 'trusted') {
          doubtful.push({ record })
          continue
        }
        entries.push({ record })
        files.push({ file: name, title: record.title?.en ?? Object.values(record.title ?? {})[0] ?? name })
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
