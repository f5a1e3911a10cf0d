import { annex, type Rule } from './rule.js'
import { hoursOf } from './workload-hours.js'

export const explanation =
  'The workload is all the time a learner needs, with and without a teacher. Hours in which somebody teaches, and all shares together, are a part of it.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence:
    'The hours of contact and the shares come to {hours} hours, and the whole workload is at most {most}.',
  hint: 'State the whole workload as the volume, or correct the shares.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    const whole = workload && hoursOf(workload)
    if (!whole) return
    const hours = (workload.shares ?? []).reduce(
      (sum, share) => sum + share.hours,
      workload.contactHours ?? 0,
    )
    if (hours > whole.most + 1e-9)
      report({
        pointer: `/notionalWorkload/${workload.contactHours === undefined ? 'shares' : 'contactHours'}`,
        params: { hours, most: whole.most },
      })
  },
}
