import { shown } from '../explain.js'
import { doubtfulSkills, isCompetence } from './named-skills.js'
import type { Rule } from './rule.js'

export const explanation =
  'GreenComp has twelve competences in four areas, from 1.1 to 4.3. Their IRIs end in these numbers, and nothing stands behind another one.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: 'GreenComp has no competence `{value}`.',
  hint: 'They are 1.1 to 1.3, 2.1 to 2.3, 3.1 to 3.3 and 4.1 to 4.3.',
  source: {
    document: 'GreenComp, the European sustainability competence framework',
    clause: 'table 1',
    url: 'https://doi.org/10.2760/13286',
  },
  check(subject, report) {
    for (const { pointer, verdict, skill } of doubtfulSkills(subject))
      if (verdict.status === 'unknown' && isCompetence(skill))
        report({
          pointer: `${pointer}/uri`,
          params: shown('learning-outcomes', skill.uri.slice(skill.uri.lastIndexOf('/') + 1)),
        })
  },
}
