/** As much of XML as spreadsheets use, read in one pass and without entities of its own. */
import { UnreadableTable } from '../row.js'

/** A tag, and the text before it. */
export interface Tag {
  readonly text: string
  /** Local name. */
  readonly name: string
  readonly closes: boolean
  /** Whether it closes itself. */
  readonly alone: boolean
  readonly attributes: string
}

/** The tags of a document in their order. */
export function* tagsIn(xml: string): Generator<Tag> {
  let text = ''
  for (let at = 0; ; ) {
    const open = xml.indexOf('<', at)
    if (open < 0) return
    text += xml.slice(at, open)
    if (xml.startsWith('<!--', open)) at = after(xml, '-->', open)
    else if (xml.startsWith('<?', open)) at = after(xml, '?>', open)
    else if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open)
      text += escaped(xml.slice(open + '<![CDATA['.length, at - ']]>'.length))
    } else if (xml.startsWith('<!', open)) throw new UnreadableTable('doctype')
    else {
      at = endOfTag(xml, open)
      const closes = xml[open + 1] === '/'
      const alone = xml[at - 2] === '/'
      const inner = xml.slice(open + (closes ? 2 : 1), at - (alone ? 2 : 1))
      const [name = ''] = /^[^\s]*/.exec(inner)!
      yield {
        text: unescaped(text),
        name: name.slice(name.indexOf(':') + 1),
        closes,
        alone,
        attributes: inner.slice(name.length),
      }
      text = ''
    }
  }
}

const cutOff = (): UnreadableTable => new UnreadableTable('cut-off')

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from)
  if (at < 0) throw cutOff()
  return at + end.length
}

/** Where a tag ends; a greater-than sign within quotes does not end it. */
function endOfTag(xml: string, open: number): number {
  for (let at = open + 1; at < xml.length; at++) {
    const char = xml[at]
    if (char === '>') return at + 1
    if (char === '"' || char === "'") {
      at = xml.indexOf(char, at + 1)
      if (at < 0) throw cutOff()
    }
  }
  throw cutOff()
}

/** The value of an attribute, with or without a prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescaped(found[1] ?? found[2] ?? '') : undefined
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]+));/g, (all, decimal, hex, name) => {
        if (name !== undefined) return NAMED[name] ?? all
        const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)
        return code <= 0x10ffff ? String.fromCodePoint(code) : all
      })
    : text

/** A text as it stands in XML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[char]};`)

/** Characters that XML cannot hold, and what looks like such a one written out, as spreadsheets write them. */
export const written = (text: string): string =>
  escaped(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant.
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, outOf),
  )

const outOf = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

export const unwritten = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
