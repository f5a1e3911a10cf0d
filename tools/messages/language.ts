/** The table of a language: which of its rows can be used, and what is wrong with the others. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { faultOf } from './message.ts'
import type { Row } from './register.ts'

export const FOLDER = 'packages/schemas/messages'

export const STATES = ['machine', 'draft', 'reviewed']

/** Tags of the languages there is a table of, English apart. */
export const languages = (): string[] =>
  existsSync(join(root, FOLDER))
    ? readdirSync(join(root, FOLDER))
        .filter((file) => file.endsWith('.csv'))
        .map((file) => file.slice(0, -'.csv'.length))
        .filter((tag) => tag !== 'en')
        .sort()
    : []

/** The first 8 hexadecimal digits of SHA-256 of the English a translation was made from. */
export const stamp = (english: string): string =>
  createHash('sha256').update(english).digest('hex').slice(0, 8)

export interface Language {
  readonly texts: ReadonlyMap<string, string>
  /** The state of the least checked row that is used. */
  readonly state: string
  /** Rows made from an English that has changed since. */
  readonly stale: readonly string[]
  /** What has to be mended, in sentences. */
  readonly faults: readonly string[]
}

/** Reads `<language>.csv`. A row that is stale or at fault is not used: its sentence falls back to English. */
export function readLanguage(tag: string, english: readonly Row[]): Language {
  const path = `${FOLDER}/${tag}.csv`
  const known = new Map(english.map(({ key, text }) => [key, text]))
  const texts = new Map<string, string>()
  const stale: string[] = []
  const faults: string[] = []
  let state = STATES.length - 1
  for (const { key, text, state: of, of: made } of readCsv(path, ['key', 'text', 'state', 'of'])) {
    const source = known.get(key!)
    const fault =
      source === undefined ? 'is no key of en.csv' : text === '' ? undefined : faultOf(source, text!, tag)
    if (!STATES.includes(of!))
      faults.push(`${path}: the state of ${key} is “${of}”; write ${STATES.join(', ')}.`)
    if (fault !== undefined) faults.push(`${path}: ${key} ${fault}.`)
    else if (made !== stamp(source!)) stale.push(key!)
    else if (text !== '' && text !== source) {
      texts.set(key!, text!)
      state = Math.min(state, STATES.indexOf(of!))
    }
  }
  return { texts, state: STATES[Math.max(0, state)]!, stale, faults }
}
