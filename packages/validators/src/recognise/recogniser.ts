/** Which profile a credential is of. */
import { isObject } from '@microcred/common/json'
import { countKeys } from '../open/keys.js'
import type { Placed, ProfileName } from '../report/report.js'
import type { Entry } from './entry.js'

/** Number of keys of a value, found on the fast path where it is a sound record. */
export function keysOf(json: unknown, recognised: Known | undefined): { keys: number; clean?: boolean } {
  if (!recognised?.entry.own) return { keys: countKeys(json) }
  const keys = recognised.entry.form.keys(json)
  return keys >= 0 ? { keys, clean: true } : { keys: countKeys(json), clean: false }
}

/** The profile of a credential with what the credential says of it. */
export interface Known {
  readonly entry: Entry
  readonly profile: ProfileName
}

/** Recognises credentials; asked for the same one again, it need not look again. */
export function recogniser(entries: readonly Entry[], asked: string | undefined) {
  let last: { readonly json: unknown; readonly known: Known | undefined } | undefined
  return (json: unknown): Known | undefined => {
    if (last?.json !== json || !last) last = { json, known: knownAmong(entries, json, asked) }
    return last.known
  }
}

function knownAmong(entries: readonly Entry[], json: unknown, asked: string | undefined): Known | undefined {
  if (!isObject(json)) return undefined
  for (const entry of entries) {
    const { id } = entry.profile
    if (asked !== undefined && asked !== id) continue
    const said = entry.profile.recognise(json)
    if (said !== undefined || asked !== undefined) return { entry, profile: { id, ...said } }
  }
  return undefined
}

/** The profile that knows a credential, or the one asked for. */
export function recogniseAmong(
  entries: readonly Entry[],
  json: unknown,
  asked: string | undefined,
): Entry | undefined {
  if (!isObject(json)) return undefined
  return entries.find((entry) =>
    asked === undefined ? entry.profile.recognise(json) !== undefined : entry.profile.id === asked,
  )
}

/** A credential that does not know the profile asked for, and that another profile knows. */
export function mistaken(
  entries: readonly Entry[],
  { entry }: Known,
  json: unknown,
  asked: string | undefined,
): Placed[] {
  if (asked === undefined || !isObject(json) || entry.profile.recognise(json)) return []
  const other = recogniseAmong(entries, json, undefined)
  if (!other) return []
  return [{ code: 'profile.mistaken', pointer: '', params: { asked, recognised: other.profile.id } }]
}
