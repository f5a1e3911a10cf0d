/** Seals in the compact serialisation (ETSI TS 119 182-1 section 6.1). */
import type { Tools } from '../bundle/tools.js'
import { compact, headerOf, payloadOf, type Signature } from '../jws/jws.js'
import { failed, unchecked } from '../report/row.js'
import { isSeal } from '../seal/profile.js'
import { sealProof } from '../seal/seal.js'
import { fromBase64Url } from '../text/base64.js'
import { isText, type Json, textOf } from '../text/json.js'
import type { Mechanism, Opened } from './mechanism.js'

export const sealCompact: Mechanism = {
  id: 'seal',
  open({ text }, tools) {
    const signature = FORM.test(text) ? compact(text) : undefined
    if (!signature) return undefined
    const header = headerOf(signature)
    if (header) return isCompactSeal(header) ? openSeal(signature, header, tools) : undefined
    return isUnreadable(signature) ? Promise.resolve(unreadable()) : undefined
  },
}

const FORM = /^[\w-]+\.[^.]*\.[\w-]*$/

/** A header that is an object, but none that all readers read alike. */
const isUnreadable = (signature: Signature): boolean => {
  const octets = fromBase64Url(signature.protected)
  return (
    !signature.protected.startsWith('eyJ') && octets !== undefined && textOf(octets)?.startsWith('{') === true
  )
}

function unreadable(): Opened {
  const row = failed('signature.malformed')
  const proof = { mechanism: 'jws', integrity: row, signer: row, issuer: row, time: unchecked('time.none') }
  return { credential: {}, claims: {}, structure: [], proofs: [proof] }
}

/** Tokens name their type, and may have certificates too. */
const isCompactSeal = (header: Json): boolean =>
  isText(header.typ)
    ? /^(?:application\/)?jose(?:\+json)?$/i.test(header.typ) && isSeal(header)
    : header.sigT !== undefined || header.sigD !== undefined

async function openSeal(signature: Signature, header: Json, tools: Tools): Promise<Opened> {
  const payload = payloadOf(signature)
  const credential = payload ?? {}
  return {
    credential,
    claims: credential,
    structure: payload || header.sigD !== undefined ? [] : ['payload.unreadable'],
    proofs: [await sealProof(signature, undefined, { mechanism: 'jws', credential }, tools)],
  }
}
