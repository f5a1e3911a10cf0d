/** The table of a language: which of its rows can be used, and what is wrong with the others. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { root } from '../root.ts'
import type { Row } from './register.ts'

export const FOLDER = 'packages/schemas/messages'

const STATES = ['machine', 'draft', 'reviewed']

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
    const fault = source === undefined ? 'is no key of en.csv' : faultOf(source, text!, tag)
    if (!STATES.includes(of!))
      faults.push(`${path}: the state of ${key} is “${of}”; write ${STATES.join(', ')}.`)
    if (fault !== undefined) faults.push(`${path}: ${key} ${fault}.`)
    else if (made !== stamp(source!)) stale.push(key!)
    else if (text !== '') {
      texts.set(key!, text!)
      state = Math.min(state, STATES.indexOf(of!))
    }
  }
  return { texts, state: STATES[Math.max(0, state)]!, stale, faults }
}

/** Names of the parameters of a message, those of its branches as well. */
export function parametersOf(text: string, names = new Set<string>()): ReadonlySet<string> {
  const plain = text.replace(/'[{}][^']*'/g, '')
  for (let at = plain.indexOf('{'); at >= 0; ) {
    let end = at + 1
    for (let depth = 1; depth > 0 && end < plain.length; end++)
      depth += plain[end] === '{' ? 1 : plain[end] === '}' ? -1 : 0
    const [, name, kind, rest = ''] =
      /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?(.*))?$/s.exec(plain.slice(at + 1, end - 1)) ?? []
    if (name !== undefined) names.add(name)
    if (kind === 'select' || kind === 'plural')
      for (const [, branch] of rest.matchAll(/\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g))
        parametersOf(branch!, names)
    at = plain.indexOf('{', end)
  }
  return names
}

/** What a translation gets wrong, or `undefined`. */
function faultOf(english: string, text: string, tag: string): string | undefined {
  if (text === '') return undefined
  const [asked, used] = [parametersOf(english), parametersOf(text)]
  const missing = [...asked].filter((name) => !used.has(name) && !isSelector(english, name))
  const extra = [...used].filter((name) => !asked.has(name))
  if (missing.length > 0) return `leaves out {${missing.join('}, {')}}`
  if (extra.length > 0) return `has {${extra.join('}, {')}}, which the English has not`
  if (depth(text) !== 0) return 'has braces that do not close'
  if (text.split('`').length % 2 === 0) return 'has a backtick that does not close'
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  for (const [, options] of text.matchAll(/,\s*plural\s*,((?:[^{}]|\{[^{}]*\})*)\}/g)) {
    const lacking = needed.filter((category) => !new RegExp(`\\b${category}\\s*\\{`).test(options!))
    if (lacking.length > 0) return `has no plural form for ${lacking.join(', ')}`
  }
  return undefined
}

const isSelector = (text: string, name: string): boolean => new RegExp(`\\{${name}, select,`).test(text)

const depth = (text: string): number =>
  [...text.replace(/'[{}][^']*'/g, '')].reduce(
    (at, letter) => at + (letter === '{' ? 1 : letter === '}' ? -1 : 0),
    0,
  )
