/** The class in which the larger credential is awarded: the highest of which everything is met beside the rule. */
import type { StackingRule } from '../generated/types.js'
import { REDUCING } from '../program/mirror.js'
import type { ClassResult, StackResult, Verdict } from './result.js'

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

/** What a rule does not let be, none of its classes does, but for one that lets more be. */
const isClosed = ({ verdict }: StackResult, each: AwardClass): boolean =>
  verdict === 'violated' || (verdict === 'incomplete' && !widens(each))

/** Whether a class lets count in part what overlaps, so that it may be reached where the rule alone is not met. */
const widens = ({ constraints }: AwardClass): boolean =>
  constraints.some((each) => each.op === 'overlap' && REDUCING.has(each.policy))

/** Verdicts by which something may be met still, the nearest first. */
const OPEN: readonly Verdict[] = ['needs-decision', 'provisional', 'undetermined']

/** The classes by which a rule may have a verdict that it would not have alone. */
export const openedBy = (rule: StackingRule, { verdict, classes = [] }: StackResult): readonly string[] =>
  (rule.classes ?? []).flatMap((each) =>
    OPEN.includes(verdict) &&
    widens(each) &&
    classes.some((one) => one.id === each.id && one.verdict === verdict)
      ? [each.id]
      : [],
  )

type AwardClass = NonNullable<StackingRule['classes']>[number]

/**
 * An answer with the class: what counts is what counts for it, and of every class it is said whether it is met. What the
 * rule alone does not let be is as open as it is with a class that lets it be.
 */
export function withClasses(
  rule: StackingRule,
  plain: StackResult,
  evaluate: (rule: StackingRule) => StackResult,
): StackResult {
  if (!rule.classes) return plain
  const classes: ClassResult[] = []
  let best: StackResult | undefined
  let open: StackResult | undefined
  for (const each of rule.classes) {
    const { id, title } = each
    const result = isClosed(plain, each) ? undefined : evaluate(classedRule(rule, id))
    if (result && MET.has(result.verdict)) best = { ...result, class: { id, ...(title && { title }) } }
    if (result && plain.verdict === 'incomplete' && isNearer(result, open)) open = result
    classes.push({ id, ...(title && { title }), verdict: result?.verdict ?? plain.verdict })
    // A lower class than the one that is reached is not asked for.
    if (best) break
  }
  return { ...(best ?? open ?? plain), classes }
}

const isNearer = ({ verdict }: StackResult, than: StackResult | undefined): boolean =>
  OPEN.includes(verdict) && (!than || OPEN.indexOf(verdict) < OPEN.indexOf(than.verdict))
