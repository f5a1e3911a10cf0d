import { shown } from '../explain.js'
import { esco, isNoSkill } from './named-skills.js'
import type { Rule } from './rule.js'

export const explanation =
  'An occupation or a field of education needs many skills, and who has one of them has not learned the whole. Systems that match skills look for the URI of a skill and find nothing here.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` is no skill but an occupation, a field or another concept, and a skill belongs here.',
  hint: 'Name the skills that were learned.',
  source: esco,
  check({ record: { learningOutcomes } }, report) {
    for (const [at, { title, skills = [] }] of (learningOutcomes ?? []).entries()) {
      for (const [language, text] of Object.entries(title))
        if (isNoSkill(text.trim()))
          report({
            pointer: `/learningOutcomes/${at}/title/${language}`,
            params: shown('learning-outcomes', text.trim()),
          })
      for (const [position, { uri }] of skills.entries())
        if (isNoSkill(uri))
          report({
            pointer: `/learningOutcomes/${at}/skills/${position}/uri`,
            params: shown('learning-outcomes', uri),
          })
    }
  },
}
