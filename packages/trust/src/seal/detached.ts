/** What a seal covers without holding it (ETSI TS 119 182-1 section 5.2.8): `sigD`. */
import type { Tools } from '../bundle/tools.js'
import type { Hash, Octets } from '../crypto/engine.js'
import { failed, type Row, unchecked, unread } from '../report/row.js'
import { toBase64Url } from '../text/base64.js'
import { isObject, isText, type Json } from '../text/json.js'

const BY_URI = 'http://uri.etsi.org/19182/ObjectIdByURI'
const BY_HASH = 'http://uri.etsi.org/19182/ObjectIdByURIHash'

const HASHES: ReadonlyMap<unknown, Hash> = new Map([
  ['S256', 'SHA-256'],
  ['S384', 'SHA-384'],
  ['S512', 'SHA-512'],
])

export type Detached =
  /** The payload that was signed. */
  | { readonly payload: string }
  /** Objects are missing, are other ones, or are named in a way that is not known. */
  | { readonly row: Row; readonly payload?: string }

/** The payload of a seal over objects that lie elsewhere. */
export async function detachedOf({ sigD, b64 }: Json, tools: Tools): Promise<Detached> {
  const { mId, pars, hashM, hashV } = isObject(sigD) ? sigD : {}
  if (!Array.isArray(pars) || pars.length === 0 || pars.length > MOST || !pars.every(isText))
    return { row: failed('seal.detached-malformed') }
  if (mId !== BY_URI && mId !== BY_HASH) return { row: unread('seal.detached-unknown', [BY_URI, BY_HASH]) }
  const objects: Octets[] = []
  for (const each of pars) {
    const found = await tools.injected.octets(each)
    if (found) objects.push(found)
  }
  if (objects.length < pars.length) {
    const row = unchecked('seal.detached', ...pars.map((id) => ({ kind: 'detached', id })))
    return mId === BY_HASH ? { row, payload: '' } : { row }
  }
  const encoded = b64 !== false
  if (mId === BY_URI) {
    const all = new Uint8Array(objects.flatMap((each) => [...each]))
    const text = encoded ? toBase64Url(all) : new TextDecoder('utf-8', { fatal: false }).decode(all)
    return { payload: text }
  }
  const hash = HASHES.get(hashM)
  if (!hash || !Array.isArray(hashV) || hashV.length !== pars.length)
    return { row: failed('seal.detached-malformed'), payload: '' }
  for (const [at, each] of objects.entries()) {
    const octets = encoded ? new TextEncoder().encode(toBase64Url(each)) : each
    if (toBase64Url(await tools.engine.digest(hash, octets)) !== hashV[at])
      return { row: failed('seal.detached-altered'), payload: '' }
  }
  return { payload: '' }
}

/** Objects a seal may cover. */
const MOST = 100
