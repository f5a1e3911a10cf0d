/** What a JWT says in its header and claims beside the credential, against what the credential says itself. */
import type { Violation } from '../report/finding.js'

/** A compact token as it was opened. */
export interface Token {
  readonly type: 'jwt' | 'sd-jwt'
  /** `undefined` where the header is no JSON object. */
  readonly header: Readonly<Record<string, unknown>> | undefined
  /** A name that stands in the header more than once: another reader takes its other value (RFC 7515 section 4). */
  readonly repeated?: string
  readonly claims: Readonly<Record<string, unknown>>
  /** How many digests nothing was disclosed for: what the holder keeps back, and decoys. */
  readonly keptBack?: number
}

/** Faults of the header, then of the claims; all of them concern the whole. */
export const ofToken = (token: Token | undefined, json: unknown, at: string): Violation[] =>
  token ? [...ofHeader(token), ...(token.type === 'jwt' ? ofClaims(token, json, at) : [])] : []

const said = (code: string, params: Readonly<Record<string, unknown>> = {}): Violation => ({
  code: `jwt.${code}`,
  pointer: '',
  params,
})

/** Extensions of the header that may be critical: an encoding (RFC 7797) and those of JAdES (ETSI TS 119 182-1, section 5). */
const EXTENSIONS: ReadonlySet<unknown> = new Set(
  'b64 sigT sigD sigPId srCms sigPl srAts adoTst x5t#o sigX5ts iat'.split(' '),
)

/** Whether all that is marked as critical is known, as readers must (RFC 7515 section 4.1.11). */
const isKnown = (critical: unknown): boolean =>
  Array.isArray(critical) && critical.length > 0 && critical.every((each) => EXTENSIONS.has(each))

function ofHeader({ header, repeated }: Token): Violation[] {
  if (!header) return [said('header-unreadable')]
  if (repeated !== undefined)
    return [{ code: 'json.duplicate-key', pointer: '', params: { property: repeated } }]
  const { alg } = header
  return [
    ...(typeof alg !== 'string'
      ? [said('no-algorithm')]
      : alg.toLowerCase() === 'none'
        ? [said('unsigned')]
        : []),
    ...(Object.hasOwn(header, 'crit') && !isKnown(header.crit) ? [said('critical-header')] : []),
    ...(header.b64 === false ? [said('payload-not-encoded')] : []),
  ]
}

/** Claims of a JWT with the members of a credential that say the same; the first that stands there counts. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  exp: ['validUntil', 'expirationDate', 'expiryDate'],
  nbf: ['validFrom', 'issuanceDate', 'dateOfIssuing'],
  iss: ['issuer'],
  sub: ['credentialSubject'],
}

function ofClaims({ claims }: Token, json: unknown, at: string): Violation[] {
  const now = Date.parse(at)
  return Object.entries(SAME).flatMap(([claim, members]) => {
    if (!Object.hasOwn(claims, claim)) return []
    const value = claims[claim]
    const isTime = claim === 'exp' || claim === 'nbf'
    if (isTime ? !isNumericDate(value) : typeof value !== 'string')
      return [said('malformed-claim', { claim })]
    const member = members.find((each) => memberOf(json, each) !== undefined)
    if (member === undefined) return isTime ? ofPeriod(claim, (value as number) * 1000, now) : []
    const own = memberOf(json, member)
    return (isTime ? isInstant(own, value as number) : isCalled(own, value as string))
      ? []
      : [said('claim-disagrees', { claim, member })]
  })
}

/** Numbers of seconds that name an instant. */
const isNumericDate = (value: unknown): boolean =>
  typeof value === 'number' && !Number.isNaN(new Date(value * 1000).getTime())

function ofPeriod(claim: string, instant: number, now: number): Violation[] {
  const day = new Date(instant).toISOString().slice(0, 10)
  if (claim === 'exp') return instant <= now ? [said('expired', { until: day })] : []
  return instant > now ? [said('not-yet-valid', { from: day })] : []
}

const memberOf = (json: unknown, key: string): unknown =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, key)
    ? (json as Readonly<Record<string, unknown>>)[key]
    : undefined

/** Whether a member names the same second; one that is no time is told elsewhere. */
function isInstant(own: unknown, seconds: number): boolean {
  const instant = typeof own === 'string' ? Date.parse(own) : Number.NaN
  return Number.isNaN(instant) || Math.abs(instant - seconds * 1000) < 1000 || isDayOf(own as string, seconds)
}

/** Whether a day without time is the one the claim lies in, or ends at. */
const isDayOf = (own: string, seconds: number): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(own) && Math.abs(Date.parse(own) - seconds * 1000) <= 86_400_000

/** Whether one of the objects of a member has this id; where none has one, there is nothing to disagree with. */
function isCalled(own: unknown, name: string): boolean {
  const ids = [own]
    .flat()
    .map((each) => (typeof each === 'string' ? each : memberOf(each, 'id')))
    .filter((id) => typeof id === 'string')
  return ids.length === 0 || ids.includes(name)
}
