/** Comprehensive Learner Records 2.0 against their own standard, with the badges they hold. */

import { isObject } from '@microcred/common/json'
import { classes } from '../../generated/clr.js'
import { classes as badgeClasses } from '../../generated/openbadges.js'
import type { Violation } from '../../report/finding.js'
import { outwards } from '../../report/outwards.js'
import { inForm } from '../classes/skeleton.js'
import { examine, moved, type Subject } from '../examine.js'
import type { Judge } from '../judge.js'
import { withoutClaims } from '../of-token.js'
import { badgeRules, conformOpenBadge, isEndorsement } from '../openbadges/openbadges.js'
import type { ConformOptions } from '../options.js'
import { ownTerms } from '../own-terms.js'
import { statusEntries } from '../status-entries.js'
import { items, stringsIn } from '../values.js'

const subject: Subject = ({ source }) => (source.document.startsWith('Comprehensive') ? 'clr' : 'openbadges')

const isBadge = (json: unknown): boolean =>
  isObject(json) &&
  stringsIn(json.type).some((type) => type === 'AchievementCredential' || type === 'OpenBadgeCredential')

/** Whether a record lists the credentials it holds, and the list is empty. */
function holdsNothing(json: unknown): boolean {
  const subject = isObject(json) ? json.credentialSubject : undefined
  const held = isObject(subject) ? subject.verifiableCredential : undefined
  return Array.isArray(held) && held.length === 0
}

/** What CLR 2.0 has against a credential, and Open Badges against those inside of it. */
export function conformClr(json: unknown, options: ConformOptions = {}): readonly Violation[] {
  const { at = new Date().toISOString() } = options
  const inside =
    isObject(json) && isObject(json.credentialSubject)
      ? items(json.credentialSubject.verifiableCredential, '/credentialSubject/verifiableCredential')
      : []
  const badges = inside.filter(({ value }) => isBadge(value) || isEndorsement(value))
  const places = new Set(badges.map((badge) => badge.pointer))
  const inBadge = (pointer: string): boolean => [...outwards(pointer)].some((around) => places.has(around))
  // A badge is judged by its own standard, which asks for all that the record asks for, and more.
  const own = examine('ClrCredential', json, classes, badgeRules, at, subject).filter(
    ({ pointer }) => !inBadge(pointer),
  )
  return [
    ...withoutClaims(own, options.token),
    ...ownTerms(json, own),
    ...statusEntries(json, 'clr'),
    ...(holdsNothing(json)
      ? [{ code: 'clr.holds-nothing', pointer: '/credentialSubject/verifiableCredential' }]
      : []),
    ...badges.flatMap(({ value, pointer }) =>
      conformOpenBadge(value, { at }).map((violation) => moved(violation, pointer)),
    ),
  ]
}

/** A badge of a record, below which a skeleton is put. */
const BADGE = /^\/credentialSubject\/verifiableCredential(?:\/\d+)?(?=\/)/

export const judge: Judge = {
  conform: conformClr,
  awards: (json) => !holdsNothing(json),
  dressed: (skeleton) => {
    const [badge] = BADGE.exec(skeleton.patch[0]!.path) ?? []
    return badge === undefined
      ? inForm(skeleton, 'ClrCredential', classes)
      : inForm(skeleton, 'AchievementCredential', badgeClasses, badge)
  },
}
