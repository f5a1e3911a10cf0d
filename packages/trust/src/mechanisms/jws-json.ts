/** Seals: JWS in the general and flattened serialisation (RFC 7515 section 7.2, ETSI TS 119 182-1). */

import type { Tools } from '../bundle/tools.js'
import type { Signature } from '../jws/jws.js'
import { failed, unchecked } from '../report/row.js'
import { type Sealed, sealProof } from '../seal/seal.js'
import { fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, objectIn, readJson, textOf } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Opened, Proof } from './opened.js'

export const jwsJson: Mechanism = {
  id: 'jws',
  open({ json }, tools) {
    if (!isObject(json)) return undefined
    const each = Array.isArray(json.signatures) ? json.signatures : [json]
    const signed = Array.isArray(json.signatures) || (isText(json.signature) && isText(json.protected))
    if (!signed || (json.payload === undefined && !each.every(isDetached))) return undefined
    return openSeal(json.payload ?? '', each, unsigned(json), tools)
  },
}

/** Whether a signature covers what lies elsewhere, so that there is no payload. */
const isDetached = (each: unknown): boolean =>
  isObject(each) && isText(each.protected) && objectIn(fromBase64Url(each.protected))?.sigD !== undefined

/** Members of the envelope that no signature covers. */
const unsigned = (json: Json): readonly string[] =>
  Object.keys(json).some((key) => !SIGNED.has(key)) ? ['signature.unsigned-members'] : []

const SIGNED: ReadonlySet<string> = new Set(['payload', 'signatures', 'protected', 'header', 'signature'])

async function openSeal(
  given: unknown,
  signatures: readonly unknown[],
  notes: readonly string[],
  tools: Tools,
): Promise<Opened> {
  const payload = isText(given) ? given : undefined
  const read = payload === undefined ? undefined : readPayload(payload)
  const credential = isObject(read?.value) ? read.value : {}
  const found: readonly Sealed[] = await Promise.all(
    signatures.map((each) =>
      payload === undefined ? { proof: unreadable() } : proofOf(payload, each, credential, tools),
    ),
  )
  return {
    credential,
    claims: {},
    proofs: found.length > 0 ? found.map(({ proof }) => proof) : [unreadable()],
    malformed: found.some(({ malformed }) => malformed),
    notes,
    structure: [
      ...(read?.repeats ? ['payload.duplicate-key'] : []),
      ...(isObject(read?.value) || signatures.every(isDetached) ? [] : ['payload.unreadable']),
    ],
  }
}

/** What a payload holds: as it stands where it is not encoded, else decoded. */
function readPayload(payload: string): ReturnType<typeof readJson> {
  const octets = fromBase64Url(payload)
  const text = octets ? textOf(octets) : payload
  return text === undefined ? undefined : readJson(text)
}

function unreadable(): Proof {
  const row = failed('signature.unreadable')
  return { mechanism: 'jws', integrity: row, signer: row, issuer: row, time: unchecked('time.none') }
}

async function proofOf(payload: string, each: unknown, credential: Json, tools: Tools): Promise<Sealed> {
  if (!isObject(each) || !isText(each.protected) || !isText(each.signature)) return { proof: unreadable() }
  const signature: Signature = { protected: each.protected, payload, signature: each.signature }
  return sealProof(signature, each.header, { mechanism: 'jws', credential }, tools)
}
