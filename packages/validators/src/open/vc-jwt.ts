/** The members of a credential of data model 1.1 that its token says in claims instead (section 6.3.1, JWT decoding). */
import { isObject, type Json } from '@microcred/common/json'

const V1 = 'https://www.w3.org/2018/credentials/v1'

/** A claim that names somebody or something as a credential does. */
const iri = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/i.test(value) ? value : undefined

/** Most seconds from 1970 on, in either direction, at which there is an instant. */
const MOST = 8_640_000_000_000

const instant = (seconds: unknown): string | undefined =>
  typeof seconds === 'number' && Math.abs(seconds) <= MOST
    ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
    : undefined

/** An object with those of some members that it has not and that say something. */
function filled(json: Json, members: Json): Json {
  const lacking = Object.entries(members).filter(
    ([name, value]) => value !== undefined && !Object.hasOwn(json, name),
  )
  return lacking.length === 0 ? json : { ...json, ...Object.fromEntries(lacking) }
}

/** A credential or presentation of version 1.1 with what the claims around it say of it; any other as it stands. */
export function withClaims(json: Json, member: 'vc' | 'vp', { iss, nbf, sub, jti }: Json): Json {
  if (![json['@context']].flat().includes(V1)) return json
  if (member === 'vp') return filled(json, { id: iri(jti), holder: iri(iss) })
  const { credentialSubject: subject } = json
  const issued = Object.hasOwn(json, 'validFrom') ? undefined : instant(nbf)
  const whole = filled(json, { id: iri(jti), issuer: iri(iss), issuanceDate: issued })
  if (!isObject(subject)) return whole
  const known = filled(subject, { id: iri(sub) })
  return known === subject ? whole : { ...whole, credentialSubject: known }
}
