import { shown } from '../explain.js'
import { esco } from './named-skills.js'
import type { Rule } from './rule.js'

/** What ESCO has beside its skills: occupations, and the groups of ISCO above them. */
const OTHER = /^https?:\/\/(?:data\.europa\.eu|ec\.europa\.eu)\/esco\/(?:occupation|isco)\//i

export const explanation =
  'An occupation needs many skills, and who has one of them has not learned the occupation. Systems that match skills look for the URI of a skill and find nothing here.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` is an occupation or a group of occupations, and a skill belongs here.',
  hint: 'Name the skills that were learned.',
  source: esco,
  check({ record: { learningOutcomes } }, report) {
    for (const [at, { skills = [] }] of (learningOutcomes ?? []).entries())
      for (const [position, { uri }] of skills.entries())
        if (OTHER.test(uri))
          report({
            pointer: `/learningOutcomes/${at}/skills/${position}/uri`,
            params: shown('learning-outcomes', uri),
          })
  },
}
