/** Every status entry of a credential, also where no standard puts it: who overlooks one gives a false all-clear. */
import type { Opened } from '../mechanisms/opened.js'
import { isObject, type Json, listOf } from '../text/json.js'
import { walk } from '../text/walk.js'
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
  const found: Entry[] = []
  const visit = (entry: Json, _: string, pointer: () => string): boolean => {
    const is = isEntry(entry)
    if (is) found.push({ pointer: pointer(), entry, type: typeOf(entry), misplaced: true })
    return !is && !isSecured(entry)
  }
  walk(credential, visit, PASSED)
  return found
}

const isEntry = (value: Json): boolean =>
  value.statusListCredential !== undefined || (!Array.isArray(value) && looksLike(typeOf(value)))

/** What is signed by itself has entries of its own. */
const isSecured = (value: Json): boolean =>
  !Array.isArray(value) && (value.proof !== undefined || value['@context'] !== undefined)

const PASSED: ReadonlySet<string> = new Set(['credentialStatus', '@context', 'proof', 'verifiableCredential'])

/** Whether nothing but an entry has a type. */
const looksLike = (type: unknown): boolean => type !== TOKEN_STATUS && isStatusType(type)
