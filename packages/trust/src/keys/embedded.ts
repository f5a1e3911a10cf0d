/** Keys that came along with what they signed: they say that nothing was changed, and nothing about who signed. */
import { type Row, unchecked } from '../report/row.js'
import type { EmbeddedKey } from './key.js'

/** What a key says of itself beside its numbers (use, operations, algorithm) is not what makes it fit. */
export const publicPart = ({ kty, crv, x, y, n, e }: JsonWebKey): JsonWebKey =>
  Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))

export const embeddedKey = (jwk: JsonWebKey): EmbeddedKey => ({
  kind: 'embedded',
  name: 'jwk',
  public: { jwk: publicPart(jwk) },
})

const selfAsserted = (): Row => unchecked('key.self-asserted', { kind: 'did', id: '' })

/** What is said of such keys: the same of the signer and of the issuer. */
export const embedded = { signer: selfAsserted, issuer: selfAsserted }
