/** Suites whose one signature covers everything: over the hash of the proof and the hash of the document. */
import type { Algorithm, Engine, Octets } from '../crypto/engine.js'
import { verdict } from '../jws/jws.js'
import { fromBase58 } from '../text/base58.js'
import type { Suite, Valued } from './suite.js'

/** What the key signs. */
export async function bothHashes(
  { config, document }: Valued['covered'],
  { hash = 'SHA-256' }: Algorithm,
  engine: Engine,
): Promise<Octets> {
  const first = await engine.digest(hash, new TextEncoder().encode(config))
  const second = await engine.digest(hash, new TextEncoder().encode(document))
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** Characters base58 needs for an octet; longer texts are not read. */
const LONGEST = 256

const signatureIn = (value: string): Octets | undefined =>
  value.startsWith('z') && value.length <= LONGEST ? fromBase58(value.slice(1)) : undefined

export const whole: Pick<Suite, 'faultOf' | 'check'> = {
  faultOf(value, { length }) {
    if (value.length > LONGEST) return 'signature.altered'
    const octets = signatureIn(value)
    if (!octets) return 'signature.malformed'
    return octets.length === length ? undefined : 'signature.altered'
  },
  async check({ value, key, algorithm, covered, ground }, engine) {
    const signed = await bothHashes(covered, algorithm, engine)
    return verdict(() => engine.verify(algorithm, { jwk: key }, signatureIn(value)!, signed), ground)
  },
}
