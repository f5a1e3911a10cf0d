/** Suites whose holders show a part of what was signed (Data Integrity ECDSA Cryptosuites v1.0 section 3.4). */
import type { Engine, Octets } from '../crypto/engine.js'
import { verdict } from '../jws/jws.js'
import { multikeyIn } from '../keys/multikey.js'
import { failed, type Row } from '../report/row.js'
import { fromBase64Url, toBase64Url } from '../text/base64.js'
import { type Cbor, cborIn } from '../text/cbor.js'
import type { Valued } from './suite.js'

/** What the value of a proof holds. */
interface Value {
  readonly signature: Octets
  /** Key the single statements are signed with, as Multikey has it. */
  readonly own: Octets
  readonly signatures: readonly Octets[]
  /** Of a proof that was derived: names of blank nodes by the canonical ones, and which statements had to be shown. */
  readonly derived?: { readonly labels: ReadonlyMap<Cbor, Cbor>; readonly mandatory: ReadonlySet<Cbor> }
  /** Of the proof the holder got: what names of blank nodes are made with. */
  readonly secret?: Octets
}

const BASE = 0
const DERIVED = 1

const isOctets = (value: Cbor | undefined, length: number): value is Octets =>
  value instanceof Uint8Array && value.length === length

function valueIn(text: string): Value | undefined {
  const octets = text.startsWith('u') ? fromBase64Url(text.slice(1)) : undefined
  if (octets?.[0] !== 0xd9 || octets[1] !== 0x5d) return undefined
  const held = cborIn(octets.slice(3))
  if (!Array.isArray(held) || held.length !== 5) return undefined
  const [signature, own, ...rest] = held as readonly Cbor[]
  if (!isOctets(signature, 64) || !isOctets(own, 35)) return undefined
  if (octets[2] === BASE) {
    const [secret, signatures] = rest
    return isOctets(secret, 32) && areSignatures(signatures)
      ? { signature, own, signatures, secret }
      : undefined
  }
  const [signatures, labels, mandatory] = rest
  return octets[2] === DERIVED &&
    areSignatures(signatures) &&
    labels instanceof Map &&
    Array.isArray(mandatory)
    ? { signature, own, signatures, derived: { labels, mandatory: new Set(mandatory) } }
    : undefined
}

const areSignatures = (value: Cbor | undefined): value is Octets[] =>
  Array.isArray(value) && value.every((each: Cbor) => isOctets(each, 64))

/** A statement with its blank nodes apart: subject, predicate, object, graph. */
const STATEMENT = /^(_:\S+|<[^>]*>) (<[^>]*>) (_:\S+|<[^>]*>|"(?:[^"\\]|\\.)*"\S*)( (?:_:\S+|<[^>]*>))? \.$/

/** Statements with other names of blank nodes, in their new order; `undefined` where a name is missing. */
function relabelled(quads: string, nameOf: ReadonlyMap<string, string>): readonly string[] | undefined {
  let missing = false
  const renamed = (term: string): string => {
    const label = term.trimStart()
    if (!label.startsWith('_:')) return term
    const name = nameOf.get(label.slice(2))
    if (name === undefined) missing = true
    return `${label === term ? '' : ' '}_:${name}`
  }
  const found = quads
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, subject, predicate, object, graph = ''] = STATEMENT.exec(line) ?? []
      if (subject === undefined) missing = true
      return `${renamed(subject ?? '')} ${predicate} ${renamed(object ?? '')}${renamed(graph)} .\n`
    })
  return missing ? undefined : found.sort()
}

const labelsIn = (quads: string): ReadonlySet<string> =>
  new Set([...quads.matchAll(/_:(c14n\d+)/g)].map(([, label]) => label!))

/** The names blank nodes were signed under, by those they have in what is shown. */
async function namesOf(quads: string, value: Value, engine: Engine): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const label of labelsIn(quads)) {
    const given = value.derived?.labels.get(Number(label.slice(4)))
    const octets = value.secret ? await hmac(value.secret, octetsOf(label), engine) : given
    if (octets instanceof Uint8Array) names.set(label, `u${toBase64Url(octets)}`)
  }
  return names
}

const octetsOf = (text: string): Octets => new TextEncoder().encode(text)

const joined = (...parts: readonly Octets[]): Octets => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** HMAC with SHA-256 (RFC 2104), whose key is shorter than a block. */
async function hmac(key: Octets, octets: Octets, engine: Engine): Promise<Octets> {
  const pad = (by: number): Octets => Uint8Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ by)
  const inner = await engine.digest('SHA-256', joined(pad(0x36), octets))
  return engine.digest('SHA-256', joined(pad(0x5c), inner))
}

/** The row of a proof of which holders show parts. */
export async function checkParts(
  { value: text, key, algorithm, covered, ground }: Valued,
  engine: Engine,
): Promise<Row> {
  const value = valueIn(text)
  if (!value) return failed('signature.malformed')
  const own = multikeyIn(value.own)
  if (own?.crv !== 'P-256') return failed('signature.key-not-for-algorithm')
  const statements = relabelled(covered.document, await namesOf(covered.document, value, engine))
  if (!statements) return failed('signature.altered')
  const holds = async (statement: string, signature: Octets): Promise<boolean> =>
    engine.verify(algorithm, { jwk: own }, signature, octetsOf(statement))
  // Each statement has a signature of its own, in order, or is one of those that had to be shown.
  const mandatory: string[] = []
  let next = 0
  for (const [at, statement] of statements.entries()) {
    const signature = value.signatures[next]
    const single = value.derived
      ? !value.derived.mandatory.has(at)
      : signature !== undefined && (await holds(statement, signature))
    if (!single) mandatory.push(statement)
    else if (!signature || (value.derived && !(await holds(statement, signature))))
      return failed('signature.altered')
    else next++
  }
  if (next < value.signatures.length) return failed('signature.altered')
  const digest = async (each: string): Promise<Octets> => engine.digest('SHA-256', octetsOf(each))
  const signed = joined(await digest(covered.config), value.own, await digest(mandatory.join('')))
  const row = await verdict(() => engine.verify(algorithm, { jwk: key }, value.signature, signed), ground)
  return row.state === 'verified' && value.secret ? { ...row, findings: ['proof.not-derived'] } : row
}
