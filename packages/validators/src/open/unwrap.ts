/** Takes a credential out of the envelope it travels in: JAdES, VC-JWT, SD-JWT, upload wrapper. */
import { deliveredIn } from '@microcred/common/delivery'
import { isObject } from '@microcred/common/json'
import type { Term } from '@microcred/core/messages'
import type { Violation } from '../report/finding.js'
import { registeredClaims } from './registered-claims.js'
import { scan } from './scan.js'
import type { Token } from './token.js'
import { withClaims } from './vc-jwt.js'

/** The envelope a credential lay in. */
export interface Wrapper {
  readonly type: 'jades' | 'jwt' | 'sd-jwt' | 'delivery' | 'png' | 'svg'
  /** JSON Pointer to the credential inside the envelope, where the envelope is JSON. */
  readonly pointer?: string
}

export interface Unwrapped {
  readonly json: unknown
  readonly wrapper?: Wrapper
  /** Text the credential's positions are into, when it is not the text that came in. */
  readonly text?: string
  readonly violation?: Violation
  /** What the token says beside the credential. */
  readonly token?: Token
  /** Members of the envelope that belong neither to it nor to the credential. */
  readonly beside?: readonly string[]
}

/** Three parts of base64url, and for SD-JWT disclosures set off by tildes. */
const COMPACT =
  /^\s*([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)((?:~[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)?)*)\s*$/

/** Puts the disclosures of an SD-JWT back into its payload. */
export type Reveal = (
  payload: Record<string, unknown>,
  disclosures: readonly string[],
) => { readonly json: Record<string, unknown>; readonly problem?: Term; readonly keptBack?: number }

/** Opens a compact JWT or, where the caller can reveal what it discloses, an SD-JWT. */
export function unwrapCompact(text: string, reveal: Reveal | undefined): Unwrapped {
  const match = COMPACT.exec(text)
  const type = text.includes('~') ? 'sd-jwt' : 'jwt'
  const fail = (reason: Term): Unwrapped => ({
    json: undefined,
    wrapper: { type },
    violation: {
      code: 'wrapper.payload-unreadable',
      pointer: '',
      params: { wrapper: type, reason },
    },
  })
  if (!match) return fail({ reason: 'token-parts', parts: text.split('~')[0]!.split('.').length })
  const payloadText = decodeBase64Url(match[1]!.split('.')[1]!)
  if (payloadText === undefined) return fail('payload-encoding')
  let payload: unknown
  try {
    payload = JSON.parse(payloadText)
  } catch {
    return fail('payload-json')
  }
  if (!isObject(payload)) return fail('payload-object')
  const token: Token = { ...headerOf(match[1]!.split('.')[0]!), claims: payload, type }
  if (type === 'sd-jwt') {
    if (!reveal) return fail('sd-jwt-entry')
    const disclosures = match[2]!.split('~').slice(1)
    const last = disclosures.pop()!
    if (last !== '' && !last.includes('.')) return fail('last-tilde')
    if (disclosures.some((part) => part === '' || part.includes('.'))) return fail('no-disclosure')
    if (scan(payloadText).duplicates.length > 0) return fail('payload-key-twice')
    const { json, problem, keptBack = 0 } = reveal(payload, disclosures)
    if (problem) return fail(problem)
    return { json: claim(json), wrapper: { type }, token: { ...token, keptBack } }
  }
  const member = MEMBERS.find((name) => isObject(payload[name]))
  return member
    ? {
        json: withClaims(payload[member] as Record<string, unknown>, member, payload),
        wrapper: { type, pointer: `/${member}` },
        text: payloadText,
        token,
        ...besides(payload, CLAIMS),
      }
    : { json: payload, wrapper: { type }, text: payloadText, token }
}

/** The header of a token, `undefined` where it is no JSON object, and the name that stands in it more than once. */
function headerOf(encoded: string): Pick<Token, 'header' | 'repeated'> {
  try {
    const text = decodeBase64Url(encoded) ?? ''
    const header: unknown = JSON.parse(text)
    const [repeated] = scan(text).duplicates
    return { header: isObject(header) ? header : undefined, ...(repeated && { repeated: repeated.property }) }
  } catch {
    return { header: undefined }
  }
}

/** Claims that hold a credential or a presentation of the older data model. */
const MEMBERS = ['vc', 'vp'] as const

const claim = (payload: Record<string, unknown>): unknown => (isObject(payload.vc) ? payload.vc : payload)

/** Opens an envelope that is itself JSON; anything else is handed back as it is. */
export function unwrap(json: unknown): Unwrapped {
  if (!isObject(json)) return { json }
  if (
    typeof json.payload === 'string' &&
    (Array.isArray(json.signatures) || typeof json.signature === 'string')
  )
    return { ...unwrapJades(json.payload), ...besides(json, JWS) }
  const delivered = deliveredIn(json)
  if (delivered)
    return {
      json: delivered,
      wrapper: { type: 'delivery', pointer: '/credential' },
      ...besides(json, DELIVERY),
    }
  return { json }
}

/** Members of a JWS in JSON (RFC 7515 section 7.2). */
const JWS = ['payload', 'signatures', 'signature', 'protected', 'header']
/** Members of an envelope for delivery. */
const DELIVERY = ['credential', 'deliveryDetails', '$schema', 'format']
/** Claims that are registered for tokens, and the credential. */
const CLAIMS = [...MEMBERS, ...registeredClaims]

function besides(envelope: Record<string, unknown>, own: readonly string[]): Pick<Unwrapped, 'beside'> {
  const beside = Object.keys(envelope).filter((key) => !own.includes(key))
  return beside.length > 0 ? { beside } : {}
}

function unwrapJades(payload: string): Unwrapped {
  const wrapper: Wrapper = { type: 'jades', pointer: '/payload' }
  for (const text of [payload, decodeBase64Url(payload)]) {
    if (text === undefined) continue
    try {
      return { json: JSON.parse(text), wrapper, text }
    } catch {}
  }
  return {
    json: undefined,
    wrapper,
    violation: {
      code: 'wrapper.payload-unreadable',
      pointer: '',
      params: { wrapper: 'jades', reason: 'payload-json' },
    },
  }
}

/** Text of base64url bytes that are UTF-8. */
export function decodeBase64Url(text: string): string | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(binary, (char) => char.charCodeAt(0)),
    )
  } catch {
    return undefined
  }
}
