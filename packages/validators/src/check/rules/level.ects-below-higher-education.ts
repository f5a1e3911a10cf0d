import type { Rule } from './rule.js'
import { ectsGuide } from './sources.js'

export const explanation =
  'ECTS credits are awarded in higher education, which begins at EQF level 5. Below it they measure volume only and are rarely recognised as credits.'

export const rule: Rule = {
  severity: 'info',
  part: 'quality',
  sentence: 'The workload is given in ECTS credits at EQF level {level}, below higher education.',
  hint: 'Check the level; if it is right, say in the framework of the workload whose credits these are.',
  source: ectsGuide('section 2, ECTS for lifelong learning'),
  check({ record: { level, notionalWorkload: workload } }, report) {
    if (level?.eqf !== undefined && level.eqf <= 4 && workload?.volumes?.some(({ unit }) => unit === 'ects'))
      report({ pointer: '/level/eqf', params: { level: level.eqf } })
  },
}
