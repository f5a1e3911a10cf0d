import { annex, type Rule } from './rule.js'

export const explanation =
  'Whoever reaches the pass mark passes, so it lies on the scale of the scheme; without a scheme it is in percent.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The pass mark {mark} lies outside of the scale, {minimum} to {maximum}.',
  hint: 'Correct the mark, or state the scale as `scheme`.',
  source: annex(9),
  check({ record: { assessmentType } }, report) {
    for (const [at, { passMark, scheme }] of (assessmentType ?? []).entries()) {
      const { minimum = scheme ? undefined : 0, maximum = scheme ? undefined : 100 } = scheme ?? {}
      if (passMark === undefined || minimum === undefined || maximum === undefined) continue
      // On an inverted scale, as from 1 to 5 in Germany, the best number is the least.
      const [low, high] = [Math.min(minimum, maximum), Math.max(minimum, maximum)]
      if (passMark < low || passMark > high)
        report({
          pointer: `/assessmentType/${at}/passMark`,
          params: { mark: passMark, minimum, maximum },
        })
    }
  },
}
