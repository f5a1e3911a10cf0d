/** Token Status List of the IETF: a signed token with a value of one to eight bits for each of many tokens. */
import type { Tools } from '../bundle/tools.js'
import type { Octets } from '../crypto/engine.js'
import { checkJws, compact, payloadOf } from '../jws/jws.js'
import { issuerOf, signerOf } from '../keys/table.js'
import type { Opened } from '../mechanisms/opened.js'
import { failed, type Row, unchecked, undetermined, verified } from '../report/row.js'
import { fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json } from '../text/json.js'
import type { StatusKind } from './kind.js'
import { byWhom, indexOf, listAt, noList, unfolded } from './list.js'

export const tokenList: StatusKind = {
  async look({ uri, idx }, about, tools) {
    if (!isText(uri)) return noList('status.list-not-available', uri)
    const list = await listAt(uri, openToken, tools)
    if ('row' in list) return list.row
    const { claims } = list.opened
    if (claims.sub !== uri) return noList('status.list-of-other-address', uri)
    const index = indexOf(idx)
    if (index === undefined) return unchecked('status.index-malformed')
    const octets = await octetsOf(list.opened, tools)
    if (isText(octets)) return noList(octets, uri)
    const value = valueIn(octets, bitsOf(claims)!, index)
    if (value === undefined) return noList('status.index-out-of-range', uri)
    const row = judged(value, uri)
    return (row.state === 'failed' ? undefined : byWhom(list.opened, about)) ?? row
  },
}

/** A list as its token says it, or the code of why it is none. */
async function openToken(content: string, tools: Tools): Promise<Opened | string> {
  const signature = compact(content.trim())
  const claims = signature && payloadOf(signature)
  if (!signature || !claims) return 'status.list-unreadable'
  const controller = isText(claims.iss) ? claims.iss : undefined
  const { header, integrity, key } = await checkJws(signature, { understood: new Set(), controller }, tools)
  if (header.typ !== 'statuslist+jwt') return 'status.list-of-other-type'
  if (bitsOf(claims) === undefined) return 'status.list-unreadable'
  const ask = { purpose: 'assertionMethod', credential: {}, claims } as const
  return {
    credential: {},
    claims,
    structure: [],
    proofs: [
      {
        mechanism: 'statuslist+jwt',
        ...(key.kind !== 'none' && { key: key.name }),
        integrity,
        signer: await signerOf(key, ask, tools),
        issuer: await issuerOf(key, ask, tools),
        time: unchecked('time.own-clock'),
      },
    ],
  }
}

const listIn = ({ status_list: list }: Json): Json => (isObject(list) ? list : {})

/** Bits of a value. */
function bitsOf(claims: Json): number | undefined {
  const { bits } = listIn(claims)
  return bits === 1 || bits === 2 || bits === 4 || bits === 8 ? bits : undefined
}

const decoded = new WeakMap<Opened, Octets | string>()

async function octetsOf(opened: Opened, tools: Tools): Promise<Octets | string> {
  const known = decoded.get(opened)
  if (known !== undefined) return known
  const { lst } = listIn(opened.claims)
  const octets = await unfolded(isText(lst) ? fromBase64Url(lst) : undefined, 'deflate', tools)
  decoded.set(opened, octets)
  return octets
}

/** The value at an index; the first one of an octet stands in its lowest bits. */
export function valueIn(octets: Octets, bits: number, index: number): number | undefined {
  const octet = octets[Math.floor((index * bits) / 8)]
  return octet === undefined ? undefined : (octet >> ((index * bits) % 8)) & (2 ** bits - 1)
}

/** Values the draft names; the others are said by whoever uses them. */
function judged(value: number, uri: string): Row {
  const ground = [{ kind: 'status-list', name: uri }]
  if (value === 0) return verified(ground)
  if (value === 1) return { ...failed('status.revoked'), ground }
  if (value === 2) return { ...failed('status.suspended'), ground }
  return { ...undetermined('status.set'), ground }
}
