/** The proof of who presents an SD-JWT, for whom and in answer to what (RFC 9901 section 4.3). */
import type { Tools } from '../bundle/tools.js'
import type { Hash } from '../crypto/engine.js'
import { checkJws, compact, payloadOf } from '../jws/jws.js'
import { embeddedKey } from '../keys/embedded.js'
import { absent, failed, type Row, unchecked, verified } from '../report/row.js'
import { toBase64Url } from '../text/base64.js'
import { isObject, type Json } from '../text/json.js'

/** Seconds by which clocks may differ. */
const SKEW = 300

/** The row of the holder: `presented` is the token up to and with its last tilde. */
export async function keyBinding(
  token: string,
  presented: string,
  { cnf }: Json,
  hash: Hash,
  tools: Tools,
): Promise<Row> {
  const jwk = isObject(cnf) ? cnf.jwk : undefined
  if (token === '')
    return isObject(jwk) || tools.asked ? unchecked('holder.no-binding') : absent('holder.no-key')
  if (!isObject(jwk)) return unchecked('holder.no-key')
  const signature = compact(token)
  const claims = signature && payloadOf(signature)
  if (!signature || !claims) return failed('holder.malformed')
  const key = embeddedKey(jwk as JsonWebKey)
  const { header, integrity } = await checkJws(signature, { understood: new Set(), key }, tools)
  if (integrity.state === 'not-checked') return integrity
  if (integrity.state !== 'verified') return failed('holder.signature')
  const { iat, sd_hash: digest } = claims
  if (header.typ !== 'kb+jwt' || typeof iat !== 'number') return failed('holder.malformed')
  const octets = new TextEncoder().encode(presented)
  if (digest !== toBase64Url(await tools.engine.digest(hash, octets)))
    return failed('holder.other-presentation')
  if (iat * 1000 > tools.at + SKEW * 1000) return failed('holder.time')
  return answered(claims.aud, claims.nonce, tools)
}

/** Whether a proof of presentation is for who asked, and in answer to what was asked. */
export function answered(audience: unknown, nonce: unknown, { asked }: Tools): Row {
  if (!asked || asked.nonce === undefined) return unchecked('holder.not-compared', { kind: 'nonce', id: '' })
  if (nonce !== asked.nonce) return failed('holder.nonce-differs')
  const audiences: readonly unknown[] = Array.isArray(audience) ? audience : [audience]
  if (asked.audience !== undefined && !audiences.includes(asked.audience))
    return failed('holder.audience-differs')
  return verified([{ kind: 'nonce', name: asked.nonce }])
}
