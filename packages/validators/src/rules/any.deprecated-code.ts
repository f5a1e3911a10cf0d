import { deprecatedCodes } from '@microcred/core/codes'
import { codesAt } from '../coded-places.js'
import { quotable, subjectOf } from '../explain.js'
import { coded } from '../generated/coded.js'
import type { Rule } from './rule.js'
import { codelists } from './sources.js'

const places = coded.filter(({ list }) =>
  Object.keys(deprecatedCodes).some((key) => key.startsWith(`${list}/`)),
)

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: '{value} is a deprecated code: {reason}.',
  hint: 'Write `{suggestion}`.',
  explanation:
    'A code is never taken out of a list, so that old credentials stay readable; it is deprecated, with a reason and where there is one the code that took its place. New credentials use that one.',
  source: codelists,
  *check({ record }) {
    for (const { value, pointer, place } of codesAt(
      record,
      places,
      (code, { list }) => `${list}/${code}` in deprecatedCodes,
    )) {
      const { reason, replacedBy: suggestion } = deprecatedCodes[`${place.list}/${value}`]!
      const subject = subjectOf(pointer)
      yield {
        subject,
        pointer,
        params: {
          value: quotable(subject, value),
          reason: reason.replace(/^[\d.]+ /, ''),
          ...(suggestion && { suggestion }),
        },
        ...(suggestion && {
          fix: {
            title: `Write ${suggestion}`,
            patch: [{ op: 'replace', path: pointer, value: suggestion }],
            safe: true,
          },
        }),
      }
    }
  },
}
