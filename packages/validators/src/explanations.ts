/** Why each finding matters: what `microcred explain` and the reference pages say. */
import { outline } from '@microcred/core/messages'
import { allRules } from './check/all-rules.js'
import { explanations } from './generated/explanations.js'
import { type FindingCode, subjects } from './generated/finding-codes.js'
import { sentences } from './generated/findings.js'
import { profileSentences, sources } from './generated/profile-findings.js'
import { docsOf, type Entry, entryOf } from './report/catalogue.js'
import { profileEntryOf } from './report/profile-words.js'

/** All there is to know of a code. */
export interface Explanation extends Omit<Entry, 'sentence'> {
  readonly sentence: string
  readonly code: FindingCode
  readonly explanation: string
  readonly docs: string
}

export { type FindingCode, subjects } from './generated/finding-codes.js'

const byRule = new Map(allRules)

/** Every code there is; one that begins with `*` exists for each element and member of a record. */
export const allCodes: readonly string[] = [
  ...Object.keys(sentences),
  ...Object.keys(profileSentences),
  ...byRule.keys(),
]

/** Every code in full, once: those that begin with `*` once for each of their subjects. */
export const fullCodes = (): readonly FindingCode[] => {
  const full = allCodes.flatMap((code) =>
    code.startsWith('*')
      ? [...subjects, ...Object.keys(sources)].map((subject) => code.replace('*', subject))
      : [code],
  )
  return [...new Set(full)].filter((code): code is FindingCode => entryFor(code) !== undefined)
}

/** The entry of a code: a profile's own, a rule's, or one of the record's structure. */
function entryFor(code: string): Entry | undefined {
  const subject = code.slice(0, code.indexOf('.'))
  if (Object.hasOwn(sources, subject)) return profileEntryOf(code)
  const any = (subjects as readonly string[]).includes(subject) ? code.replace(subject, '*') : code
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
  return {
    code: code as FindingCode,
    severity,
    part,
    sentence: outline(sentence),
    ...(hint && { hint: outline(hint) }),
    source,
    explanation,
    docs: docsOf(code),
  }
}
