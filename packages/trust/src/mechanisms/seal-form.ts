/** How a seal in the compact serialisation is told from a token (ETSI TS 119 182-1 section 6.1). */
import { compact, headerOf, type Signature } from '../jws/jws.js'
import { isSeal } from '../seal/profile.js'
import { fromBase64Url } from '../text/base64.js'
import { isText, type Json, textOf } from '../text/json.js'

const FORM = /^[\w-]+\.[^.]*\.[\w-]*$/

/** A header that is an object, but none that all readers read alike. */
const isUnreadable = (signature: Signature): boolean => {
  const octets = fromBase64Url(signature.protected)
  return (
    !signature.protected.startsWith('eyJ') && octets !== undefined && textOf(octets)?.startsWith('{') === true
  )
}

/** Tokens name their type, and may have certificates too. */
const isCompactSeal = (header: Json): boolean =>
  isText(header.typ)
    ? /^(?:application\/)?jose(?:\+json)?$/i.test(header.typ) && isSeal(header)
    : header.sigT !== undefined || header.sigD !== undefined

/** The seal a text may be; without a header where readers would not agree on it. */
export function compactSealIn(
  text: string,
): { readonly signature: Signature; readonly header?: Json } | undefined {
  const signature = FORM.test(text) ? compact(text) : undefined
  if (!signature) return undefined
  const header = headerOf(signature)
  if (header) return isCompactSeal(header) ? { signature, header } : undefined
  return isUnreadable(signature) ? { signature } : undefined
}
