/** Envelopes: objects that hold something secured in the address that is their id (VC Data Model 2.0, 4.12.1 and 4.12.2). */
import { fromBase64 } from '../text/base64.js'
import { isObject, isText, type Json, listOf, textOf } from '../text/json.js'

/** What an envelope holds. */
export interface Envelope {
  /** What is in it; none where it is in no form that can be read. */
  readonly text: string | undefined
  /** Whether it is signed as COSE, which is read by nobody here. */
  readonly cose: boolean
  /** Whether members stand beside the address, which nothing signs. */
  readonly more: boolean
}

/** An address that holds something secured: its media type, the parameters of that, what follows. */
const HELD = /^data:application\/([\w.+-]+)((?:;[^,;]*)*),(.+)$/s
const SECURED = /(?:^|\+)(?:jwt|sd-jwt|cose)$/

const NAMED: ReadonlySet<unknown> = new Set([
  'EnvelopedVerifiableCredential',
  'EnvelopedVerifiablePresentation',
])

const MEMBERS: ReadonlySet<string> = new Set(['@context', 'id', 'type'])

/** The parts of an address that holds something secured. */
export const heldIn = ({ id }: Json): RegExpExecArray | null => (isText(id) ? HELD.exec(id) : null)

/** The envelope a value is: by its type, or because it has nothing but such an address. */
export function envelopeIn(value: unknown): Envelope | undefined {
  if (!isObject(value)) return undefined
  const more = Object.keys(value).some((key) => !MEMBERS.has(key))
  const [, media = '', parameters = '', content = ''] = heldIn(value) ?? []
  const named = listOf(value.type).some((type) => NAMED.has(type))
  if (!named && (more || !SECURED.test(media))) return undefined
  const cose = media.endsWith('cose')
  return { cose, more, text: cose ? undefined : contentOf(parameters, content) }
}

function contentOf(parameters: string, content: string): string | undefined {
  if (!parameters.endsWith(';base64')) return content
  const octets = fromBase64(content)
  return octets && textOf(octets)
}
