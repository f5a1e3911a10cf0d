import { skills as known } from '../skill-lookup.js'
import { esco } from './named-skills.js'
import type { Rule } from './rule.js'

/** One name for the ways in which the URI of a skill is written. */
function nameOf(uri: string): string {
  const verdict = known.check(uri)
  return (verdict.status === 'malformed' ? verdict.nearest : undefined) ?? uri
}

export const explanation =
  'Systems that count how much of a skill a credential holds would count it twice, and where the two say different matches, nobody knows which is meant.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: 'The outcome names this skill before, at {first}.',
  hint: 'Keep one of them.',
  source: esco,
  check({ record: { learningOutcomes } }, report) {
    for (const [at, { skills = [] }] of (learningOutcomes ?? []).entries()) {
      if (skills.length < 2) continue
      const first = new Map<string, string>()
      for (const [position, { uri }] of skills.entries()) {
        const pointer = `/learningOutcomes/${at}/skills/${position}`
        const before = first.get(nameOf(uri))
        if (before === undefined) first.set(nameOf(uri), pointer)
        else report({ pointer, params: { first: before } })
      }
    }
  },
}
