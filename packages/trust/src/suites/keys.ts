/** Which algorithm a key is for in Data Integrity. */
import { type Algorithm, algorithms } from '../crypto/engine.js'

export const edwards = ({ crv }: JsonWebKey): Algorithm | undefined =>
  crv === 'Ed25519' ? algorithms.get('EdDSA') : undefined

export const nist = ({ crv }: JsonWebKey): Algorithm | undefined =>
  crv === 'P-256' ? algorithms.get('ES256') : crv === 'P-384' ? algorithms.get('ES384') : undefined

export const p256 = ({ crv }: JsonWebKey): Algorithm | undefined =>
  crv === 'P-256' ? algorithms.get('ES256') : undefined
