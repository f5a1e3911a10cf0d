/** Seals in the compact serialisation (ETSI TS 119 182-1 section 6.1). */
import type { Tools } from '../bundle/tools.js'
import { payloadOf, type Signature } from '../jws/jws.js'
import { failed, unchecked } from '../report/row.js'
import { sealProof } from '../seal/seal.js'
import type { Json } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Opened } from './opened.js'
import { compactSealIn } from './seal-form.js'

export const sealCompact: Mechanism = {
  id: 'seal',
  open({ text }, tools) {
    const found = compactSealIn(text)
    if (!found) return undefined
    const { signature, header } = found
    return header ? openSeal(signature, header, tools) : Promise.resolve(unreadable())
  },
}

function unreadable(): Opened {
  const row = failed('signature.malformed')
  const proof = { mechanism: 'jws', integrity: row, signer: row, issuer: row, time: unchecked('time.none') }
  return { credential: {}, claims: {}, structure: [], proofs: [proof] }
}

async function openSeal(signature: Signature, header: Json, tools: Tools): Promise<Opened> {
  const payload = payloadOf(signature)
  const credential = payload ?? {}
  const { proof, malformed } = await sealProof(signature, undefined, { mechanism: 'jws', credential }, tools)
  return {
    credential,
    claims: credential,
    malformed,
    structure: payload || header.sigD !== undefined ? [] : ['payload.unreadable'],
    proofs: [proof],
  }
}
