import { offered } from './offered.js'
import type { Rule } from './rule.js'
import { ownForm } from './sources.js'

export const explanation =
  'An occasion ends on or after the day it begins, and one applies before it ends. Dates in another order are mostly day and month exchanged.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The date in `{later}` is {date}, after that in `{earlier}`, {limit}.',
  hint: 'Correct one of the two dates.',
  source: ownForm,
  check(subject, report) {
    for (const [at, { period, deadline }] of (offered(subject).occasions ?? []).entries()) {
      const { from, until } = period ?? {}
      if (from !== undefined && until !== undefined && day(from) > day(until))
        report({
          pointer: `/occasions/${at}/period/until`,
          params: { later: 'from', date: from, earlier: 'until', limit: until },
        })
      if (deadline !== undefined && until !== undefined && day(deadline) > day(until))
        report({
          pointer: `/occasions/${at}/deadline`,
          params: { later: 'deadline', date: deadline, earlier: 'until', limit: until },
        })
    }
  },
}

const day = (date: string): string => date.slice(0, 10)
