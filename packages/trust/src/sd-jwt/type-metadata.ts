/** What a type of credential means: its metadata as it was when the credential was issued (SD-JWT VC). */
import type { Tools } from '../bundle/tools.js'
import type { Hash, Octets } from '../crypto/engine.js'
import { failed, type Ground, type Row, unchecked, verified } from '../report/row.js'
import { fromBase64 } from '../text/base64.js'
import { isObject, isText, type Json, readJson } from '../text/json.js'

/** Types that may extend each other one after the other. */
const MOST = 10

/** The row of the vocabulary: the type and what it extends are there, and are what was meant. */
export async function typeMetadata(payload: Json, tools: Tools): Promise<Row> {
  let { vct: type, 'vct#integrity': integrity } = payload
  const ground: Ground[] = []
  const seen = new Set<unknown>()
  while (isText(type) && !seen.has(type) && seen.size < MOST) {
    seen.add(type)
    const text = await tools.injected.type(type)
    if (text === undefined) return unchecked('vocabulary.type-not-available', { kind: 'type', id: type })
    if (integrity !== undefined && !(await isWhole(text, integrity, tools)))
      return failed('vocabulary.type-altered')
    const metadata = readJson(text)?.value
    if (!isObject(metadata) || (metadata.vct !== undefined && metadata.vct !== type))
      return failed('vocabulary.type-altered')
    ground.push({ kind: 'type', name: type })
    type = metadata.extends
    integrity = metadata['extends#integrity']
  }
  return type === undefined && ground.length > 0 ? verified(ground) : failed('vocabulary.type-altered')
}

const HASHES: Readonly<Record<string, Hash>> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

/** Whether a text has one of the digests (W3C Subresource Integrity); the strongest kind decides. */
async function isWhole(text: string, integrity: unknown, { engine }: Tools): Promise<boolean> {
  if (!isText(integrity)) return false
  const digests = integrity.split(/\s+/).map((each) => /^(sha256|sha384|sha512)-([^?]+)/.exec(each))
  const known = digests.filter((each) => each !== null).map(([, kind, digest]) => [kind!, digest!] as const)
  const strongest = known
    .map(([kind]) => kind)
    .sort()
    .at(-1)
  if (strongest === undefined) return false
  const octets = await engine.digest(HASHES[strongest]!, new TextEncoder().encode(text))
  return known.some(([kind, digest]) => kind === strongest && same(fromBase64(digest), octets))
}

const same = (a: Octets | undefined, b: Octets): boolean =>
  a?.length === b.length && a.every((each, at) => each === b[at])
