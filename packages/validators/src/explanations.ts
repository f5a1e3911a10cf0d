/** Why each finding matters: what `microcred explain` and the reference pages say. */
import { elements } from '@microcred/core'
import { allRules } from './all-rules.js'
import { docsOf, type Entry, entryOf } from './catalogue.js'
import { explanations } from './generated/explanations.js'
import { sentences } from './generated/findings.js'
import { profileSentences } from './generated/profile-findings.js'
import { properties } from './generated/properties.js'
import { profileEntryOf } from './profile-words.js'

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
  const dot = code.indexOf('.')
  const any = `*${code.slice(dot)}`
  const known = allCodes.includes(code)
    ? code
    : subjects.includes(code.slice(0, dot)) && allCodes.includes(any)
      ? any
      : undefined
  const entry = known === undefined ? undefined : (profileEntryOf(code) ?? byRule.get(known) ?? entryOf(code))
  if (known === undefined || !entry) return undefined
  const { severity, part, sentence, hint, source } = entry
  const explanation = explanations[known] ?? ''
  return { code, severity, part, sentence, ...(hint && { hint }), source, explanation, docs: docsOf(code) }
}
