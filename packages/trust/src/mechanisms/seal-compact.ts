/** Seals in the compact serialisation (ETSI TS 119 182-1 section 6.1). */
import type { Tools } from '../bundle/tools.js'
import { compact, headerOf, payloadOf, type Signature } from '../jws/jws.js'
import { isSeal } from '../seal/profile.js'
import { sealProof } from '../seal/seal.js'
import { isText, type Json } from '../text/json.js'
import type { Mechanism, Opened } from './mechanism.js'

export const sealCompact: Mechanism = {
  id: 'seal',
  open({ text }, tools) {
    const signature = text.startsWith('eyJ') && !text.includes('~') ? compact(text) : undefined
    const header = signature && headerOf(signature)
    return header && isCompactSeal(header) ? openSeal(signature, header, tools) : undefined
  },
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
