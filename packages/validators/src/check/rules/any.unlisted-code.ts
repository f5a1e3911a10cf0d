import { near } from '@microcred/common/near'
import { nearest } from '@microcred/common/nearest'
import { coded } from '../../generated/coded.js'
import { codesAt } from '../coded-places.js'
import { shown, subjectOf } from '../explain.js'
import type { Rule } from './rule.js'
import { codelists } from './sources.js'

const places = coded.filter(({ open }) => open)

/** Codes of the open lists. */
const listed = new Map<string, ReadonlySet<string>>(
  places.flatMap(({ list, open }) => (open ? [[list, open]] : [])),
)

export const explanation =
  'The list takes other values too, for schemes nobody has thought of. This one is so near to a listed code that a slip is likely, and readers that look for the listed code will not find it.'

export const rule: Rule = {
  severity: 'info',
  part: 'quality',
  sentence:
    '{masked, select, true {The value} other {`{value}`}} is not on the list `{list}`, which is open.',
  hint: 'Did you mean `{near}`? `microcred schema print codelists/{list}` lists all.',
  source: codelists,
  within: ['learner', 'awarding-body'],
  check({ record }, report) {
    for (const { value, pointer, list } of codesAt(
      record,
      places,
      (code, of) => !listed.get(of)!.has(code),
    )) {
      const suggestion = nearest(value.trim().replace(/[\s_]+/g, '-'), listed.get(list)!)
      if (suggestion === undefined) continue
      const alike = near(value, listed.get(list)!, suggestion)
      const subject = subjectOf(pointer)
      report({
        subject,
        pointer,
        params: { ...shown(subject, value), list, near: alike, suggestion },
        fix: {
          kind: 'write',
          params: { to: suggestion },
          patch: [{ op: 'replace', path: pointer, value: suggestion }],
          safe: false,
        },
      })
    }
  },
}
