import { isDisordered, isRising } from './grade-scale.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'The scheme says how many points pass. Points that reach it and the status `fail`, or points that do not and `pass`, cannot both be right.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The status does not follow from the points and from what is needed to pass, {passing}.',
  hint: 'Correct the status, the points or `passing`.',
  source: annex(14),
  check({ record: { grade } }, report) {
    const { points, status, scheme } = grade ?? {}
    if (points === undefined || !status || scheme?.passing === undefined || isDisordered(scheme)) return
    const rising = isRising(scheme)
    if (rising === undefined) return
    const passed = rising ? points >= scheme.passing : points <= scheme.passing
    if (passed !== (status === 'pass'))
      report({ pointer: '/grade/status', params: { passing: scheme.passing } })
  },
}
