/** Lists of bits in a credential: Bitstring Status List (W3C Recommendation of 2025-05-15), StatusList2021. */
import type { Tools } from '../bundle/tools.js'
import type { Octets } from '../crypto/engine.js'
import type { Opened } from '../mechanisms/opened.js'
import { failed, type Row, unchecked, undetermined, verified } from '../report/row.js'
import { fromBase64, fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, listOf } from '../text/json.js'
import type { StatusKind } from './kind.js'
import { byWhom, indexOf, listAt, noList, unfolded } from './list.js'

/** Entries a list has at least (section 3.3 of the Recommendation). */
const LEAST = 131_072

/** A kind whose entries name lists of a type. */
export const bitstring = (listType: string): StatusKind => ({
  async look(entry, about, tools) {
    const { statusListCredential: url } = entry
    if (!isText(url)) return noList('status.list-not-available', url)
    const list = await listAt(url, tools.open, tools)
    if ('row' in list) return list.row
    const { opened } = list
    const fault = faultOf(entry, opened, listType)
    if (fault) return noList(fault, url)
    const index = indexOf(entry.statusListIndex)
    if (index === undefined) return unchecked('status.index-malformed')
    const octets = await bitsOf(opened, tools)
    if (isText(octets)) return noList(octets, url)
    const size = sizeOf(entry)
    if (size === undefined) return unchecked('status.index-malformed')
    if ((index + 1) * size > octets.length * 8) return noList('status.index-out-of-range', url)
    const warnings = [
      ...(octets.length * 8 < LEAST * size ? ['status.list-short'] : []),
      ...(opened.credential.id === url ? [] : ['status.list-of-other-address']),
    ]
    const row = judged(valueAt(octets, index, size), entry, url)
    const stranger = row.state === 'failed' ? undefined : byWhom(opened, about)
    const said = stranger ?? row
    return { ...said, findings: [...said.findings, ...warnings] }
  },
})

/** What makes a list one that says nothing about an entry. */
function faultOf({ statusPurpose }: Json, { credential }: Opened, listType: string): string | undefined {
  const { credentialSubject: subject } = credential
  if (!isObject(subject) || !isText(subject.encodedList)) return 'status.list-unreadable'
  if (!listOf(subject.type).includes(listType) || !listOf(credential.type).includes(`${listType}Credential`))
    return 'status.list-of-other-type'
  const purposes = listOf(subject.statusPurpose)
  return statusPurpose !== undefined && !purposes.includes(statusPurpose)
    ? 'status.list-of-other-purpose'
    : undefined
}

const decoded = new WeakMap<Opened, Octets | string>()

async function bitsOf(opened: Opened, tools: Tools): Promise<Octets | string> {
  const known = decoded.get(opened)
  if (known !== undefined) return known
  const text = (opened.credential.credentialSubject as { readonly encodedList: string }).encodedList
  // The older form is written without the letter of its base, in either alphabet.
  const octets = text.startsWith('u')
    ? fromBase64Url(text.slice(1))
    : (fromBase64Url(text.replace(/(?<!=)=+$/, '')) ?? fromBase64(text))
  const bits = await unfolded(octets, 'gzip', tools)
  decoded.set(opened, bits)
  return bits
}

/** Bits of an entry: one unless it says otherwise. */
function sizeOf({ statusSize = 1 }: Json): number | undefined {
  const size = Number(statusSize)
  return Number.isInteger(size) && size >= 1 && size <= 16 ? size : undefined
}

/** The value of an entry; the first bit of an octet is its highest. */
function valueAt(octets: Octets, index: number, size: number): number {
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++)
    value = value * 2 + ((octets[bit >> 3]! >> (7 - (bit & 7))) & 1)
  return value
}

function judged(value: number, { statusPurpose, statusMessage }: Json, url: string): Row {
  const ground = [{ kind: 'status-list', name: url }]
  if (statusPurpose === 'message') {
    const message = listOf(statusMessage).find(
      (each) => isObject(each) && Number.parseInt(String(each.status), 16) === value,
    )
    const name = isObject(message) && isText(message.message) ? message.message : String(value)
    return verified([...ground, { kind: 'message', name }], 'status.message')
  }
  if (value === 0 || statusPurpose === 'refresh') return verified(ground)
  if (statusPurpose === 'suspension') return { ...failed('status.suspended'), ground }
  if (statusPurpose === 'revocation' || statusPurpose === undefined)
    return { ...failed('status.revoked'), ground }
  return { ...undetermined('status.set'), ground }
}
