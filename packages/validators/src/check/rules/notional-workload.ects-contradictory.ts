import { annex, type Rule } from './rule.js'

export const explanation =
  '`ectsNotApplicable` gives the reason why a workload is not expressed in ECTS credits. Beside a number of credits it contradicts it.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'ECTS credits are said not to apply, and {ects} are stated.',
  hint: 'Take one of the two out.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    if (!workload?.ectsNotApplicable) return
    const volume = workload.volumes?.find(({ unit }) => unit === 'ects')
    if (volume) report({ pointer: '/notionalWorkload/ectsNotApplicable', params: { ects: volume.value } })
  },
}
