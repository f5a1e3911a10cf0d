import { isObject } from '@microcred/common/json'
import { integrity } from '../../generated/contexts.js'
import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

const HASH = /^sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2}(?:\?[!-~]*)?$/
/** One or more hashes, set off by white space (Subresource Integrity section 3.5). */
const SRI = {
  test: (text: string): boolean =>
    text
      .trim()
      .split(/\s+/)
      .every((hash) => HASH.test(hash)),
}
const MULTIBASE = /^[A-Za-z0-9][A-Za-z0-9+/=_-]+$/

/** A related resource stands there once, with a digest of a known form, which is its own where its bytes are known. */
export const resources: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name === 'VerifiableCredential') {
      const seen = new Set<unknown>()
      for (const each of items(value.relatedResource, `${pointer}/relatedResource`)) {
        if (!isObject(each.value) || each.value.id === undefined) continue
        if (seen.has(each.value.id))
          yield { fault: 'repeated-resource', pointer: `${each.pointer}/id`, source: of.source }
        seen.add(each.value.id)
      }
    }
    if (of.name !== 'RelatedResource') continue
    if (value.digestSRI === undefined && value.digestMultibase === undefined)
      yield { fault: 'no-digest', pointer, atEnd: true, source: of.source }
    for (const [key, form] of [
      ['digestSRI', SRI],
      ['digestMultibase', MULTIBASE],
    ] as const)
      for (const each of items(value[key], `${pointer}/${key}`)) {
        if (typeof each.value !== 'string') continue
        const fault = form.test(each.value)
          ? isOfAnother(value.id, each.value) && 'digest-of-another'
          : 'malformed-digest'
        if (fault) yield { fault, pointer: each.pointer, params: { property: key }, source: of.source }
      }
  }
}

/** Whether a digest is none of a resource whose bytes are known. Of algorithms and bases nobody here knows it is not. */
function isOfAnother(id: unknown, digest: string): boolean {
  const known = typeof id === 'string' && Object.hasOwn(integrity, id) ? integrity[id]!.map(hashOf) : []
  const given = digest.startsWith('sha') ? digest.trim().split(/\s+/).map(hashOf) : [multibase(digest)]
  const comparable = given.filter((hash) => hash && known.some((own) => own!.length === hash.length))
  return comparable.length > 0 && !comparable.some((hash) => known.includes(hash))
}

const hashOf = (digest: string): string | undefined =>
  plain(digest.slice(digest.indexOf('-') + 1).split('?', 1)[0]!)

/** Base64 without padding, in the one alphabet. */
const plain = (base64: string): string =>
  base64
    .replace(/(?<!=)=+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')

/** A digest in one of the bases of 64, without the two bytes that may say which hash it is. */
function multibase(digest: string): string | undefined {
  if (!/^[muMU]/.test(digest)) return undefined
  const base64 = plain(digest.slice(1))
  if (base64.length % 4 === 1 || base64.includes('=')) return undefined
  const bytes = atob(base64)
  const length = bytes.length - 2
  return plain(btoa(bytes.charCodeAt(1) === length && length >= 32 ? bytes.slice(2) : bytes))
}
