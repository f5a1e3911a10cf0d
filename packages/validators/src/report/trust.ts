/** What a credential carries for its genuineness, none of which is checked here: so that every report says so. */

import { say } from '@microcred/core/messages'

/** Something that would have to be checked before a credential is trusted. */
export type Unchecked = 'seal' | 'signature' | 'proof' | 'status'

/** What was not checked, as data and in words. */
export interface NotChecked {
  readonly what: Unchecked
  readonly message: string
}

const said = (what: Unchecked): NotChecked => ({ what, message: say(`trust/${what}`, {}) ?? what })

const ORDER: readonly Unchecked[] = ['seal', 'signature', 'proof', 'status']

/** What the envelopes of a credential bring. */
const OF_WRAPPER: Readonly<Record<string, Unchecked>> = {
  jades: 'seal',
  jwt: 'signature',
  'sd-jwt': 'signature',
}

/** What members hold, wherever they stand: a proof, a token or a status entry. */
function ofMember(key: string): Unchecked | undefined {
  switch (key) {
    case 'proof':
      return 'proof'
    case 'endorsementJwt':
      return 'signature'
    case 'credentialStatus':
      return 'status'
    default:
      return undefined
  }
}

/** Media types of secured credentials in `data:` URLs. */
const ENVELOPED = /^data:application\/[\w.+-]*(?:jwt|cose)[;,]/

const isThere = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'object' ? value !== null : Boolean(value)

/**
 * Everything about its genuineness that a credential carries and that was not looked at. `wrappers` are the kinds of
 * the envelopes it lay in; `ownStatus` says that `status` at the top is a status entry in this form.
 */
export function notChecked(json: unknown, wrappers: readonly string[], ownStatus: boolean): NotChecked[] {
  const found = new Set<Unchecked>()
  for (const each of wrappers) if (Object.hasOwn(OF_WRAPPER, each)) found.add(OF_WRAPPER[each]!)
  if (ownStatus && isThere((json as Readonly<Record<string, unknown>> | undefined)?.status))
    found.add('status')
  const pending: unknown[] = [json]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null) pending.push(item)
      continue
    }
    for (const key in value) {
      if (key === '@context') continue
      const inner = (value as Readonly<Record<string, unknown>>)[key]
      const held = ofMember(key)
      if (held !== undefined && isThere(inner)) found.add(held)
      if (typeof inner === 'object' && inner !== null) pending.push(inner)
      else if (
        key === 'id' &&
        typeof inner === 'string' &&
        inner.startsWith('data:') &&
        ENVELOPED.test(inner)
      )
        found.add('signature')
    }
  }
  return ORDER.filter((each) => found.has(each)).map(said)
}

/** The same for a record of ours, which carries nothing but status entries. */
export const notCheckedOfRecord = (json: unknown): NotChecked[] =>
  isThere((json as Readonly<Record<string, unknown>>).status) ? [said('status')] : []
