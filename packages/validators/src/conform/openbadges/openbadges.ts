/** Open Badges 3.0 against their own standard: achievement and endorsement credentials. */

import { isObject } from '@microcred/common/json'
import { classes } from '../../generated/openbadges.js'
import type { Violation } from '../../report/finding.js'
import { inForm } from '../classes/skeleton.js'
import { type ConformanceRule, examine, moved } from '../examine.js'
import type { Judge } from '../judge.js'
import { withoutClaims } from '../of-token.js'
import type { ConformOptions } from '../options.js'
import { order } from '../orders.js'
import { ownTerms } from '../own-terms.js'
import { statusEntries } from '../status-entries.js'
import { stringsIn } from '../values.js'
import { context } from './context.js'
import { credits } from './credits.js'
import { criteria } from './criteria.js'
import { dates } from './dates.js'
import { endorsementJwt } from './endorsement-jwt.js'
import { identities } from './identities.js'
import { languages } from './languages.js'
import { results } from './results.js'
import { subject } from './subject.js'
import { terms } from './terms.js'
import { version1Dates } from './version1-dates.js'

const timeless: readonly ConformanceRule[] = [
  context,
  subject,
  criteria,
  version1Dates,
  languages,
  results,
  credits,
  order,
  identities,
  terms,
]

/** An endorsement that is over does not undo the credential it stands in. */
const endorsed = (endorsement: unknown, at: string): readonly Violation[] =>
  examine('EndorsementCredential', endorsement, classes, timeless, at, 'openbadges')

/** The rules every badge is judged by. */
export const badgeRules: readonly ConformanceRule[] = [...timeless, dates, endorsementJwt(endorsed)]

/** Whether a credential endorses something and awards nothing. */
export const isEndorsement = (json: unknown): boolean =>
  isObject(json) && stringsIn(json.type).includes('EndorsementCredential')

/** The achievement of a credential that is none: nobody holds it. */
function offerIn(json: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(json) || !isObject(json.credentialSubject)) return undefined
  const { achievement } = json.credentialSubject
  const types = stringsIn(json.type ?? json['@type'])
  return isObject(achievement) && types.includes('Achievement') && achievement.type === json.type
    ? achievement
    : undefined
}

/** What Open Badges 3.0 has against an achievement that nobody holds. */
function conformAchievement(achievement: unknown, at: string): readonly Violation[] {
  const said = examine('Achievement', achievement, classes, badgeRules, at, 'openbadges')
  return [...said, ...ownTerms(achievement, said)].map((each) =>
    moved(each, '/credentialSubject/achievement'),
  )
}

/** What Open Badges 3.0 has against a credential; dates are part of its conformance. */
export function conformOpenBadge(
  json: unknown,
  { at = new Date().toISOString(), token }: ConformOptions = {},
): readonly Violation[] {
  const offer = offerIn(json)
  if (offer) return conformAchievement(offer, at)
  const root = isEndorsement(json) ? 'EndorsementCredential' : 'AchievementCredential'
  const said = examine(root, json, classes, badgeRules, at, 'openbadges').map((each) =>
    severalSubjects(each, json),
  )
  return withoutClaims([...said, ...ownTerms(json, said), ...statusEntries(json, 'openbadges')], token)
}

/** A badge of several subjects is told as such: what is wrong is not the form of a value. */
function severalSubjects(violation: Violation, json: unknown): Violation {
  const { code, pointer } = violation
  const subjects = isObject(json) ? json.credentialSubject : undefined
  if (code !== 'openbadges.wrong-type' || pointer !== '/credentialSubject') return violation
  return Array.isArray(subjects) && subjects.length > 1
    ? { ...violation, code: 'openbadges.several-subjects', params: { count: subjects.length } }
    : violation
}

export const judge: Judge = {
  conform: conformOpenBadge,
  safeMode: true,
  awards: (json) => !isEndorsement(json),
  dressed: (skeleton) => inForm(skeleton, 'AchievementCredential', classes),
  offers: (json) => offerIn(json) !== undefined,
}
