/** Finds the credentials that a presentation, a list or the answer of an API holds. */

import { isCompact } from '@microcred/common/compact'
import { isObject, type Json } from '@microcred/common/json'
import { escapeKey } from '@microcred/common/pointer'

/** A credential in a container: an object, or the token it is. */
export interface Held {
  /** JSON Pointer to it from the root of the container. */
  readonly pointer: string
  readonly value: unknown
  /** Whether the value is the text of a token, with pointers of its own. */
  readonly token: boolean
}

/** Members of answers under which services put credentials. */
const ANSWERS =
  'credential credentials compactJwsString verifiableCredential verifiableCredentials vc vcs data result results items assertions badges backpack response vp_token'.split(
    ' ',
  )

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null

/** How deep in lists and answers a credential is looked for. */
const DEPTH = 4

const ENVELOPE = /^data:application\/[\w.+-]*(?:jwt|sd-jwt)[\w.+-]*(?:;[\w=-]+)*,(eyJ[\s\S]*)$/

const saysEnveloped = (type: unknown): boolean => typeof type === 'string' && type.startsWith('Enveloped')

const isEnveloped = (type: unknown): boolean =>
  Array.isArray(type) ? type.some(saysEnveloped) : saysEnveloped(type)

const isEnvelope = (value: Json): boolean =>
  isEnveloped(value.type) ||
  isEnveloped(value['@type']) ||
  (typeof value.id === 'string' && ENVELOPE.test(value.id) && !('credentialSubject' in value))

/** Whether a JSON object presents credentials: those of a learner record are its own. */
const presents = (json: Json): boolean => 'verifiableCredential' in json && !('credentialSubject' in json)

/**
 * What a document holds, in order; `undefined` when it is no container. `recognised` says whether an object is a
 * credential by itself.
 */
export function heldIn(
  json: unknown,
  recognised: (json: unknown) => boolean,
  depth = DEPTH,
): readonly Held[] | undefined {
  // A token in quotes is the token.
  if (typeof json === 'string' && isCompact(json)) return [held('', json)]
  if (isObject(json) && isEnvelope(json)) {
    const inside = held('', json)
    return inside.token ? [inside] : undefined
  }
  if (isObject(json) && presents(json) && presentation(json))
    return each(json.verifiableCredential, '/verifiableCredential')
  if (isObject(json) && recognised(json)) return undefined
  // Lists that lie deeper than is looked are still lists of something, which is told where they are opened.
  if (depth === 0) return Array.isArray(json) && json.some(isNested) ? each(json, '') : undefined
  const looks = (value: unknown): boolean =>
    (typeof value === 'string' && isCompact(value)) ||
    (isObject(value) && recognised(value)) ||
    heldIn(value, recognised, depth - 1) !== undefined
  if (Array.isArray(json)) return json.some(looks) ? each(json, '') : undefined
  if (!isObject(json)) return undefined
  const found = ANSWERS.filter((key) => Object.hasOwn(json, key) && json[key] !== json).flatMap((key) => {
    const value = json[key]
    if (key === 'vp_token' && isObject(value) && !looks(value))
      return answered(value, `/${key}`).filter(({ token }) => token)
    return Array.isArray(value)
      ? value.some(looks)
        ? each(value, `/${escapeKey(key)}`)
        : []
      : looks(value)
        ? [held(`/${escapeKey(key)}`, value)]
        : []
  })
  // What says in which terms it is written is of a form of its own, whatever lies in it.
  if (found.length > 0 || Object.hasOwn(json, '@context')) return found.length > 0 ? found : undefined
  const named = Object.keys(json).slice(0, MOST_MEMBERS)
  const credentials = named.filter((key) => isObject(json[key]) && recognised(json[key]))
  return credentials.length > 0
    ? [...credentials.map((key) => held(`/${escapeKey(key)}`, json[key])), ...signed(json, named, '')]
    : undefined
}

/** Most members of an envelope nobody knows that are looked at. */
const MOST_MEMBERS = 50

/** Tokens that such an envelope has beside the credential they sign, at its top or one level below. */
const signed = (json: Json, keys: readonly string[], around: string): readonly Held[] =>
  keys.flatMap((key) => {
    const value = json[key]
    const pointer = `${around}/${escapeKey(key)}`
    if (typeof value === 'string')
      return /jws|jwt/i.test(key) && isCompact(value) ? [held(pointer, value)] : []
    return around === '' && isObject(value)
      ? signed(value, Object.keys(value).slice(0, MOST_MEMBERS), pointer)
      : []
  })

/** The presentations that a wallet answers with, by the queries that asked for them. */
const answered = (value: Json, pointer: string): readonly Held[] =>
  Object.entries(value).flatMap(([query, presented]) => each(presented, `${pointer}/${escapeKey(query)}`))

const presentation = (json: Json): boolean =>
  '@context' in json || [json.type, json['@type']].flat().includes('VerifiablePresentation')

/** The items of a list or the one value, with their places. */
function each(value: unknown, pointer: string): readonly Held[] {
  if (Array.isArray(value)) return value.map((item, at) => held(`${pointer}/${at}`, item))
  return value === null || value === undefined ? [] : [held(pointer, value)]
}

/** A value taken out of the envelope that a data: URL is. */
function held(pointer: string, value: unknown): Held {
  const [, enveloped] = isObject(value) && typeof value.id === 'string' ? (ENVELOPE.exec(value.id) ?? []) : []
  const token = enveloped ?? (typeof value === 'string' && isCompact(value) ? value : undefined)
  return token === undefined ? { pointer, value, token: false } : { pointer, value: token, token: true }
}
