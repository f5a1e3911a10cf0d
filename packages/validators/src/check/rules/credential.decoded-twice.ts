import { isPersonal } from '../../report/personal.js'
import type { Rule } from './rule.js'
import { isText, placeOf } from './texts.js'

/** What Windows-1252 has for the bytes 0x80 to 0x9F; the others are those of Latin-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** The first byte of a character in UTF-8, and those that follow it, as they look in Windows-1252. */
const SEQUENCE = new RegExp(
  `[\\u00C2-\\u00DF][\\u0080-\\u00BF${WINDOWS}]|[\\u00E0-\\u00EF][\\u0080-\\u00BF${WINDOWS}]{2}|[\\u00F0-\\u00F4][\\u0080-\\u00BF${WINDOWS}]{3}`,
  'g',
)

const byteOf = (character: string): number => {
  const at = WINDOWS.indexOf(character)
  return at < 0 ? character.charCodeAt(0) : 0x80 + at
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Most copies of one text that are mended together. */
const MOST_COPIES = 20

/** A capital that ends a word before a closing quotation mark, as in »MAÇÃ«, is what it seems. */
const SEEMING = /\p{Lu}[ÂÃ][»«”’“‘…–—]$/u

/** The text as it was before it was decoded twice, or `undefined` for any other. */
function repaired(text: string): string | undefined {
  let found = false
  const right = text.replace(SEQUENCE, (sequence, at: number) => {
    if (SEEMING.test(text.slice(Math.max(at - 1, 0), at + sequence.length))) return sequence
    try {
      const character = utf8.decode(Uint8Array.from(sequence, byteOf))
      found = true
      return character
    } catch {
      return sequence
    }
  })
  return found ? right : undefined
}

export const explanation =
  'Text in UTF-8 was read as if it were in Windows-1252 and written again, so that one letter became two or three: `Ã¼` for `ü`, `Â®` for `®`. People see the wrong letters, and programs do not find the right ones.'

export const rule: Rule = {
  reads: 'scripts',
  severity: 'warning',
  part: 'quality',
  sentence: 'This text was decoded twice: letters beyond ASCII became two others.',
  hint: 'Write it anew, and read the source as UTF-8.',
  source: {
    document: 'RFC 8259',
    clause: 'section 8.1, Character encoding',
    url: 'https://www.rfc-editor.org/rfc/rfc8259#section-8.1',
  },
  check({ credential }, report) {
    const found: { readonly pointer: string; readonly given: string; readonly value: string }[] = []
    for (const noted of credential.odd) {
      const value = isText(noted) ? repaired(noted.value) : undefined
      if (value !== undefined) found.push({ pointer: placeOf(credential, noted), given: noted.value, value })
    }
    if (found.length === 0) return
    const copies = new Map<string, string[]>(found.map(({ given }) => [given, []]))
    for (const noted of credential.odd)
      copies.get(noted.value)?.push(isText(noted) ? placeOf(credential, noted) : '')
    for (const { pointer, given, value } of found) {
      const places = copies.get(given)!
      report({
        pointer,
        inCredential: true,
        // What stands in several copies is to be mended in all of them.
        ...(places.length <= MOST_COPIES &&
          places.every((place) => place !== '' && !isPersonal(place)) && {
            fix: {
              kind: 'as-utf-8',
              patch: places.map((path) => ({ op: 'replace', path, value }) as const),
              safe: false,
            },
          }),
      })
    }
  },
}
