/** Seals of level B-B (ETSI TS 119 182-1), as European Digital Credentials have them. */
import { algorithms, type Engine, type Octets } from '../crypto/engine.js'
import { fromBase64, toBase64Url } from '../text/base64.js'
import { certificateIn } from '../x509/certificate.js'
import { credentialOf, instantOf, proven } from './credential.js'
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
  const text = JSON.stringify(credentialOf(record, 'edc', request))
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

function derOf(text: string): Octets {
  const octets = fromBase64(text.replace(/-----[^-]+-----|\s/g, ''))
  if (!octets || !certificateIn(octets)) throw new CannotSign('certificate', 'A certificate cannot be read.')
  return octets
}

const isRoot = (each: Octets): boolean => {
  const { issuer, subject } = certificateIn(each)!
  return issuer.key === subject.key
}
