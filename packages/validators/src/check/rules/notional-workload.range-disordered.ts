import { annex, type Rule } from './rule.js'

export const explanation =
  'A range goes from the least to the most. The other way round it holds no amount, and nobody can tell what was meant.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The workload is from {minimum} to {maximum}, and the most is below the least.',
  hint: 'Exchange the two.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    for (const [at, { value }] of (workload?.volumes ?? []).entries())
      if (typeof value === 'object' && value.minimum > value.maximum)
        report({
          pointer: `/notionalWorkload/volumes/${at}/value`,
          params: { minimum: value.minimum, maximum: value.maximum },
        })
  },
}
