/** Whether what stands in a bundle is what its place is for: certificates, keys, lists, metadata. */
import { escapeKey } from '@microcred/common/pointer'
import type { Violation } from '@microcred/common/violation'
import { attributeIn } from '../accreditation/attribute.js'
import { envelopeIn } from '../credential/envelope.js'
import type { Octets } from '../crypto/engine.js'
import type { TrustBundle } from '../generated/types.js'
import { compact, payloadOf } from '../jws/jws.js'
import { multikey } from '../keys/multikey.js'
import { fromBase58 } from '../text/base58.js'
import { fromBase64, fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, listOf, readJson } from '../text/json.js'
import { isStamp } from '../time-stamp/token.js'
import { type Certificate, certificateIn } from '../x509/certificate.js'
import { isAnswer, isList } from '../x509/revocation.js'

/** Members in base64, by the last part of their place, with what is said where they hold something else. */
const ENCODED: readonly (readonly [place: RegExp, code: string])[] = [
  [/^\/(?:certificates|intermediates)\/\d+\/der$/, 'trust-bundle.no-certificate'],
  [/^\/revocation\/\d+\/(?:crl|ocsp)$/, 'trust-bundle.no-revocation'],
  [/^\/timeStamps\/\d+\/token$/, 'trust-bundle.no-time-stamp'],
  [/^\/detached\/[^/]+$/, 'trust-bundle.no-base64'],
]

/** A refusal of the schema in the words of the place it concerns: a pattern says nothing to anybody. */
export function inWordsOfPlace(violation: Violation, value: unknown): Violation {
  const { pointer } = violation
  const code = ENCODED.find(([place]) => place.test(pointer))?.[1]
  return code !== undefined && isText(value) ? { code, pointer } : violation
}

/** Everything that is not what its place is for. */
export function* contents(bundle: TrustBundle): Iterable<Violation> {
  for (const key of ['certificates', 'intermediates'] as const)
    for (const [at, { der }] of (bundle[key] ?? []).entries())
      if (!certificateOf(der)) yield { code: 'trust-bundle.no-certificate', pointer: `/${key}/${at}/der` }
  for (const [at, { crl, ocsp }] of (bundle.revocation ?? []).entries()) {
    if (crl !== undefined && !isOf(crl, isList))
      yield { code: 'trust-bundle.no-revocation', pointer: `/revocation/${at}/crl` }
    if (ocsp !== undefined && !isOf(ocsp, isAnswer))
      yield { code: 'trust-bundle.no-revocation', pointer: `/revocation/${at}/ocsp` }
    if (crl === undefined && ocsp === undefined)
      yield { code: 'trust-bundle.no-revocation', pointer: `/revocation/${at}` }
  }
  for (const [at, { token }] of (bundle.timeStamps ?? []).entries())
    if (!isOf(token, isStamp))
      yield { code: 'trust-bundle.no-time-stamp', pointer: `/timeStamps/${at}/token` }
  for (const [id, document] of Object.entries(bundle.dids ?? {}))
    yield* ofDocument(document, `/dids/${escapeKey(id)}`)
  yield* each(bundle.statusLists, 'statusLists', ({ content }) => isStatusList(content), 'no-status-list')
  yield* each(bundle.attributes, 'attributes', ({ content }) => isAccreditation(content), 'no-accreditation')
  yield* each(bundle.contexts, 'contexts', isContext, 'no-context')
  yield* each(bundle.types, 'types', (text) => isObject(readJson(text)?.value), 'no-type-metadata')
}

const isOf = (text: string, read: (octets: Octets) => boolean): boolean => {
  const octets = fromBase64(text)
  return octets !== undefined && read(octets)
}

const certificateOf = (text: string): Certificate | undefined => {
  const octets = fromBase64(text)
  return octets && certificateIn(octets)
}

function* each<Value>(
  map: Readonly<Record<string, Value>> | undefined,
  key: string,
  fits: (value: Value) => boolean,
  code: string,
): Iterable<Violation> {
  for (const [id, value] of Object.entries(map ?? {}))
    if (!fits(value)) yield { code: `trust-bundle.${code}`, pointer: `/${key}/${escapeKey(id)}` }
}

/** A document that lists keys, and each key in it. */
function* ofDocument(document: unknown, pointer: string): Iterable<Violation> {
  if (!isObject(document) || !MARKS.some((mark) => document[mark] !== undefined)) {
    yield { code: 'trust-bundle.no-key-document', pointer }
    return
  }
  if (document.kty !== undefined && !isJwk(document)) yield { code: 'trust-bundle.no-key', pointer }
  if (document.publicKeyPem !== undefined && !isPem(document.publicKeyPem))
    yield { code: 'trust-bundle.no-key', pointer: `${pointer}/publicKeyPem` }
  const { jwks } = document
  for (const [name, keys] of [
    ['keys', document.keys],
    ['jwks/keys', isObject(jwks) ? jwks.keys : undefined],
  ] as const)
    for (const [at, key] of listOf(keys).entries())
      if (!isJwk(key)) yield { code: 'trust-bundle.no-key', pointer: `${pointer}/${name}/${at}` }
  for (const relation of RELATIONS)
    for (const [at, method] of listOf(document[relation]).entries())
      yield* ofMethod(method, `${pointer}/${relation}${Array.isArray(document[relation]) ? `/${at}` : ''}`)
}

