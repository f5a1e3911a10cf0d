/** Recorded decisions: which of them speak about these two credentials, now, for this purpose and receiver. */

import { list } from '@microcred/common/list'
import type { Violation } from '@microcred/common/violation'
import type { CredentialReference, RecognitionPurposeCode, Text } from '@microcred/core'
import type { Comparand } from '../compare/comparand.js'
import type { AppliedDecision } from '../compare/result.js'
import type { RecognitionDecision } from '../generated/types.js'

/** What a decision is held against. */
export interface Occasion {
  readonly source: Comparand
  readonly target: Comparand
  readonly purpose: RecognitionPurposeCode
  readonly at: string | undefined
}

interface Decided {
  readonly applied?: AppliedDecision
  readonly violations: readonly Violation[]
}

/** The decision that applies, the latest of those that agree; where they contradict each other, none. */
export function decide(decisions: readonly RecognitionDecision[], occasion: Occasion): Decided {
  const about = decisions
    .map((decision, at) => ({ decision, pointer: `/decisions/${at}` }))
    .filter(({ decision }) => speaksOf(decision, occasion))
  const judged = about.map((each) => ({ ...each, violation: hindrance(each, occasion) }))
  const standing = judged.filter(({ violation }) => !violation || violation.code === NOT_JUDGED)
  const replaced = new Set(standing.map(({ decision }) => decision.replaces))
  const current = standing
    .filter(({ decision: { id } }) => id === undefined || !replaced.has(id))
    .sort((a, b) => (a.decision.decided < b.decision.decided ? 1 : -1))
  const violations = judged.flatMap(({ violation }) => (violation ? [violation] : []))
  const grades = [...new Set(current.map(({ decision }) => decision.grade))]
  if (grades.length > 1)
    return { violations: [...violations, contradiction(current.at(-1)!.pointer, grades)] }
  const [latest] = current
  return { violations, ...(latest && { applied: { pointer: latest.pointer, decision: latest.decision } }) }
}

const NOT_JUDGED = 'recognition-decision.validity-not-judged'

const contradiction = (pointer: string, grades: readonly string[]): Violation => ({
  code: 'recognition-decision.contradictory',
  pointer,
  params: { grades: grades.toSorted() },
})

const speaksOf = ({ source, target }: RecognitionDecision, occasion: Occasion): boolean =>
  isReferred(source, occasion.source) && isReferred(target, occasion.target)

/** Whether a reference means a credential: by its IRI, or by title and awarding body. */
function isReferred(
  { id, title, awardingBody }: CredentialReference,
  { record, ...side }: Comparand,
): boolean {
  if (id !== undefined && side.id !== undefined) return id === side.id
  if (!title || !awardingBody || !meet(title, side.title)) return false
  return (list(record.awardingBody) ?? []).some(
    (body) =>
      (awardingBody.id !== undefined && awardingBody.id === body.id) ||
      meet(awardingBody.name, body.legalName),
  )
}

const meet = (a: Text, b: Text | undefined): boolean =>
  Object.entries(a).some(([language, text]) => b?.[language] === text)

/** Why a decision about these credentials does not apply. */
function hindrance(
  { decision, pointer }: { readonly decision: RecognitionDecision; readonly pointer: string },
  { target, purpose, at }: Occasion,
): Violation | undefined {
  const from = decision.validFrom ?? decision.decided
  const until = decision.validUntil
  const say = (code: string, part: string, params?: Violation['params']): Violation => ({
    code: `recognition-decision.${code}`,
    pointer: pointer + part,
    ...(params && { params }),
  })
  if (!decision.purposes.includes(purpose))
    return say('other-purpose', '/purposes', { purposes: decision.purposes.join(', '), purpose })
  if (!bound(decision, target)) return say('out-of-scope', '/scope')
  if (at === undefined) return until === undefined ? undefined : say('validity-not-judged', '/validUntil')
  if (until !== undefined && until < at) return say('expired', '/validUntil', { until })
  if (from > at) return say('not-yet-valid', decision.validFrom ? '/validFrom' : '/decided', { from })
  return undefined
}

/** Whether the decision binds who awards the target. */
function bound({ scope }: RecognitionDecision, { record }: Comparand): boolean {
  const bodies = list(record.awardingBody) ?? []
  const countries = [
    ...(list(record.issuerCountry) ?? []).map(({ country }) => country),
    ...bodies.flatMap(({ country }) => country ?? []),
  ]
  return (
    (!scope?.countries || scope.countries.some((country) => countries.includes(country))) &&
    (!scope?.organisations || bodies.some(({ id }) => id !== undefined && scope.organisations!.includes(id)))
  )
}
