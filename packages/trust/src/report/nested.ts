/** What stands inside of a credential and says something of its own. */
import { escapeKey } from '@microcred/common/pointer'
import { heldIn } from '../credential/envelope.js'
import { isObject, type Json, listOf } from '../text/json.js'

const SECURED: ReadonlySet<string> = new Set(['proof', 'endorsementJwt'])

/** What stands inside of a credential and says something of its own, which nobody looks at. */
interface Nested {
  /** Pointers to what is secured for itself, such as signed endorsements. */
  readonly secured: readonly string[]
  /** Pointers to endorsements without any signature of their own. */
  readonly unsigned: readonly string[]
}

/** What stands inside of a credential with a signature of its own, or as the word of somebody who has not signed it. */
export function nestedIn(credential: Json): Nested {
  const secured = new Set<string>()
  const unsigned = new Set<string>()
  const pending: [string, unknown][] = Object.entries(credential)
    .filter(([key]) => key !== '@context' && key !== 'proof' && key !== 'verifiableCredential')
    .map(([key, value]) => [`/${escapeKey(key)}`, value])
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [pointer, value] = next
    if (typeof value !== 'object' || value === null) continue
    if (isEndorsement(value) && !('proof' in value)) unsigned.add(pointer)
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${escapeKey(key)}`
      if (SECURED.has(key)) secured.add(key === 'proof' ? pointer : at)
      else if (key === 'id' && isObject(value) && heldIn(value)) secured.add(pointer)
      else pending.push([at, inner])
    }
  }
  return { secured: [...secured].sort(), unsigned: [...unsigned].sort() }
}

const isEndorsement = (value: object): boolean =>
  isObject(value) && listOf(value.type).includes('EndorsementCredential')
