/** The words of the findings that profiles have of their own. */

import { sentences } from '../generated/findings.js'
import { profileSentences, sources } from '../generated/profile-findings.js'
import { type Entry, entryIn, RECORD } from './catalogue.js'
import type { Violation } from './finding.js'

/**
 * The entry of a code whose subject is a profile, or `undefined` for any other. What a profile says in the
 * words everyone uses (`openbadges.incomplete`) still has the profile's standard as its source.
 */
export function profileEntryOf(code: string): Entry | undefined {
  if (known.has(code)) return known.get(code)
  const entry = build(code)
  if (known.size < MOST) known.set(code, entry)
  return entry
}

const known = new Map<string, Entry | undefined>()

/** Most codes whose entries are kept: more than there are. */
const MOST = 2000

function build(code: string): Entry | undefined {
  const dot = code.indexOf('.')
  const source = sources[code.slice(0, dot)]
  const any = `*${code.slice(dot)}`
  return (
    entryIn(profileSentences, code, source ?? RECORD) ??
    (source && (entryIn(profileSentences, any, source) ?? entryIn(sentences, any, source)))
  )
}

/** A violation with the words for its code, where it is one of a profile's own. */
export function withWords<T extends Violation>(violation: T): T {
  const words = profileEntryOf(violation.code)
  return words ? { ...violation, words } : violation
}
