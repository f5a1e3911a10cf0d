/** One JWS (RFC 7515, RFC 7797): what makes it one to be refused, which key it names, whether it verifies. */
import type { Tools } from '../bundle/tools.js'
import { algorithms, type Octets } from '../crypto/engine.js'
import { embeddedKey } from '../keys/embedded.js'
import type { Key, NoKey } from '../keys/key.js'
import { referencesIn } from '../keys/referenced.js'
import { kinds } from '../keys/table.js'
import { failed, type Row, unchecked, verified } from '../report/row.js'
import { fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, objectIn } from '../text/json.js'

/** One signature, nothing of it decoded yet. */
export interface Signature {
  readonly protected: string
  readonly payload: string
  readonly signature: string
}

/** A signature with what its header says; its key is not looked for where it is to be refused. */
export interface Jws {
  readonly header: Json
  readonly integrity: Row
  readonly key: Key | NoKey
}

/** The three parts of a compact JWS, or `undefined`. */
export function compact(text: string): Signature | undefined {
  const parts = text.split('.')
  return parts.length === 3 ? { protected: parts[0]!, payload: parts[1]!, signature: parts[2]! } : undefined
}

/** The header of a signature, or `undefined` where it is no JSON object without repeated keys. */
export const headerOf = (each: Signature): Json | undefined => objectIn(fromBase64Url(each.protected))

/** Octets of a payload that is encoded, as an object. */
export const payloadOf = (each: Signature): Json | undefined => objectIn(fromBase64Url(each.payload))

/** How a JWS is to be checked. */
interface Asked {
  /** Parameters that may be critical. */
  readonly understood: ReadonlySet<string>
  /** Who signed, where the header names a key by a part of its name or not at all. */
  readonly controller?: string | undefined
  /** Certificates that came along outside of the header; the header may name one by its thumbprint. */
  readonly certificates?: readonly Octets[]
  /** The only key there may be; what the header names is not followed. */
  readonly key?: Key
}

/** Checks one signature. */
export async function checkJws(each: Signature, asked: Asked, tools: Tools): Promise<Jws> {
  const header = headerOf(each)
  const refused = (row: Row): Jws => ({ header: header ?? {}, integrity: row, key: withoutKey(row) })
  const signature = fromBase64Url(each.signature)
  if (!header || !signature) return refused(failed('signature.malformed'))
  const fault = faultOf(header, each.payload, asked.understood)
  if (fault) return refused(failed(fault))
  const algorithm = algorithms.get(header.alg)!
  const { algorithms: accepted } = tools.policy
  if (accepted && !accepted.includes(algorithm.name))
    return refused(unchecked('signature.algorithm-not-accepted', { kind: 'policy', id: algorithm.name }))
  const key = asked.key ?? (await keyOf(header, asked, tools))
  if (key.kind === 'none') return { header, integrity: key.integrity, key }
  const signed = new TextEncoder().encode(`${each.protected}.${each.payload}`)
  const integrity = await verdict(
    () => tools.engine.verify(algorithm, key.public, signature, signed),
    [
      { kind: key.kind, name: key.name },
      { kind: 'algorithm', name: algorithm.name },
    ],
  )
  return { header, integrity, key }
}

const withoutKey = (row: Row): NoKey => ({ kind: 'none', integrity: row, signer: row, issuer: row })

/** The row of a verification; a key that the cryptography refuses is none for the algorithm. */
export async function verdict(verify: () => Promise<boolean> | boolean, ground: Row['ground']): Promise<Row> {
  try {
    return (await verify()) ? verified(ground) : failed('signature.altered')
  } catch {
    return failed('signature.key-not-for-algorithm')
  }
}

/** The code of what makes a header one to be refused before any key is looked for. */
function faultOf(header: Json, payload: string, understood: ReadonlySet<string>): string | undefined {
  const { alg, crit, b64 } = header
  if (!isText(alg) || !algorithms.has(alg)) return 'signature.algorithm-refused'
  if (crit !== undefined) {
    if (
      !Array.isArray(crit) ||
      crit.length === 0 ||
      new Set(crit).size !== crit.length ||
      !crit.every(isText)
    )
      return 'signature.crit-malformed'
    if (crit.some((name) => !Object.hasOwn(header, name))) return 'signature.crit-absent'
    if (crit.some((name) => !understood.has(name))) return 'signature.crit-unknown'
  }
  if (b64 !== undefined && typeof b64 !== 'boolean') return 'signature.malformed'
  if (b64 === false && !(crit as readonly unknown[] | undefined)?.includes('b64'))
    return 'signature.b64-not-critical'
  return b64 !== false && !fromBase64Url(payload) ? 'signature.malformed' : undefined
}

/** The key a header names: its certificate, one of a document, or the one it brings along. */
async function keyOf(
  header: Json,
  { controller, certificates = [] }: Asked,
  tools: Tools,
): Promise<Key | NoKey> {
  const { x5c, kid, jwk } = header
  const named =
    referencesIn(header) > 0 && (certificates.length > 0 || (kid === undefined && jwk === undefined))
  if (x5c !== undefined || named)
    return (await kinds.certificate()).certificateKey(header, certificates, tools)
  const listed = async (name?: string, came?: JsonWebKey): Promise<Key | NoKey> =>
    (await kinds.document()).documentKey(name, controller, tools, came)
  if (isText(kid)) {
    const key = await listed(kid)
    if (key.kind !== 'none' || !isObject(jwk) || key.signer.state === 'failed') return key
  }
  if (isObject(jwk)) {
    // Who is said to have signed may list the key that came along.
    const key = controller === undefined ? undefined : await listed(undefined, jwk as JsonWebKey)
    return key && key.kind !== 'none'
      ? key
      : embeddedKey(jwk as JsonWebKey, controller, key?.signer.state === 'failed')
  }
  if (controller !== undefined) return listed()
  return withoutKey(unchecked('key.not-named'))
}
