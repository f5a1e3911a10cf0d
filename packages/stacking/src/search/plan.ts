/** The cheapest way to finish a larger credential from what is held. */

import type { StackingRule } from '../generated/types.js'
import type { Held } from '../hand/hand.js'
import { check } from '../rule/check.js'
import { openRule } from '../rule/open.js'
import { stack } from '../verdict/stack.js'
import { done } from './approximate.js'
import { marketOf } from './market.js'
import type { Offer, Plan, PlanOptions } from './offers.js'
import { pareto } from './pareto.js'
import { Planner, PRICES } from './planner.js'

/**
 * The cheapest completions of a rule from a catalogue of what is offered: each is checked by evaluating the
 * rule as if the offers had been completed. Prerequisites, occasions, deadlines and terms are kept to, and what expires
 * before everything is complete does not count.
 *
 * @example
 * plan(rule, held, [{ record: specification, cost: 120 }], { at: '2026-06-19', minimise: 'cost' }).plans[0]?.offers
 */
export function plan(
  rule: StackingRule,
  held: readonly Held[],
  catalogue: readonly Offer[],
  options: PlanOptions,
): Plan {
  const now = stack(rule, held, options)
  const opened = openRule(rule)
  const none = { now, plans: [], findings: now.findings }
  if (!opened.rule || check(opened.rule).some(({ severity }) => severity === 'error'))
    return { ...none, answer: 'unanswered' }
  if (done(now)) return { ...none, answer: 'nothing-missing' }
  const planner = new Planner(marketOf(opened.rule, held, catalogue, options))
  const plans =
    options.minimise === 'pareto'
      ? pareto(planner)
      : planner.ways(options.alternatives ?? 2, PRICES[options.minimise ?? 'volume'])
  const answer = plans.length > 0 ? 'found' : planner.refuted ? 'none-exists' : 'limit-reached'
  const proof = plans.length === 0 ? planner.refuted : plans[0]!.optimal ? 'solver' : undefined
  return { now, plans, answer, ...(proof && { proof }), findings: now.findings }
}
