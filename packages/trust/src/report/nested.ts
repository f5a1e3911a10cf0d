/** What stands inside of a credential and says something of its own. */
import { heldIn } from '../credential/envelope.js'
import { type Json, listOf } from '../text/json.js'
import { walk } from '../text/walk.js'

/** What stands inside of a credential and says something of its own, which nobody looks at. */
interface Nested {
  /** Pointers to what is secured for itself, such as signed endorsements. */
  readonly secured: readonly string[]
  /** Pointers to endorsements without any signature of their own. */
  readonly unsigned: readonly string[]
}

const OWN: ReadonlySet<string> = new Set(['@context', 'proof', 'verifiableCredential'])

/** What stands inside of a credential with a signature of its own, or as the word of somebody who has not signed it. */
export function nestedIn(credential: Json): Nested {
  const secured = credential.endorsementJwt === undefined ? [] : ['/endorsementJwt']
  const unsigned: string[] = []
  const visit = (inner: Json, key: string, pointer: () => string): boolean => {
    if (key === 'proof' || key === 'endorsementJwt') return false
    if (inner.proof !== undefined || heldIn(inner)) secured.push(pointer())
    else if (listOf(inner.type).includes('EndorsementCredential')) unsigned.push(pointer())
    if (inner.endorsementJwt !== undefined) secured.push(`${pointer()}/endorsementJwt`)
    return true
  }
  walk(credential, visit, OWN)
  return { secured: secured.sort(), unsigned: unsigned.sort() }
}
