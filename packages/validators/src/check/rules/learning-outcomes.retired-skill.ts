import { doubtfulSkills, esco, renamed } from './named-skills.js'
import type { Rule } from './rule.js'

export const explanation =
  'ESCO has withdrawn the skill, so that catalogues and job portals of today do not have it. What took its place is not told by ESCO; the replacement is this project’s judgement.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: 'ESCO has withdrawn this skill, which it had up to version {last}.',
  hint: 'Name `{replacement}` instead.',
  source: esco,
  check(subject, report) {
    for (const { pointer, verdict } of doubtfulSkills(subject)) {
      if (verdict.status !== 'retired') continue
      const { replacedBy, greenIn } = verdict
      report({
        pointer: `${pointer}/uri`,
        params: { last: greenIn.at(-1), ...(replacedBy !== undefined && { replacement: replacedBy }) },
        ...(replacedBy !== undefined && {
          fix: renamed(pointer, replacedBy, 'successor-skill', false),
        }),
      })
    }
  },
}
