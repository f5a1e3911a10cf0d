/** The class in which the larger credential is awarded: the highest of which everything is met beside the rule. */
import type { StackingRule } from '../generated/types.js'
import { REDUCING } from '../program/mirror.js'
import type { ClassResult, StackResult } from './result.js'

/** A rule that asks what a class asks as well. */
export function classedRule(rule: StackingRule, id: string | undefined): StackingRule {
  const asked = rule.classes?.find((each) => each.id === id)
  if (!asked) return rule
  const made = classed.get(asked) ?? {
    ...rule,
    constraints: [...(rule.constraints ?? []), ...asked.constraints],
  }
  classed.set(asked, made)
  return made
}

const classed = new WeakMap<object, StackingRule>()

const MET: ReadonlySet<string> = new Set(['satisfied', 'waived'])

/** What a rule does not let be, none of its classes does, but for one that lets count in part what overlaps. */
const isClosed = ({ verdict }: StackResult, { constraints }: AwardClass): boolean =>
  verdict === 'violated' ||
  (verdict === 'incomplete' &&
    !constraints.some((each) => each.op === 'overlap' && REDUCING.has(each.policy)))

type AwardClass = NonNullable<StackingRule['classes']>[number]

/** An answer with the class: what counts is what counts for it, and of every class it is said whether it is met. */
export function withClasses(
  rule: StackingRule,
  plain: StackResult,
  evaluate: (rule: StackingRule) => StackResult,
): StackResult {
  if (!rule.classes) return plain
  const classes: ClassResult[] = []
  let best: StackResult | undefined
  for (const each of rule.classes) {
    const { id, title } = each
    const result = isClosed(plain, each) ? undefined : evaluate(classedRule(rule, id))
    if (result && MET.has(result.verdict)) best = { ...result, class: { id, ...(title && { title }) } }
    classes.push({ id, ...(title && { title }), verdict: result?.verdict ?? plain.verdict })
    // A lower class than the one that is reached is not asked for.
    if (best) break
  }
  return { ...(best ?? plain), classes }
}
