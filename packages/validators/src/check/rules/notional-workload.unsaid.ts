import { annex, type Rule } from './rule.js'

export const explanation =
  'Annex I asks for the workload. An element that holds neither a volume nor the reason why there is none does not say it.'

export const rule: Rule = {
  severity: 'error',
  part: 'annexI',
  absence: true,
  sentence: 'The workload has neither a volume nor a reason why there is none.',
  hint: 'Add `volumes`, or say why in `notApplicable`.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    if (workload && !workload.volumes && !workload.notApplicable) report({ pointer: '/notionalWorkload' })
  },
}
