/** Every status entry of a credential, also where no standard puts it: who overlooks one gives a false all-clear. */
import { escapeKey } from '@microcred/common/pointer'
import type { Opened } from '../mechanisms/opened.js'
import { isObject, type Json, listOf } from '../text/json.js'
import { isStatusType, TOKEN_STATUS } from './types.js'

export interface Entry {
  readonly pointer: string
  readonly type: unknown
  readonly entry: Json
  /** Whether it stands where its standard does not put it. */
  readonly misplaced: boolean
}

export function entriesOf({ credential, claims }: Opened): readonly Entry[] {
  const found: Entry[] = []
  for (const [pointer, entry] of itemsAt(credential.credentialStatus, '/credentialStatus'))
    found.push({ pointer, entry, type: typeOf(entry), misplaced: false })
  for (const holder of claims === credential ? [claims] : [claims, credential]) {
    const status = isObject(holder.status) ? holder.status : undefined
    if (status && isObject(status[TOKEN_STATUS])) {
      const entry = status[TOKEN_STATUS]
      found.push({ pointer: `/status/${TOKEN_STATUS}`, entry, type: TOKEN_STATUS, misplaced: false })
    }
  }
  return [...found, ...misplaced(credential)]
}

const typeOf = ({ type }: Json): unknown => listOf(type).find(isStatusType) ?? listOf(type)[0]

/** The objects at a place, one or many. */
function* itemsAt(value: unknown, pointer: string): Iterable<readonly [string, Json]> {
  if (Array.isArray(value)) for (const [at, each] of value.entries()) yield* itemsAt(each, `${pointer}/${at}`)
  else if (isObject(value)) yield [pointer, value]
}

/** Entries by their looks, in what is signed by nobody else. */
function misplaced(credential: Json): Entry[] {
  if (!Object.keys(credential).some((key) => !PASSED.has(key) && holdsEntry(credential[key]))) return []
  const found: Entry[] = []
  const pending: [string, unknown][] = Object.entries(credential)
    .filter(([key]) => !PASSED.has(key))
    .map(([key, value]) => [`/${escapeKey(key)}`, value])
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [pointer, value] = next
    if (typeof value !== 'object' || value === null) continue
    const entry = value as Json
    if (isEntry(entry)) found.push({ pointer, entry, type: typeOf(entry), misplaced: true })
    else if (!isSecured(entry))
      for (const [key, inner] of Object.entries(value)) pending.push([`${pointer}/${escapeKey(key)}`, inner])
  }
  return found.reverse()
}

const isEntry = (value: Json): boolean =>
  value.statusListCredential !== undefined || (!Array.isArray(value) && looksLike(typeOf(value)))

/** What is signed by itself has entries of its own. */
const isSecured = (value: Json): boolean =>
  !Array.isArray(value) && (value.proof !== undefined || value['@context'] !== undefined)

/** Whether there is an entry at all: nearly always there is none, and no place has to be remembered. */
function holdsEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Json
  if (isEntry(entry)) return true
  if (isSecured(entry)) return false
  for (const key in entry) if (holdsEntry(entry[key])) return true
  return false
}

const PASSED: ReadonlySet<string> = new Set(['credentialStatus', '@context', 'proof', 'verifiableCredential'])

/** Whether nothing but an entry has a type. */
const looksLike = (type: unknown): boolean => type !== TOKEN_STATUS && isStatusType(type)
