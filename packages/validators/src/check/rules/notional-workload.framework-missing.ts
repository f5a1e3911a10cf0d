import { annex, type Rule } from './rule.js'

export const explanation =
  'A credit is ten hours in one system and thirty in another. Without its framework the number says nothing.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  absence: true,
  sentence: 'These {value} credits belong to no framework that is named.',
  hint: 'Name it in `framework`, or use the unit `ects`.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    for (const [at, { unit, value, framework }] of (workload?.volumes ?? []).entries())
      if (unit === 'credit' && !framework)
        report({ pointer: `/notionalWorkload/volumes/${at}`, params: { value } })
  },
}