/** Members by which documents with keys are told: DID and controlled documents, keys, sets of keys, metadata, profiles. */
const MARKS = ['id', 'kty', 'keys', 'jwks', 'jwks_uri', 'publicKeyPem', 'publicKey', 'verificationMethod']

const RELATIONS = [
  'verificationMethod',
  'assertionMethod',
  'authentication',
  'capabilityInvocation',
  'capabilityDelegation',
]

/** A method is a key, or the name of one. */
function* ofMethod(method: unknown, pointer: string): Iterable<Violation> {
  if (isText(method)) return
  if (!isObject(method)) {
    yield { code: 'trust-bundle.no-key', pointer }
    return
  }
  for (const [name, fits] of Object.entries(FORMS))
    if (method[name] !== undefined && !fits(method[name]))
      yield { code: 'trust-bundle.no-key', pointer: `${pointer}/${name}` }
}

/** Members a key has by its type (RFC 7518 section 6, RFC 8037 section 2, ML-DSA for JOSE). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  EC: ['x', 'y'],
  OKP: ['x'],
  RSA: ['n', 'e'],
  AKP: ['pub'],
}

const CURVED: ReadonlySet<string> = new Set(['EC', 'OKP'])

/** A public key; one that both sides keep secret proves nothing to anybody else. */
function isJwk(value: unknown): boolean {
  if (!isObject(value) || !isText(value.kty) || !Object.hasOwn(MEMBERS, value.kty)) return false
  return (
    (value.crv === undefined ? !CURVED.has(value.kty) : isText(value.crv)) &&
    MEMBERS[value.kty]!.every((name) => {
      const member = value[name]
      return isText(member) && member !== '' && fromBase64Url(member) !== undefined
    })
  )
}

const isPem = (value: unknown): boolean => {
  const [, base64] = isText(value)
    ? (/^\s*-----BEGIN [A-Z ]*PUBLIC KEY-----([^-]+)-----END/.exec(value) ?? [])
    : []
  return base64 !== undefined && fromBase64(base64.replace(/\s/g, ''))?.[0] === 0x30
}

/** Keys of other curves are written in the same way; they are keys, and nothing here is signed with them. */
const isMultikey = (value: unknown): boolean =>
  isText(value) && (multikey(value) !== undefined || /^z[1-9A-HJ-NP-Za-km-z]{40,}$/.test(value))

const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  publicKeyJwk: isJwk,
  publicKeyMultibase: isMultikey,
  publicKeyBase58: (value) => isText(value) && fromBase58(value) !== undefined,
  publicKeyPem: isPem,
}

/** The object a text is, or the payload of the token it is. */
function stated(content: string): Json | undefined {
  const text = content.trim()
  const json = readJson(text)?.value
  if (isObject(json)) return json
  const token = compact(text)
  return token && payloadOf(token)
}

function isStatusList(content: string): boolean {
  const found = stated(content)
  if (!found) return false
  if (envelopeIn(found)) return true
  const { credentialSubject } = isObject(found.vc) ? found.vc : found
  return (
    isObject(found.status_list) ||
    [found.revokedCredential, found.revokedCredentials, found.revokedAssertions].some(Array.isArray) ||
    listOf(credentialSubject).some((each) => isObject(each) && isText(each.encodedList))
  )
}

function isAccreditation(content: string): boolean {
  const token = compact(attributeIn(content).token.trim())
  return token !== undefined && payloadOf(token) !== undefined
}

const isContext = (value: unknown): boolean => isObject(value) && value['@context'] !== undefined

/** Certificates that a path may end at and that are over at an instant: what was sealed since does not hold. */
export function* expired({ certificates = [] }: TrustBundle, at: number): Iterable<Violation> {
  for (const [index, { der, service }] of certificates.entries()) {
    // Trusted lists keep what was granted once, with its history.
    if (service?.history) continue
    const certificate = certificateOf(der)
    if (certificate && certificate.until < at)
      yield {
        code: 'trust-bundle.certificate-over',
        pointer: `/certificates/${index}/der`,
        params: { until: new Date(certificate.until).toISOString().slice(0, 10) },
      }
  }
}

/** The place of a key that stands twice in an object of a text that is JSON. */
export function repeatedKeyIn(text: string): string {
  const open: { readonly keys: Set<string>; key: string; at: number; readonly isList: boolean }[] = []
  const pointer = (): string => open.map(({ key, at, isList }) => `/${isList ? at : escapeKey(key)}`).join('')
  for (const [token, , colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[{,]|[\]}]/gs)) {
    const inner = open.at(-1)
    if (colon !== undefined && inner) {
      inner.key = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string
      if (inner.keys.has(inner.key)) return pointer()
      inner.keys.add(inner.key)
    } else if (token === '{' || token === '[')
      open.push({ keys: new Set(), key: '', at: 0, isList: token === '[' })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && inner) inner.at++
  }
  return ''
}
