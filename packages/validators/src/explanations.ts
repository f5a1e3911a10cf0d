/** Why each finding matters: what `microcred explain` and the reference pages say. */
import { elements } from '@microcred/core'
import { allRules } from './check/all-rules.js'
import { explanations } from './generated/explanations.js'
import { sentences } from './generated/findings.js'
import { profileSentences, sources } from './generated/profile-findings.js'
import { properties } from './generated/properties.js'
import { docsOf, type Entry, entryOf } from './report/catalogue.js'
import { profileEntryOf } from './report/profile-words.js'

/** All there is to know of a code. */
export interface Explanation extends Entry {
  readonly code: string
  readonly explanation: string
  readonly docs: string
}

const byRule = new Map(allRules)

/** Every code there is; one that begins with `*` exists for each element and member of a record. */
export const allCodes: readonly string[] = [
  ...Object.keys(sentences),
  ...Object.keys(profileSentences),
  ...byRule.keys(),
]

const kebab = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^\$/, '')

/** What a `*` in a code stands for: each element, each other member of a record, and the record itself. */
export const subjects: readonly string[] = [
  ...elements.map((element) => element.id),
  ...properties['']!.split(' ')
    .map(kebab)
    .filter((name) => !elements.some((element) => element.id === name)),
  'record',
]

/** Every code in full: those that begin with `*` once for each of their subjects. */
export const fullCodes = (): readonly string[] =>
  allCodes
    .flatMap((code) =>
      code.startsWith('*')
        ? [...subjects, ...Object.keys(sources)].map((subject) => code.replace('*', subject))
        : [code],
    )
    .filter((code) => entryFor(code))

/** The entry of a code: a profile's own, a rule's, or one of the record's structure. */
function entryFor(code: string): Entry | undefined {
  const subject = code.slice(0, code.indexOf('.'))
  if (Object.hasOwn(sources, subject)) return profileEntryOf(code)
  const any = subjects.includes(subject) ? code.replace(subject, '*') : code
  return (
    byRule.get(code) ??
    byRule.get(any) ??
    (Object.hasOwn(sentences, code) || Object.hasOwn(sentences, any) ? entryOf(code) : profileEntryOf(code))
  )
}

/**
 * What a code means, or `undefined` for one that does not exist.
 *
 * @example
 * import { explanationOf } from '@microcred/validators/explanations'
 *
 * explanationOf('level.missing')?.part // 'annexI'
 * explanationOf('level.mising') // undefined
 */
export function explanationOf(code: string): Explanation | undefined {
  const entry = entryFor(code)
  if (!entry) return undefined
  const { severity, part, sentence, hint, source } = entry
  const explanation = explanations[code] ?? explanations[`*${code.slice(code.indexOf('.'))}`] ?? ''
  return { code, severity, part, sentence, ...(hint && { hint }), source, explanation, docs: docsOf(code) }
}
