import { isObject } from '@microcred/common/json'
import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

type Json = Readonly<Record<string, unknown>>

const secured = (credential: Json): boolean =>
  credential.proof !== undefined || (typeof credential.id === 'string' && credential.id.startsWith('data:'))

/** Whether an object is meant as a credential at all. */
const claims = (credential: Json): boolean => 'credentialSubject' in credential || 'issuer' in credential

/** The address of a party that is written as such or as an object that has one. */
const idOf = (party: unknown): unknown => (isObject(party) ? party.id : party)

/** Whether a party is neither the issuer nor, as far as they are named, among those a credential speaks of. */
function isNobodyIn(holder: string, { issuer, credentialSubject }: Json): boolean {
  const subjects = items(credentialSubject, '').map(({ value }) => idOf(value))
  return (
    idOf(issuer) !== holder &&
    subjects.length > 0 &&
    subjects.every((each) => typeof each === 'string' && each !== holder)
  )
}

/**
 * A credential that only the presentation secures is the holder's own word, so the holder must be named, and should
 * be who the credential is of.
 */
export const holder: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name !== 'VerifiablePresentation') continue
    const own = items(value.verifiableCredential, `${pointer}/verifiableCredential`)
      .map((each) => each.value)
      .filter((each): each is Json => isObject(each) && claims(each) && !secured(each))
    if (own.length === 0) continue
    const named = idOf(value.holder)
    if (value.holder === undefined) yield { fault: 'no-holder', pointer, atEnd: true, source: of.source }
    else if (typeof named === 'string' && own.some((each) => isNobodyIn(named, each)))
      yield { fault: 'holder-of-nothing', pointer: `${pointer}/holder`, source: of.source }
  }
}
