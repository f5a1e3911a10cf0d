import type { Level } from '@microcred/core'
import type { Rule } from './rule.js'
import { eqf } from './sources.js'

/** EQF level of each cycle of the framework of the European Higher Education Area. */
const LEVELS: Readonly<Record<NonNullable<Level['qfEhea']>, number>> = {
  'short-cycle': 5,
  'first-cycle': 6,
  'second-cycle': 7,
  'third-cycle': 8,
}

export const explanation =
  'The two frameworks are compatible: the descriptors of short, first, second and third cycle correspond to levels 5, 6, 7 and 8. A level of learning outcomes cannot be in two places of them.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The {cycle} is EQF level {expected}, and level {level} is stated.',
  hint: 'Correct one of the two.',
  source: eqf('Annex II, compatibility with the framework of the European Higher Education Area'),
  check({ record: { level } }, report) {
    if (level?.eqf === undefined || level.qfEhea === undefined) return
    const expected = LEVELS[level.qfEhea]
    if (expected !== level.eqf)
      report({
        pointer: '/level/qfEhea',
        params: { cycle: level.qfEhea, expected, level: level.eqf },
      })
  },
}
