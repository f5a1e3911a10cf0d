/** The table of a language: which of its rows can be used, and what is wrong with the others. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import { faultOf, hasWords } from './message.ts'
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
  /** The state of each row that is used. */
  readonly states: ReadonlyMap<string, string>
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
  const states = new Map<string, string>()
  const stale: string[] = []
  const faults: string[] = []
  let state = STATES.length - 1
  for (const { key, text, state: of, of: made } of readCsv(path, ['key', 'text', 'state', 'of'])) {
    const source = known.get(key!)
    const isStale = source !== undefined && made !== stamp(source)
    const fault =
      source === undefined
        ? 'is no key of en.csv; put back what it translates, or remove the row'
        : text === '' || isStale
          ? undefined
          : faultOf(source, text!, tag)
    if (!STATES.includes(of!))
      faults.push(`${path}: the state of ${key} is “${of}”; write ${STATES.join(', ')}.`)
    if (fault !== undefined) faults.push(`${path}: ${key} ${fault}.`)
    else if (isStale) stale.push(key!)
    else if (text !== '' && text !== source) {
      texts.set(key!, text!)
      states.set(key!, of!)
      state = Math.min(state, STATES.indexOf(of!))
    }
  }
  return { texts, states, state: STATES[Math.max(0, state)]!, stale, faults }
}

/** The official languages of the European Union. */
export const OFFICIAL = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')

/** How far a language is: rows that are used by their state, rows made from another English, rows there are none of. */
export interface Standing {
  readonly language: string
  readonly rows: number
  readonly reviewed: number
  readonly draft: number
  readonly machine: number
  readonly stale: number
  readonly missing: number
}

/** Counts the table of a language against the English one. */
export function standingOf(language: string, english: readonly Row[]): Standing {
  const asked = english.filter(({ text }) => hasWords(text))
  const counts = { rows: 0, reviewed: 0, draft: 0, machine: 0, stale: 0 }
  if (language === 'en')
    return { language, ...counts, rows: english.length, reviewed: english.length, missing: 0 }
  const { texts, states, stale } = languages().includes(language)
    ? readLanguage(language, english)
    : { texts: new Map(), states: new Map<string, string>(), stale: [] as readonly string[] }
  for (const state of states.values()) counts[state as 'machine' | 'draft' | 'reviewed']++
  const missing = asked.filter(({ key }) => !texts.has(key) && !stale.includes(key)).length
  return { language, ...counts, rows: texts.size, stale: stale.length, missing }
}
