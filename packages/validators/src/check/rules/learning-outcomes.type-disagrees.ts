import { kindOf } from '@microcred/taxonomy/green'
import { esco } from './named-skills.js'
import type { Rule } from './rule.js'

export const explanation =
  'ESCO divides its skills pillar into skills, what one is able to do, and knowledge, what one knows. Where an outcome corresponds exactly to a concept, both are of one kind. Known of concepts that are or were green.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'info',
  part: 'quality',
  sentence: 'ESCO counts this concept as `{kind}`, and the outcome is said to be `{type}`.',
  hint: 'Correct the type, or say that the match is no exact one.',
  source: esco,
  check({ record: { learningOutcomes } }, report) {
    for (const [at, { type, skills = [] }] of (learningOutcomes ?? []).entries()) {
      if (type !== 'knowledge' && type !== 'skill') continue
      for (const [position, { uri, match = 'exact' }] of skills.entries()) {
        const kind = match === 'exact' ? kindOf(uri) : undefined
        if (kind !== undefined && kind !== type)
          report({ pointer: `/learningOutcomes/${at}/skills/${position}/uri`, params: { kind, type } })
      }
    }
  },
}
