/** HTML in which whatever is put in is text, never markup. */

/** Markup made by `html`. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may be put into markup: markup as it is, everything else as text; nothing for what is not there. */
export type Part = Html | string | number | undefined | readonly Part[]

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that no page may hold, and those that turn the direction of what follows them. */
const UNSHOWN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** A text as a page shows it, in the place of text and of an attribute. */
export const escaped = (text: string): string =>
  text
    .replace(UNSHOWN, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (mark) => MARKS[mark]!)

const put = (part: Part): string => {
  if (part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part !== 'object') return escaped(String(part))
  // What no type allows may stand in a record all the same.
  return Array.isArray(part) ? part.map(put).join('') : ''
}

/** Markup with its parts in place. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((text, string, at) => text + put(parts[at - 1]) + string))
