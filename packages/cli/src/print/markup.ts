/** Text of strangers inside XML and HTML. */
import { visible } from './visible.js'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text without halves of characters, which UTF-8 has no place for. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')

/** A text that is text in markup, also within quotes; characters that XML has no place for can be seen. */
export const escaped = (text: string): string =>
  visible(wellFormed(text))
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char]!)
