/** What a rule names and does not give: units, scales and their grades; and sums that could not be told. */
import { nearest } from '@microcred/common/nearest'
import type { Violation } from '@microcred/common/violation'
import { isKnown, units } from '@microcred/core/volume'
import type { Requirement, StackingRule } from '../generated/types.js'
import { objectsOf } from './objects.js'

/** Units that are neither the language's nor the rule's, and scales and grades the rule does not have. */
export function named(rule: StackingRule): Violation[] {
  const { units: local = [], scales = [] } = rule
  const known = [...Object.keys(units), ...local.map(({ unit }) => unit)]
  const unknown = (
    kind: 'unit' | 'scale' | 'grade',
    name: string,
    all: readonly string[],
    pointer: string,
  ) => {
    const suggestion = nearest(name, all)
    return {
      code: `stacking-rule.unknown-${kind}`,
      pointer,
      params: { name, ...(suggestion && { suggestion }), ...(all.length > 0 && { choices: all.join(', ') }) },
    }
  }
  const out: Violation[] = []
  const { note: _, ...said } = rule
  for (const { it, pointer } of objectsOf(said)) {
    if (typeof it.unit === 'string' && 'value' in it && !isKnown(it.unit, local))
      out.push(unknown('unit', it.unit, known, `${pointer}/unit`))
    const ids = scales.map(({ id }) => id)
    for (const key of ['scale', ...(Array.isArray(it.table) ? ['from'] : [])]) {
      const name = it[key]
      if (typeof name === 'string' && !ids.includes(name))
        out.push(unknown('scale', name, ids, `${pointer}/${key}`))
    }
    const scale = scales.find(({ id }) => id === it.scale)
    if (scale && typeof it.least === 'string') {
      const grades = (scale.grades ?? []).map(({ grade }) => grade.trim())
      if (!grades.includes(it.least.trim())) out.push(unknown('grade', it.least, grades, `${pointer}/least`))
    }
    if (scale && it.pass === true && scale.pass === undefined)
      out.push(unknown('grade', 'pass', [], `${pointer}/pass`))
    if (it.scale === undefined && (typeof it.least === 'string' || it.pass === true))
      out.push({ code: 'stacking-rule.no-scale', pointer })
  }
  return [...out, ...repeated(rule), ...contributing(rule)]
}

/** Units and scales that are declared twice, or under a name of the language. */
const repeated = ({ units: local = [], scales = [] }: StackingRule): Violation[] => [
  ...local.flatMap(({ unit }, at) =>
    Object.hasOwn(units, unit) || local.findIndex((each) => each.unit === unit) < at
      ? [{ code: 'stacking-rule.repeated-id', pointer: `/units/${at}/unit`, params: { name: unit } }]
      : [],
  ),
  ...scales.flatMap(({ id }, at) =>
    scales.findIndex((each) => each.id === id) < at
      ? [{ code: 'stacking-rule.repeated-id', pointer: `/scales/${at}/id`, params: { name: id } }]
      : [],
  ),
]

/** What contributes stands in a sum, and above that sum stands no other, which could not tell it from its credits. */
function contributing(rule: StackingRule): Violation[] {
  const out: Violation[] = []
  const visit = (it: Requirement, pointer: string, parent: Requirement | undefined, sums: number): void => {
    const isSum = (each: Requirement | undefined) => each?.op === 'volume' && each.of !== undefined
    if (it.contributes !== undefined && (!isSum(parent) || sums > 1))
      out.push({
        code: 'stacking-rule.contributes-nowhere',
        pointer: `${pointer}/contributes`,
        params: { name: it.id },
      })
    const above = (it.contributes === undefined ? sums : 0) + Number(isSum(it))
    if ('of' in it && it.of)
      for (const [at, child] of it.of.entries()) visit(child, `${pointer}/of/${at}`, it, above)
    if (it.op === 'ref') {
      const target = rule.definitions?.[it.rule]
      if (target && !seen.has(it.rule)) {
        seen.add(it.rule)
        visit(target, `/definitions/${it.rule}`, it, above)
        seen.delete(it.rule)
      }
    }
    if (it.op !== 'when') return
    visit(it.then, `${pointer}/then`, it, above)
    if (it.else) visit(it.else, `${pointer}/else`, it, above)
  }
  const seen = new Set<string>()
  visit(rule.root, '/root', undefined, 0)
  return out.filter(({ pointer }, at) => out.findIndex((each) => each.pointer === pointer) === at)
}
