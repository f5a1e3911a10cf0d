import { annex, type Rule } from './rule.js'

export const explanation =
  'Where every assessment says its share of the result, the shares are those of one whole.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  absence: ['/assessmentType'],
  sentence: 'The weights of the assessments sum to {sum} percent.',
  hint: 'Let them sum to 100, or leave them out.',
  source: annex(9),
  check({ record: { assessmentType } }, report) {
    const weights = (assessmentType ?? []).map(({ weight }) => weight)
    if (weights.length === 0 || weights.some((weight) => weight === undefined)) return
    const sum = weights.reduce<number>((total, weight) => total + weight!, 0)
    if (Math.abs(sum - 100) > 0.5)
      report({ pointer: '/assessmentType', params: { sum: Math.round(sum * 100) / 100 } })
  },
}
