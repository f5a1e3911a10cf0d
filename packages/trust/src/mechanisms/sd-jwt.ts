/** SD-JWT (RFC 9901): credentials of which the holder chooses what to show (SD-JWT VC, VC-JOSE). */
import { isCompact } from '@microcred/common/compact'
import type { Tools } from '../bundle/tools.js'
import { checkJws, compact, payloadOf, type Signature } from '../jws/jws.js'
import { issuerOf, signerOf } from '../keys/table.js'
import { failed, type Row, unchecked, unread, vouchedFor } from '../report/row.js'
import { keyBinding } from '../sd-jwt/key-binding.js'
import { hashNames, hashOf, type Revealed, reveal } from '../sd-jwt/reveal.js'
import { typeMetadata } from '../sd-jwt/type-metadata.js'
import { isObject, isText, type Json } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Opened } from './opened.js'
import { isPresentation, saidIn, typeFaults } from './token-type.js'

export const sdJwt: Mechanism = {
  id: 'sd-jwt',
  open({ text }, tools) {
    if (!isCompact(text) || !text.includes('~')) return undefined
    const [token, ...rest] = text.split('~')
    const binding = rest.pop()!
    return openSdJwt(compact(token!), rest, binding, text.slice(0, text.length - binding.length), tools)
  },
}

async function openSdJwt(
  signature: Signature | undefined,
  disclosures: readonly string[],
  binding: string,
  presented: string,
  tools: Tools,
): Promise<Opened> {
  const payload = signature && payloadOf(signature)
  const whole = binding === '' || binding.split('.').length === 3
  if (!signature || !payload || !whole || disclosures.some((each) => each === ''))
    return unreadable(failed(signature && payload ? 'sd-jwt.malformed' : 'payload.unreadable'), payload)
  const hash = hashOf(payload)
  const shown = hash ? await reveal(payload, disclosures, hash, tools.engine) : undefined
  const revealed = isObject(shown) ? (shown as Revealed) : undefined
  const claims = revealed?.claims ?? payload
  const credential = isObject(claims.vc) ? claims.vc : claims
  const controller = controllerOf(claims)
  const jws = await checkJws(signature, { understood: new Set(), controller }, tools)
  const { header, key } = jws
  const purpose = isPresentation(credential) ? 'authentication' : 'assertionMethod'
  const time = await tools.timeOf(saidIn(claims), signature.signature, tools)
  const ask = { purpose, credential, claims, signed: vouchedFor(time) } as const
  const integrity = whether(jws.integrity, hash === undefined, shown)
  return {
    credential,
    claims,
    structure: faultsOf(header, credential),
    notes: isText(credential.vct) && header.typ === 'vc+sd-jwt' ? ['sd-jwt.type-old'] : [],
    hidesClaims: revealed?.hidesClaims ?? false,
    holder: hash
      ? await keyBinding(binding, presented, claims, hash, tools)
      : unread('sd-jwt.hash-unknown', hashNames),
    ...(isText(claims.vct) && { vocabulary: await typeMetadata(claims, tools) }),
    proofs: [
      {
        mechanism: 'sd-jwt',
        ...(isText(header.alg) && { algorithm: header.alg }),
        ...(key.kind !== 'none' && { key: key.name }),
        integrity,
        signer: await signerOf(key, ask, tools),
        issuer: await issuerOf(key, ask, tools),
        time,
        ...(revealed && { undisclosed: revealed.undisclosed }),
      },
    ],
  }
}

/** The signature has to hold, and what is shown has to be what was signed. */
function whether(signature: Row, unknownHash: boolean, shown: Revealed | string | undefined): Row {
  if (signature.state === 'failed') return signature
  if (unknownHash) return unread('sd-jwt.hash-unknown', hashNames)
  return isText(shown) ? failed(shown) : signature
}

function faultsOf(header: Json, credential: Json): readonly string[] {
  const { typ } = header
  if (isText(credential.vct)) return typ === 'dc+sd-jwt' || typ === 'vc+sd-jwt' ? [] : ['token.type']
  return credential['@context'] === undefined ? [] : typeFaults(header, credential, 'sd-jwt')
}

function controllerOf({ iss, issuer, holder }: Json): string | undefined {
  const named = isObject(issuer) ? issuer.id : (issuer ?? holder)
  return isText(iss) ? iss : isText(named) ? named : undefined
}

function unreadable(row: Row, payload: Json | undefined): Opened {
  const proof = {
    mechanism: 'sd-jwt',
    integrity: row,
    signer: row,
    issuer: row,
    time: unchecked('time.none'),
  }
  return { credential: payload ?? {}, claims: {}, structure: [], proofs: [proof] }
}
