import { annex, type Rule } from './rule.js'

export const explanation =
  'Annex I asks for the workload in ECTS credits wherever possible, because they are understood across Europe. Where a provider cannot give them, `ectsNotApplicable` says why, which differs from silence.'

export const rule: Rule = {
  severity: 'info',
  part: 'quality',
  absence: true,
  sentence: 'The workload is not given in ECTS credits, and nothing says why.',
  hint: 'Add a volume with the unit `ects`, or say why there is none in `ectsNotApplicable`.',
  source: annex(7),
  check({ record: { notionalWorkload: workload, level } }, report) {
    if (!workload || workload.ectsNotApplicable || !workload.volumes) return
    // Below higher education hours are what is usual, and credits of another framework want its name first.
    if (level?.eqf !== undefined && level.eqf <= 4) return
    if (workload.volumes.some(({ unit, framework }) => unit === 'credit' && !framework)) return
    // Units whose hours are said can be converted by anybody.
    if (workload.volumes.some(({ framework }) => framework?.hoursPerUnit)) return
    if (!workload.volumes.some(({ unit }) => unit === 'ects')) report({ pointer: '/notionalWorkload' })
  },
}
