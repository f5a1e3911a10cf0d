/** Keys that came along with what they signed: they say that nothing was changed, and nothing about who signed. */
import { type Row, unchecked } from '../report/row.js'
import type { EmbeddedKey } from './key.js'
import { publicPart } from './public-part.js'

export const embeddedKey = (jwk: JsonWebKey): EmbeddedKey => ({
  kind: 'embedded',
  name: 'jwk',
  public: { jwk: publicPart(jwk) },
})

export const signer = (): Row => unchecked('key.self-asserted', { kind: 'did', id: '' })
/** The same holds for the issuer. */
export const issuer = (): Row => signer()
