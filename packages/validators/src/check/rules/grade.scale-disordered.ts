import { isDisordered } from './grade-scale.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'Without an order of worst, passing and best a grade cannot be read or converted. Where the smaller number is the better one, `maximum` is the smaller number.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence:
    '{passing, select, undefined {The scale goes from {minimum} to {maximum}} other {The scale goes from {minimum} to {maximum} and is passed at {passing}}}, which is no scale.',
  hint: '`minimum` is the worst number of points, `maximum` the best, `passing` lies between them.',
  source: annex(14),
  check({ record: { grade } }, report) {
    const scheme = grade?.scheme
    if (!scheme || !isDisordered(scheme)) return
    const { minimum, maximum, passing } = scheme
    report({
      pointer: '/grade/scheme',
      params: { minimum, maximum, ...(minimum !== maximum && { passing }) },
    })
  },
}
