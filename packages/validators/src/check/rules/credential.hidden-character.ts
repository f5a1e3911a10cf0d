import type { Noted } from '../inventory.js'
import type { Rule } from './rule.js'
import { isIdentifier, placeOf } from './texts.js'

/** Controls that no text has, halves of characters, and overrides of the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOWHERE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\u202D\u202E\uFFFE\uFFFF]|\p{Surrogate}/u
/** What has no width and no place in a name for programs. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/
/** What has no width between two letters of scripts that do not need it. */
const IN_WORD =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d][\u200B-\u200D\u2060\uFEFF]+[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]/u

/** What is longer is prose, in which a browser may be told where a long word breaks. */
const NAME = 120

function hiddenIn(noted: Noted): string | undefined {
  const { value } = noted
  const found =
    NOWHERE.exec(value)?.[0] ??
    (isIdentifier(noted) ? INVISIBLE.exec(value)?.[0] : undefined) ??
    (value.length > NAME ? undefined : IN_WORD.exec(value)?.[0].slice(1, 2))
  return found && `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

export const explanation =
  'Nobody sees it, and it counts: two names that look the same are two to every program, a text that turns the direction of writing shows other words than it holds, and half a character cannot be stored. It comes from copying, or is meant to deceive.'

export const rule: Rule = {
  reads: 'scripts',
  severity: 'warning',
  part: 'quality',
  sentence: 'An invisible character stands here: {character}.',
  hint: 'Write it anew without the character.',
  source: {
    document: 'Unicode Technical Standard 39',
    clause: 'section 3.1, General security profile for identifiers',
    url: 'https://www.unicode.org/reports/tr39/#General_Security_Profile',
  },
  check({ credential }, report) {
    for (const noted of credential.odd) {
      const character = hiddenIn(noted)
      if (character)
        report({ pointer: placeOf(credential, noted), inCredential: true, params: { character } })
    }
  },
}
