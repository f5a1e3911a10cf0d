import { annex, type Rule } from './rule.js'

export const explanation =
  'A learner can only plan with a stackable credential when it says towards what it counts.'

export const rule: Rule = {
  severity: 'info',
  part: 'quality',
  absence: true,
  sentence: 'It is said to be stackable, and nothing says towards what.',
  hint: 'Name the larger credential or the stacking rule in `towards`, or describe it.',
  source: annex(15),
  check({ record: { stackability } }, report) {
    if (stackability?.type === 'stackable' && !stackability.towards && !stackability.description)
      report({ pointer: '/stackability' })
  },
}
