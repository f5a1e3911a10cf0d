import type { Rule } from './rule.js'
import { recommendation } from './sources.js'
import { hoursOf, isUsual, told } from './workload-hours.js'

export const explanation =
  'A micro-credential follows a small volume of learning. No number is fixed in Europe; those in use lie between half an ECTS credit (about 12 hours) and 60 credits, a full year. Beyond them a slip of number or unit is likelier than a credential of that size.'

export const rule: Rule = {
  severity: 'info',
  part: 'quality',
  sentence:
    '{size, select, small {The workload of {value} {unit} is unusually small} other {The workload of {value} {unit} is unusually large}} for a micro-credential.',
  hint: 'Check the number and the unit.',
  source: recommendation('point 5(a), definition of a micro-credential'),
  check({ record: { notionalWorkload: workload } }, report) {
    const hours = workload && hoursOf(workload)
    if (!hours || isUsual(hours)) return
    const volume = workload.volumes![hours.at]!
    report({
      pointer: `/notionalWorkload/volumes/${hours.at}/value`,
      params: {
        value: told(volume),
        unit: volume.unit,
        size: hours.most < 100 ? 'small' : 'large',
      },
    })
  },
}
