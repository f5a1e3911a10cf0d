/** Tokens: compact JWS that hold a credential (VC-JOSE, Open Badges 3.0, the older VC-JWT). */
import type { Tools } from '../bundle/tools.js'
import { checkJws, compact, payloadOf, type Signature } from '../jws/jws.js'
import { issuerOf, signerOf } from '../keys/table.js'
import { unchecked } from '../report/row.js'
import { isObject, isText, type Json } from '../text/json.js'
import type { Mechanism, Opened } from './mechanism.js'

const UNDERSTOOD: ReadonlySet<string> = new Set(['b64', 'sigT'])

export const jwsCompact: Mechanism = {
  id: 'jwt',
  open({ text }, tools) {
    const signature = text.startsWith('eyJ') && !text.includes('~') ? compact(text) : undefined
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
  const ask = { purpose: 'assertionMethod', credential, claims } as const
  return {
    credential,
    claims,
    structure: payload ? [] : ['payload.unreadable'],
    proofs: [
      {
        mechanism: 'jwt',
        ...(isText(header.alg) && { algorithm: header.alg }),
        ...(key.kind !== 'none' && { key: key.name }),
        integrity,
        signer: await signerOf(key, ask, tools),
        issuer: await issuerOf(key, ask, tools),
        time: unchecked(
          claims.iat === undefined && claims.nbf === undefined ? 'time.none' : 'time.own-clock',
        ),
      },
    ],
  }
}

/** Who is said to have signed: looked up where the header does not name the key whole. */
function controllerOf(credential: Json, { iss }: Json): string | undefined {
  const issuer = isObject(credential.issuer) ? credential.issuer.id : credential.issuer
  return isText(iss) ? iss : isText(issuer) ? issuer : undefined
}
