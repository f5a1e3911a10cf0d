/** Keys that came along with what they signed: they say that nothing was changed, and nothing about who signed. */
import { failed, type Row, unchecked } from '../report/row.js'
import type { EmbeddedKey } from './key.js'

/** What a key says of itself beside its numbers (use, operations, algorithm) is not what makes it fit. */
export const publicPart = ({ kty, crv, x, y, n, e }: JsonWebKey): JsonWebKey =>
  Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))

export const embeddedKey = (jwk: JsonWebKey, controller?: string, unlisted = false): EmbeddedKey => ({
  kind: 'embedded',
  controller,
  unlisted,
  name: 'jwk',
  public: { jwk: publicPart(jwk) },
})

const selfAsserted = ({ controller, unlisted }: EmbeddedKey): Row =>
  unlisted ? failed('key.not-listed') : unchecked('key.self-asserted', { kind: 'did', id: controller })

/** What is said of such keys: the same of the signer and of the issuer. */
export const embedded = { signer: selfAsserted, issuer: selfAsserted }
