import { annex, type Rule } from './rule.js'

export const explanation =
  '`notApplicable` gives the reason why there is no workload, as where experience alone is assessed; beside a volume it contradicts it.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The workload is said not to apply, and a volume is stated.',
  hint: 'Take `notApplicable` or the volumes out.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    if (workload?.notApplicable && workload.volumes) report({ pointer: '/notionalWorkload/notApplicable' })
  },
}
