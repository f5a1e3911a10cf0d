/** Status lists with one value changed: bits in a credential, or values in the claims of a token. */
import type { Engine, Octets } from '../crypto/engine.js'
import { MOST } from '../status/list.js'
import { fromBase64, fromBase64Url, toBase64Url } from '../text/base64.js'
import { isObject, isText, type Json } from '../text/json.js'
import { CannotSign } from './request.js'

interface Change {
  readonly index: number
  readonly value: number
  readonly size: number | undefined
}

export async function setStatusWith(list: object, change: Change, engine: Engine): Promise<Json> {
  const json: Json = isObject(list) ? list : {}
  const { credentialSubject: subject, status_list: tokens } = json
  if (isObject(tokens)) return inToken(json, tokens, change, engine)
  if (isObject(subject) && isText(subject.encodedList)) return inCredential(json, subject, change, engine)
  throw new CannotSign('list', 'This is no status list.')
}

async function inCredential(
  list: Json,
  subject: Json,
  { index, value, size = 1 }: Change,
  engine: Engine,
): Promise<Json> {
  const text = subject.encodedList as string
  const multibase = text.startsWith('u')
  const packed = multibase
    ? fromBase64Url(text.slice(1))
    : (fromBase64Url(text.replace(/(?<!=)=+$/, '')) ?? fromBase64(text))
  const octets = await unfolded(packed, 'gzip', engine)
  checkRange(octets, { index, value, size })
  // The first bit of an octet is its highest.
  for (let bit = 0; bit < size; bit++) put(octets, index * size + bit, (value >> (size - 1 - bit)) & 1, true)
  const encodedList = `${multibase ? 'u' : ''}${toBase64Url(await folded(octets, 'gzip'))}`
  const { proof: _, ...rest } = list
  return { ...rest, credentialSubject: { ...subject, encodedList } }
}

async function inToken(
  claims: Json,
  list: Json,
  { index, value, size }: Change,
  engine: Engine,
): Promise<Json> {
  const bits = Number(list.bits)
  if (![1, 2, 4, 8].includes(bits) || !isText(list.lst))
    throw new CannotSign('list', 'This is no status list.')
  if (size !== undefined && size !== bits)
    throw new CannotSign('value', `Values of this list have ${bits} bits.`)
  const octets = await unfolded(fromBase64Url(list.lst), 'deflate', engine)
  checkRange(octets, { index, value, size: bits })
  // The first value of an octet stands in its lowest bits.
  for (let bit = 0; bit < bits; bit++) put(octets, index * bits + bit, (value >> bit) & 1, false)
  return { ...claims, status_list: { ...list, lst: toBase64Url(await folded(octets, 'deflate')) } }
}

function put(octets: Octets, at: number, bit: number, highestFirst: boolean): void {
  const mask = highestFirst ? 0x80 >> (at & 7) : 1 << (at & 7)
  octets[at >> 3] = bit === 1 ? octets[at >> 3]! | mask : octets[at >> 3]! & ~mask
}

function checkRange(
  octets: Octets,
  { index, value, size }: { index: number; value: number; size: number },
): void {
  if (!Number.isInteger(size) || size < 1 || size > 16)
    throw new CannotSign('value', 'Values have 1 to 16 bits.')
  if (!Number.isSafeInteger(index) || index < 0 || (index + 1) * size > octets.length * 8)
    throw new CannotSign('index', 'The index lies outside of the list.')
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** size)
    throw new CannotSign('value', `A value has ${size} bits.`)
}

async function unfolded(
  octets: Octets | undefined,
  form: 'gzip' | 'deflate',
  engine: Engine,
): Promise<Octets> {
  const found = octets && (await engine.inflate(octets, form, MOST))
  if (!found || found === 'too-large') throw new CannotSign('list', 'The list cannot be read.')
  return found
}

const folded = async (octets: Octets, form: 'gzip' | 'deflate'): Promise<Octets> =>
  new Uint8Array(
    await new Response(new Blob([octets]).stream().pipeThrough(new CompressionStream(form))).arrayBuffer(),
  )
