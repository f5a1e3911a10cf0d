/** Finds the credential in a baked picture: a text chunk of a PNG, an element of an SVG. */

import { CannotInflate, inflate } from './inflate.js'

/** Why a picture cannot be read, by its key in the catalogue. */
type Reason =
  | string
  | { readonly reason: string; readonly element: string }
  | { readonly reason: string; readonly because: CannotInflate['reason'] }

/** What a picture holds, or why it cannot be read. */
export interface Baked {
  readonly type: 'png' | 'svg'
  readonly text?: string
  /** Where the text stands in an SVG, when it stands there as it is. */
  readonly start?: number
  readonly reason?: Reason
  /** The version of Open Badges that bakes in this way. */
  readonly version?: 2 | 3
  /** Whether the text was compressed. */
  readonly compressed?: boolean
}

/** Most bytes a compressed text is inflated to. */
const MAX_INFLATED = 8 * 1024 * 1024

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Keywords of text chunks, by the version of Open Badges that uses them. */
const KEYWORDS: Readonly<Record<string, 2 | 3>> = { openbadgecredential: 3, openbadges: 2 }

/** The picture an input is, or `undefined` when it is none. */
export function bakedIn(input: unknown): Baked | undefined {
  if (input instanceof Uint8Array) {
    if (SIGNATURE.every((byte, at) => input[at] === byte)) return inPng(input)
    const first = input.find((byte) => byte > 0x20)
    return first === 0x3c || (first === 0xef && input[3] === 0x3c) ? bakedIn(decode(input)) : undefined
  }
  return typeof input === 'string' &&
    /^\uFEFF?\s*</.test(input) &&
    /<(?:[A-Za-z][\w.-]{0,60}:)?svg[\s>]/.test(input)
    ? inSvg(input)
    : undefined
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** Walks the chunks of a PNG (length, type, data, checksum) to the text that is the credential. */
function inPng(bytes: Uint8Array): Baked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = SIGNATURE.length
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) return { type: 'png', reason: 'chunk-cut' }
    const found = inChunk(latin1(bytes.subarray(at + 4, at + 8)), bytes.subarray(at + 8, end))
    if (found) return found
    if (latin1(bytes.subarray(at + 4, at + 8)) === 'IEND') break
    at = end + 4
  }
  return { type: 'png', reason: 'no-text-chunk' }
}

/** What a text chunk with one of our keywords holds: openly (`tEXt`), compressed (`zTXt`), or either (`iTXt`). */
function inChunk(kind: string, data: Uint8Array): Baked | undefined {
  if (!/^[tiz](?:TXt|EXt)$/.test(kind)) return undefined
  const end = data.subarray(0, 80).indexOf(0)
  const keyword = latin1(data.subarray(0, Math.max(end, 0)))
  const version = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
  if (version === undefined) return undefined
  const fail = (reason: Reason): Baked => ({ type: 'png', version, reason })
  if (kind === 'tEXt') return decoded(data.subarray(end + 1), { type: 'png', version })
  const compressed = kind === 'zTXt' || data[end + 1] === 1
  let content = data.subarray(end + 2)
  if (kind === 'iTXt') {
    const language = data.indexOf(0, end + 3)
    const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
    if (translated < 0) return fail('text-chunk-cut')
    content = data.subarray(translated + 1)
  }
  if (!compressed) return decoded(content, { type: 'png', version })
  try {
    return decoded(inflate(content, MAX_INFLATED), { type: 'png', version, compressed })
  } catch (error) {
    if (!(error instanceof CannotInflate)) throw error
    return fail({ reason: 'compressed', because: error.reason })
  }
}

/** A text in UTF-8; one that is nothing but an address says so. */
function decoded(bytes: Uint8Array, baked: Baked): Baked {
  const text = decode(bytes)
  return text === undefined ? { ...baked, reason: 'not-utf-8' } : unlessAddress(text, baked)
}

const unlessAddress = (text: string, baked: Baked): Baked =>
  /^\s*https?:\/\/\S+\s*$/.test(text) ? { ...baked, reason: 'address-only' } : { ...baked, text }

const OPENING = /<([A-Za-z][\w.-]{0,60}:)?(credential|assertion)(?=[\s/>])/g

const NAMESPACE_3 = 'https://purl.imsglobal.org/ob/v3p0'
const NAMESPACE_2 = /["']https?:\/\/openbadges\.org\/?["']/

/** The element of Open Badges in an SVG, `credential` in version 3, `assertion` in 2; nothing else of the XML is read. */
function inSvg(svg: string): Baked {
  const version = svg.includes(NAMESPACE_3) ? 3 : NAMESPACE_2.test(svg) ? 2 : undefined
  if (version === undefined) return { type: 'svg', reason: 'no-namespace' }
  const baked: Baked = { type: 'svg', version }
  const element = version === 3 ? 'credential' : 'assertion'
  OPENING.lastIndex = 0
  let opening = OPENING.exec(svg)
  while (opening && opening[2] !== element) opening = OPENING.exec(svg)
  if (!opening) return { ...baked, reason: { reason: 'no-element', element } }
  const close = svg.indexOf('>', opening.index)
  const end = svg.indexOf(`</${opening[1] ?? ''}${element}`, close)
  if (close < 0) return { ...baked, reason: 'tag-cut' }
  const verify = /\sverify\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/.exec(svg.slice(opening.index, close))
  const token = verify?.[1] ?? verify?.[2]
  const isEmpty = svg[close - 1] === '/' || (end >= 0 && svg.slice(close + 1, end).trim() === '')
  if (token && (isEmpty || !/^https?:/.test(token.trim()))) return unlessAddress(plainText(token), baked)
  if (end < 0) return { ...baked, reason: { reason: 'element-open', element } }
  const content = svg.slice(close + 1, end)
  const cdata = content.indexOf('<![CDATA[')
  if (cdata < 0) return unlessAddress(plainText(content), baked)
  const from = cdata + '<![CDATA['.length
  const to = content.indexOf(']]>', from)
  return to < 0
    ? { ...baked, reason: 'cdata-open' }
    : { ...baked, text: content.slice(from, to), start: close + 1 + from }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text of XML without the five entities everyone knows; no other is looked up. */
const plainText = (text: string): string =>
  text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g,
    (written, name, decimal, hex) => {
      if (name !== undefined) return ENTITIES[name as string]!
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : written
    },
  )
