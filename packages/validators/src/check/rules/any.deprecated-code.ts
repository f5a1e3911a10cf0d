import { deprecatedCodes } from '@microcred/core/codes'
import { coded } from '../../generated/coded.js'
import { codesAt } from '../coded-places.js'
import { shown, subjectOf } from '../explain.js'
import type { Rule } from './rule.js'
import { codelists } from './sources.js'

/** Deprecated codes by list. */
const deprecated = new Map<string, Set<string>>()
for (const key of Object.keys(deprecatedCodes)) {
  const [list, code] = key.split('/') as [string, string]
  const codes = deprecated.get(list)
  if (codes) codes.add(code)
  else deprecated.set(list, new Set([code]))
}

const places = coded.filter(({ list }) => deprecated.has(list))

export const explanation =
  'A code is never taken out of a list, so that old credentials stay readable; it is deprecated, with a reason and where there is one the code that took its place. New credentials use that one.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: '{masked, select, true {The value} other {`{value}`}} is a deprecated code: {deprecated}.',
  hint: 'Write `{suggestion}`.',
  source: codelists,
  within: [
    'learner',
    'issuer-country',
    'awarding-body',
    'notional-workload',
    'level',
    'quality-assurance',
    'prerequisites',
    'stackability',
  ],
  check({ record }, report) {
    for (const { value, pointer, list } of codesAt(record, places, (code, of) =>
      deprecated.get(of)!.has(code),
    )) {
      const { replacedBy: suggestion } = deprecatedCodes[`${list}/${value}`]!
      const subject = subjectOf(pointer)
      const fix = {
        kind: 'write',
        params: { to: suggestion },
        patch: [{ op: 'replace', path: pointer, value: suggestion }] as const,
        safe: true,
      }
      report({
        subject,
        pointer,
        params: {
          ...shown(subject, value),
          deprecated: `${list}/${value}`,
          ...(suggestion && { suggestion }),
        },
        ...(suggestion && { fix }),
      })
    }
  },
}
