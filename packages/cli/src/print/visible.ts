/** Text of strangers on a terminal: what could steer it is made visible, and its width is known. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** A text in which control characters, and those that reorder or hide others, can be seen. */
export const visible = (text: string): string => text.replace(STEERING, symbolOf)

function symbolOf(char: string): string {
  const code = char.charCodeAt(0)
  if (char === '\t') return '  '
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

const ASCII = /^[ -~]*$/
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u
const TWO_WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

/** Columns a text takes on a terminal. */
export function width(text: string): number {
  if (ASCII.test(text)) return text.length
  let columns = 0
  for (const char of text) columns += NO_WIDTH.test(char) ? 0 : TWO_WIDE.test(char) ? 2 : 1
  return columns
}
