import { isBetween, isDisordered, isRising } from './grade-scale.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'A grade is a place on the scale of its scheme: `minimum` is the worst, `maximum` the best, also where the smaller number is the better one.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence:
    'The points lie outside of the scale, which goes from {worst, select, undefined {any} other {{worst}}} to {best, select, undefined {any} other {{best}}}.',
  hint: 'Correct the points or the scale.',
  source: annex(14),
  check({ record: { grade } }, report) {
    const { points, scheme } = grade ?? {}
    if (points === undefined || !scheme || isDisordered(scheme)) return
    const rising = isRising(scheme)
    if (rising === undefined) return
    const { minimum: worst = rising ? -Infinity : Infinity, maximum: best = rising ? Infinity : -Infinity } =
      scheme
    if (!isBetween(points, worst, best))
      report({
        pointer: '/grade/points',
        params: {
          ...(scheme.minimum !== undefined && { worst: scheme.minimum }),
          ...(scheme.maximum !== undefined && { best: scheme.maximum }),
        },
      })
  },
}
