import { skills } from '../skill-lookup.js'
import { doubtfulSkills, esco, isCompetence, renamed } from './named-skills.js'
import type { Rule } from './rule.js'

export const explanation =
  'The URI has the right form, but there is no such skill in ESCO, or none of that name among the project’s own. Often a digit was mistyped, or the URI is that of a group of skills or of an occupation. A skill that a later version of ESCO adds is not known here either.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: 'There is no skill with this URI in ESCO {version}.',
  hint: 'Did you mean `{suggestion}`?',
  source: esco,
  check(subject, report) {
    for (const { pointer, verdict, skill } of doubtfulSkills(subject)) {
      if (verdict.status !== 'unknown' || isCompetence(skill)) continue
      const { nearest } = verdict
      report({
        pointer: `${pointer}/uri`,
        params: { version: skills.version, ...(nearest !== undefined && { suggestion: nearest }) },
        ...(nearest !== undefined && {
          fix: renamed(pointer, nearest, 'similar-skill', false),
        }),
      })
    }
  },
}
