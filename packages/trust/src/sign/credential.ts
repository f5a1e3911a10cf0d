/** What is signed: a credential as it is, or a record as it is written; and the proof of the work. */
import { write } from '@microcred/core/write'
import type { Engine } from '../crypto/engine.js'
import { verifyWith } from '../report/verify.js'
import type { Json } from '../text/json.js'
import { CannotSign, type SignRequest } from './request.js'

/** The credential, without what would not be signed. */
export function credentialOf(record: object, profile: 'edc' | 'openbadges', { issuer }: SignRequest): Json {
  const given = record as Json
  const credential = isCredential(given)
    ? given
    : (write(given, profile, issuer ? { issuer } : {}).credential as Json)
  if (credential.proof !== undefined && profile === 'edc')
    throw new CannotSign(
      'credential',
      'The credential has a proof already; take it out, or sign it as `data-integrity`.',
    )
  return JSON.parse(JSON.stringify(credential)) as Json
}

/** Whether what is handed in is signed as it is. */
export const isCredential = (given: Json): boolean =>
  given['@context'] !== undefined || given.credentialSubject !== undefined

/** An instant without fractions, in UTC. */
export function instantOf(at: string | Date): string {
  const time = new Date(at).getTime()
  if (Number.isNaN(time)) throw new CannotSign('time', '`at` is no instant.')
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** The text, where our own verification finds it unchanged or lacks nothing but the key. */
export async function proven(text: string, at: string, keyAtHand: boolean, engine: Engine): Promise<string> {
  const { claims } = await verifyWith(engine, text, { policy: 'integrity-only', at })
  const { state, findings } = claims[0]!
  const lacks = !keyAtHand && state === 'not-checked'
  if (state !== 'verified' && !lacks)
    throw new CannotSign('signature', `The signature does not make a sound text (${findings.join(', ')}).`)
  return text
}
