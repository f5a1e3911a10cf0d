/** Seals: JWS in the general and flattened serialisation (RFC 7515 section 7.2, ETSI TS 119 182-1). */

import type { Tools } from '../bundle/tools.js'
import { checkJws, type Signature } from '../jws/jws.js'
import { issuerOf, signerOf } from '../keys/table.js'
import { failed, unchecked } from '../report/row.js'
import { fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, readJson, textOf } from '../text/json.js'
import type { Mechanism, Opened, Proof } from './mechanism.js'

const UNDERSTOOD: ReadonlySet<string> = new Set(['b64', 'sigT'])

export const jwsJson: Mechanism = {
  id: 'jws',
  open({ json }, tools) {
    if (!isObject(json) || !isText(json.payload)) return undefined
    const each = Array.isArray(json.signatures) ? json.signatures : [json]
    return isText(json.signature) || Array.isArray(json.signatures)
      ? openSeal(json.payload, each, unsigned(json), tools)
      : undefined
  },
}

/** Members of the envelope that no signature covers. */
const unsigned = (json: Json): readonly string[] =>
  Object.keys(json).some((key) => !SIGNED.has(key)) ? ['signature.unsigned-members'] : []

const SIGNED: ReadonlySet<string> = new Set(['payload', 'signatures', 'protected', 'header', 'signature'])

async function openSeal(
  payload: string,
  signatures: readonly unknown[],
  structure: readonly string[],
  tools: Tools,
): Promise<Opened> {
  const read = readPayload(payload)
  const credential = isObject(read?.value) ? read.value : {}
  const proofs = await Promise.all(signatures.map((each) => proofOf(payload, each, credential, tools)))
  return {
    credential,
    claims: {},
    proofs: proofs.length > 0 ? proofs : [unreadable()],
    structure: [
      ...structure,
      ...(read?.repeats ? ['payload.duplicate-key'] : []),
      ...(isObject(read?.value) ? [] : ['payload.unreadable']),
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

async function proofOf(payload: string, each: unknown, credential: Json, tools: Tools): Promise<Proof> {
  if (!isObject(each) || !isText(each.protected) || !isText(each.signature)) return unreadable()
  const signature: Signature = { protected: each.protected, payload, signature: each.signature }
  const { header, integrity, key } = await checkJws(signature, { understood: UNDERSTOOD }, tools)
  const detached = header.sigD !== undefined && integrity.state !== 'failed'
  const ask = { purpose: 'assertionMethod', credential, claims: {} } as const
  return {
    mechanism: 'jws',
    ...(isText(header.alg) && { algorithm: header.alg }),
    ...(key.kind !== 'none' && { key: key.name }),
    integrity: detached ? unchecked('seal.detached') : integrity,
    signer: await signerOf(key, ask, tools),
    issuer: await issuerOf(key, ask, tools),
    time:
      header.sigT === undefined && header.iat === undefined
        ? unchecked('time.none')
        : unchecked('time.own-clock'),
  }
}
