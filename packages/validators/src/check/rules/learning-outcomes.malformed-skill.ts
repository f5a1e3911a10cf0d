import { shown } from '../explain.js'
import { skills } from '../skill-lookup.js'
import { doubtfulSkills, esco, renamed } from './named-skills.js'
import type { Rule } from './rule.js'

export const explanation =
  'It is meant to be the URI of an ESCO skill but is not written as one: https for http, capital letters, a blank, digits too many or too few, an address of the ESCO portal. URIs are compared letter by letter, so that whoever looks for the skill does not find this outcome.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` is not how ESCO writes the URI of a skill.',
  hint: 'Write `{suggestion}`.',
  source: esco,
  check(subject, report) {
    for (const { skill, pointer, verdict } of doubtfulSkills(subject)) {
      if (verdict.status !== 'malformed') continue
      const { nearest } = verdict
      report({
        pointer: `${pointer}/uri`,
        params: {
          ...shown('learning-outcomes', skill.uri),
          ...(nearest !== undefined && { suggestion: nearest }),
        },
        ...(nearest !== undefined && {
          fix: renamed(pointer, nearest, 'as-esco-does', skills.check(nearest).status === 'green'),
        }),
      })
    }
  },
}
