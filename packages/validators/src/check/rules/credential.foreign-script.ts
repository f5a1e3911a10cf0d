import type { Node, Noted } from '../inventory.js'
import type { Rule } from './rule.js'
import { foreignIn } from './scripts.js'
import { placeOf } from './texts.js'

/** Whether a language is that of a course, which may be described in a language of more readers. */
const isOfCourse = ({ key, holder }: Noted): boolean =>
  key !== '@value' && IN_LANGUAGE_OF_OBJECT.has(key) && !Object.hasOwn(holder, '@language')

const TAG = /^[a-z]{2}(?:-[A-Z]{2})?$/

/** Texts of a badge that are in the language which the object around them names. */
const IN_LANGUAGE_OF_OBJECT: ReadonlySet<string | number> = new Set(['@value', 'name', 'description'])

/** Texts that stand beside their language. */
const BESIDE_LANGUAGE: ReadonlySet<string | number> = new Set([
  'value',
  'text',
  'label',
  'name',
  'description',
])

/** What may be the language of a text: its key in a map of languages, or that of the object it stands in. */
function languageOf({ key, holder }: Noted): string | undefined {
  const node = holder as Node
  const beside = BESIDE_LANGUAGE.has(key) ? (node.lang ?? node.language ?? node.locale) : undefined
  const tag = IN_LANGUAGE_OF_OBJECT.has(key)
    ? (node['@language'] ?? node.inLanguage ?? beside)
    : (beside ?? key)
  return typeof tag === 'string' && TAG.test(tag) ? tag.slice(0, 2) : undefined
}

/** Whether the key of a text is a language because the keys beside it are. */
const isByLanguage = ({ key, holder }: Noted): boolean =>
  IN_LANGUAGE_OF_OBJECT.has(key) ||
  BESIDE_LANGUAGE.has(key) ||
  Object.keys(holder).every((each) => /^[a-z]{2,3}(?:-|$)/.test(each))

export const explanation =
  'The language a text is tagged with is how programs choose what to show, how it is spoken and hyphenated, and in which dictionary words are looked up. A text without one letter of the script its language is written in has the wrong tag.'

export const rule: Rule = {
  reads: 'scripts',
  severity: 'warning',
  part: 'quality',
  sentence: 'This is said to be in the language `{language}` and is written in the script `{script}`.',
  hint: 'Name the language it is in.',
  source: {
    document: 'BCP 47',
    clause: 'section 4.1, Choice of language tag',
    url: 'https://www.rfc-editor.org/rfc/rfc5646#section-4.1',
  },
  check({ credential }, report) {
    for (const noted of credential.unusual) {
      const language = languageOf(noted)
      const script = language && foreignIn(noted.value, language)
      if (script && isByLanguage(noted) && !(script === 'Latn' && isOfCourse(noted)))
        report({ pointer: placeOf(credential, noted), inCredential: true, params: { language, script } })
    }
  },
}
