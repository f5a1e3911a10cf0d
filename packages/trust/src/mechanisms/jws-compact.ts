/** Tokens: compact JWS that hold a credential (VC-JOSE, Open Badges 3.0, the older VC-JWT). */
import { isCompact } from '@microcred/common/compact'
import type { Tools } from '../bundle/tools.js'
import { badgeIssuer, isSignedBadge } from '../credential/badge-issuer.js'
import { checkJws, compact, payloadOf, type Signature } from '../jws/jws.js'
import { issuerOf, signerOf } from '../keys/table.js'
import { vouchedFor } from '../report/row.js'
import { answered } from '../sd-jwt/key-binding.js'
import { isObject, isText, type Json } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Opened } from './opened.js'
import { isPresentation, saidIn, typeFaults } from './token-type.js'

const UNDERSTOOD: ReadonlySet<string> = new Set(['b64', 'sigT'])

export const jwsCompact: Mechanism = {
  id: 'jwt',
  open({ text }, tools) {
    const signature = isCompact(text) && !text.includes('~') ? compact(text) : undefined
    return signature && openToken(signature, tools)
  },
}

async function openToken(signature: Signature, tools: Tools): Promise<Opened> {
  const payload = payloadOf(signature)
  const inner = payload && (isObject(payload.vc) ? payload.vc : isObject(payload.vp) ? payload.vp : undefined)
  const credential: Json = inner ?? payload ?? {}
  const claims = payload ?? {}
  const controller = controllerOf(credential, claims)
  const { header, integrity, key } = await checkJws(signature, { understood: UNDERSTOOD, controller }, tools)
  const presentation = isPresentation(credential)
  const purpose = presentation ? 'authentication' : 'assertionMethod'
  const named = isSignedBadge(credential) ? await badgeIssuer(credential, tools) : undefined
  const time = await tools.timeOf(saidIn(claims), signature.signature, tools)
  const ask = {
    purpose,
    signed: vouchedFor(time),
    claims,
    credential: named === undefined ? credential : { ...credential, issuer: named },
  } as const
  return {
    credential,
    claims,
    structure: payload ? faultsOf(header, credential, claims) : ['payload.unreadable'],
    ...(presentation && { holder: answered(claims.aud, claims.nonce, tools) }),
    proofs: [
      {
        mechanism: 'jwt',
        ...(isText(header.alg) && { algorithm: header.alg }),
        ...(key.kind !== 'none' && { key: key.name }),
        integrity,
        signer: await signerOf(key, ask, tools),
        issuer: await issuerOf(key, ask, tools),
        time,
      },
    ],
  }
}

/** Types that do not fit, and claims that the newer standard forbids because the payload is the credential itself. */
function faultsOf(header: Json, credential: Json, claims: Json): readonly string[] {
  const newer = isText(header.typ) && /^(?:application\/)?v[cp]\+jwt$/i.test(header.typ)
  const forbidden = newer && (Object.hasOwn(claims, 'vc') || Object.hasOwn(claims, 'vp'))
  return [...typeFaults(header, credential, 'jwt'), ...(forbidden ? ['token.vc-claim'] : [])]
}

/** Who is said to have signed: looked up where the header does not name the key whole. */
function controllerOf(credential: Json, { iss }: Json): string | undefined {
  const { issuer: named = credential.holder } = credential
  const issuer = isObject(named) ? named.id : named
  const creator = isSignedBadge(credential) ? creatorOf(credential) : undefined
  return creator ?? (isText(iss) ? iss : isText(issuer) ? issuer : undefined)
}

/** The key an Open Badge 2.0 says it was signed with. */
const creatorOf = ({ verification }: Json): string | undefined => {
  const creator = isObject(verification) ? verification.creator : undefined
  return isText(creator) ? creator : undefined
}
