/** Finds the credential in a baked picture: a text chunk of a PNG, an element of an SVG. */

/** What a picture holds, or why it cannot be read. */
export interface Baked {
  readonly type: 'png' | 'svg'
  readonly text?: string
  /** Where the text stands in an SVG, when it stands there as it is. */
  readonly start?: number
  readonly reason?: string
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const KEYWORD = 'openbadgecredential'

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
    if (end + 4 > bytes.length) return { type: 'png', reason: 'it breaks off within a chunk' }
    const kind = latin1(bytes.subarray(at + 4, at + 8))
    if (kind === 'iTXt') {
      const found = inText(bytes.subarray(at + 8, end))
      if (found) return found
    }
    if (/^[tiz]TXt$|^tEXt$/.test(kind) && latin1(bytes.subarray(at + 8, at + 19)) === 'openbadges\0')
      return { type: 'png', reason: 'it is baked as Open Badges 2 are, and version 3 is read' }
    if (kind === 'IEND') break
    at = end + 4
  }
  return { type: 'png', reason: `it has no text chunk called ${KEYWORD}` }
}

/** The text of an `iTXt` chunk with our keyword: keyword, compression, language, translated keyword, text. */
function inText(data: Uint8Array): Baked | undefined {
  const keyword = data.indexOf(0)
  if (keyword !== KEYWORD.length || latin1(data.subarray(0, keyword)) !== KEYWORD) return undefined
  if (data[keyword + 1] !== 0)
    return { type: 'png', reason: 'its text is compressed, and the standard asks for plain text' }
  const language = data.indexOf(0, keyword + 3)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return { type: 'png', reason: 'its text chunk breaks off' }
  const text = decode(data.subarray(translated + 1))
  return text === undefined ? { type: 'png', reason: 'its text is not UTF-8' } : { type: 'png', text }
}

const OPENING = /<([A-Za-z][\w.-]{0,60}:)?credential(?=[\s/>])/g

/** The `credential` element of Open Badges in an SVG; nothing else of the XML is read. */
function inSvg(svg: string): Baked {
  if (!svg.includes('https://purl.imsglobal.org/ob/v3p0'))
    return {
      type: 'svg',
      reason: /"https?:\/\/openbadges\.org\/?"/.test(svg)
        ? 'it is baked as Open Badges 2 are, and version 3 is read'
        : 'it names no namespace of Open Badges 3',
    }
  OPENING.lastIndex = 0
  const opening = OPENING.exec(svg)
  if (!opening) return { type: 'svg', reason: 'it has no element called credential' }
  const close = svg.indexOf('>', opening.index)
  const end = svg.indexOf(`</${opening[1] ?? ''}credential`, close)
  if (close < 0) return { type: 'svg', reason: 'it breaks off within a tag' }
  const verify = /\sverify\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/.exec(svg.slice(opening.index, close))
  const token = verify?.[1] ?? verify?.[2]
  if (token) return { type: 'svg', text: plainText(token) }
  if (end < 0) return { type: 'svg', reason: 'its element credential does not end' }
  const content = svg.slice(close + 1, end)
  const cdata = content.indexOf('<![CDATA[')
  if (cdata < 0) return { type: 'svg', text: plainText(content) }
  const from = cdata + '<![CDATA['.length
  const to = content.indexOf(']]>', from)
  return to < 0
    ? { type: 'svg', reason: 'its character data does not end' }
    : { type: 'svg', text: content.slice(from, to), start: close + 1 + from }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text of XML without the five entities everyone knows; no other is looked up. */
const plainText = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name]!)
