import type { Rule } from './rule.js'
import { eqf } from './sources.js'
import { hoursOf, isUsual } from './workload-hours.js'

/** Hours below which a level is seldom reached. */
const LEAST: Readonly<Record<number, number>> = { 7: 25, 8: 50 }

/** Hours above which a level is seldom all that is reached. */
const MOST: Readonly<Record<number, number>> = { 1: 300, 2: 600 }

export const explanation =
  'The level says how demanding the outcomes are. Highly specialised knowledge is rarely reached in a day or two, and basic knowledge rarely takes months; often the level of the learner or of a larger programme was written down.'

export const rule: Rule = {
  severity: 'info',
  part: 'quality',
  sentence:
    'EQF level {level} with {most, select, undefined {{least}} other {{least} to {most}}} hours of learning is unusual.',
  hint: 'Check the level, which is that of the outcomes and not of the learner, and the workload.',
  source: eqf('Annex II, descriptors of the levels'),
  check({ record: { level, notionalWorkload: workload } }, report) {
    const hours = workload && hoursOf(workload)
    if (level?.eqf === undefined || !hours || !isUsual(hours)) return
    const [least, most] = [LEAST[level.eqf] ?? 0, MOST[level.eqf] ?? Number.POSITIVE_INFINITY]
    if (hours.most < least || hours.least > most)
      report({
        pointer: '/level/eqf',
        params: {
          level: level.eqf,
          least: hours.least,
          ...(hours.least !== hours.most && { most: hours.most }),
        },
      })
  },
}
