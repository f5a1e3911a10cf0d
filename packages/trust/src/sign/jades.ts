/** Seals of level B-B (ETSI TS 119 182-1), as European Digital Credentials have them. */
import { algorithms, type Engine, type Octets } from '../crypto/engine.js'
import { fromBase64, toBase64Url } from '../text/base64.js'
import { isObject, type Json, listOf } from '../text/json.js'
import { certificateIn } from '../x509/certificate.js'
import { compare } from '../x509/organisation.js'
import { identifierOf } from '../x509/subject.js'
import { credentialOf, instantOf, isCredential, proven } from './credential.js'
import { CannotSign, type JadesRequest, type ToBeSigned } from './request.js'

export async function jades(record: object, request: JadesRequest, engine: Engine): Promise<ToBeSigned> {
  const { algorithm, certificates, serialisation = 'general' } = request
  if (!algorithms.has(algorithm)) throw new CannotSign('algorithm', `There is no algorithm ${algorithm}.`)
  const chain = certificates.map(derOf)
  const [leaf] = chain
  if (!leaf) throw new CannotSign('certificate', 'Give the certificate of the key.')
  const at = instantOf(request.at)
  const { from, until } = certificateIn(leaf)!
  if (Date.parse(at) < from || Date.parse(at) > until)
    throw new CannotSign('certificate', 'The certificate does not hold at the instant of signing.')
  // Whoever checks has the anchor; it proves nothing where it comes along.
  const sent = chain.filter((each, place) => place === 0 || !isRoot(each))
  const encoded = serialisation === 'compact'
  const header = {
    alg: algorithm,
    typ: encoded ? 'jose' : 'jose+json',
    cty: 'vc+ld+json',
    'x5t#S256': toBase64Url(await engine.digest('SHA-256', leaf)),
    x5c: sent.map((each) => btoa(String.fromCharCode(...each))),
    ...(!encoded && { b64: false }),
    sigT: at,
    crit: encoded ? ['sigT'] : ['b64', 'sigT'],
  }
  const octets = (text: string): Octets => new TextEncoder().encode(text)
  const shielded = toBase64Url(octets(JSON.stringify(header)))
  const identifier = identifierOf(certificateIn(leaf)!)
  const text = JSON.stringify(await named(credentialOf(record, 'edc', request), record, identifier))
  const payload = encoded ? toBase64Url(octets(text)) : text
  return {
    bytes: octets(`${shielded}.${payload}`),
    algorithm,
    assemble: (signature) => {
      const value = toBase64Url(signature)
      const one = { protected: shielded, signature: value }
      const seal = {
        general: () => JSON.stringify({ payload, signatures: [one] }),
        flattened: () => JSON.stringify({ payload, ...one }),
        compact: () => `${shielded}.${payload}.${value}`,
      }
      return proven(seal[serialisation](), at, true, engine)
    },
  }
}

/**
 * A credential that was written of a record, its issuer with the identifier of the certificate, by which whoever checks
 * compares the two; only where the awarding body goes by the same one.
 */
async function named(credential: Json, record: object, identifier: string | undefined): Promise<Json> {
  const { issuer } = credential
  if (isCredential(record as Json) || !isObject(issuer) || issuer.eIDASIdentifier !== undefined)
    return credential
  const claim = objectOf(objectOf(credential.credentialSubject).hasClaim)
  const body = listOf(objectOf(claim.awardedBy).awardingBody)
    .filter(isObject)
    .find(({ id }) => id === issuer.id)
  if (identifier === undefined || !body || compare(body, identifier) !== 'same') return credential
  const spatial = objectOf(objectOf(issuer.location).address).countryCode
  const eIDASIdentifier = {
    type: 'LegalIdentifier',
    notation: identifier,
    ...(isObject(spatial) && { spatial }),
  }
  return { ...credential, issuer: { ...issuer, eIDASIdentifier } }
}

const objectOf = (value: unknown): Json => listOf(value).find(isObject) ?? {}

function derOf(text: string): Octets {
  const octets = fromBase64(text.replace(/-----[^-]+-----|\s/g, ''))
  if (!octets || !certificateIn(octets)) throw new CannotSign('certificate', 'A certificate cannot be read.')
  return octets
}

const isRoot = (each: Octets): boolean => {
  const { issuer, subject } = certificateIn(each)!
  return issuer.key === subject.key
}
