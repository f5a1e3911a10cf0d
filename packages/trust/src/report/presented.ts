/** The credentials in a presentation, each with its own signature. */
import { escapeKey } from '@microcred/common/pointer'
import { isObject, isText, type Json, listOf } from '../text/json.js'

/** A credential inside, as text that can be opened; none where it is in no form that can be. */
export interface Inside {
  readonly pointer: string
  readonly text?: string
  /** Whether it is signed as COSE, which is read by nobody here. */
  readonly cose?: boolean
}

/** Addresses that hold a secured credential, and what follows their media type. */
const ENVELOPED = /^data:application\/[\w.+-]+(;base64)?,(.+)$/s

/** The credentials a presentation holds: as objects, as tokens, in envelopes. */
export function presentedIn(document: Json): readonly Inside[] {
  const { verifiableCredential: held } = document
  const list = listOf(held)
  return list.map((each, at) => {
    const text = textOf(each)
    const pointer = `/verifiableCredential${Array.isArray(held) ? `/${at}` : ''}`
    const cose = isObject(each) && isText(each.id) && /^data:application\/[\w.+-]*cose[;,]/.test(each.id)
    return { pointer, ...(text !== undefined && { text }), ...(cose && { cose }) }
  })
}

function textOf(each: unknown): string | undefined {
  if (isText(each)) return each
  if (!isObject(each)) return undefined
  if (!listOf(each.type).includes('EnvelopedVerifiableCredential')) return JSON.stringify(each)
  const [, base64, content] = (isText(each.id) ? ENVELOPED.exec(each.id) : undefined) ?? []
  return base64 === undefined ? content : undefined
}

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
      else if (key === 'id' && isText(inner) && ENVELOPED.test(inner)) secured.add(pointer)
      else pending.push([at, inner])
    }
  }
  return { secured: [...secured].sort(), unsigned: [...unsigned].sort() }
}

const isEndorsement = (value: object): boolean =>
  isObject(value) && listOf(value.type).includes('EndorsementCredential')
