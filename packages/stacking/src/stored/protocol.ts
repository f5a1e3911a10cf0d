/** What a result rests on, so that the file alone can be defended a year later. */
import type { StackingRule } from '../generated/types.js'
import type { Ledgers } from '../hand/context.js'
import type { Held } from '../hand/hand.js'
import type { Decision, StackResult, Verdict } from '../verdict/result.js'
import type { StackOptions } from '../verdict/stack.js'
import { digestOf } from './digest.js'

/** What was put in, without who the learner is. */
export interface ProtocolInput {
  readonly rule: StackingRule
  readonly hand: readonly Held[]
  readonly decisions: readonly Decision[]
}

/** What was asked, of what, and what came out, each with a digest. */
export interface Protocol {
  readonly at: string
  readonly declared?: readonly string[]
  readonly entered?: string
  readonly ledgers?: Ledgers
  readonly rule: { readonly id: string; readonly version: string; readonly digest: string }
  readonly hand: { readonly credentials: number; readonly digest: string }
  readonly decisions: { readonly number: number; readonly digest: string }
  readonly verdict: Verdict
  /** The class that was reached, where the rule has classes. */
  readonly class?: string
  readonly allocation: readonly {
    readonly held: number
    readonly requirement: string
    readonly part: number
  }[]
  readonly why: Why
  /** Of all of it together. */
  readonly digest: string
}

/** Why this allocation and no other. */
export interface Why {
  /** What decides between allocations that miss as little, first to last. */
  readonly tieBreaks: readonly ['least-missing', 'fewest-credentials', 'oldest-first']
  /** Credentials that count for one requirement and would fit others that miss something. */
  readonly reserved: readonly {
    readonly held: number
    readonly for: string
    readonly wanted: readonly string[]
  }[]
  /** Alternatives that were not taken: what each has of what it needs, what it would come to at best, and how far that falls short. */
  readonly alternatives: readonly {
    readonly requirement: string
    readonly have?: { readonly least: number; readonly most: number }
    readonly need?: number
    readonly atBest?: { readonly least: number; readonly most: number }
    readonly short?: { readonly least: number; readonly most: number }
  }[]
  readonly optimal: boolean
}

/** A result with everything it rests on. */
export interface Stored {
  readonly protocol: Protocol
  readonly input: ProtocolInput
  readonly result: StackResult
}

/**
 * A result as a file keeps it: rule, hand without the learner, decisions, day, allocation, and why this one.
 *
 * @example
 * const stored = storedResult(rule, held, options, stack(rule, held, options))
 * checkResult(stored) // []
 */
export function storedResult(
  rule: StackingRule,
  held: readonly Held[],
  { at, declared, entered, ledgers, decisions = [] }: StackOptions,
  result: StackResult,
): Stored {
  const input = { rule, hand: held.map(withoutLearner), decisions }
  const asked = {
    at,
    ...(declared && { declared }),
    ...(entered !== undefined && { entered }),
    ...(ledgers && { ledgers }),
    verdict: result.verdict,
    ...(result.class && { class: result.class.id }),
    allocation: result.counted.map(({ held: index, requirement, part }) => ({
      held: index,
      requirement,
      part,
    })),
    why: whyOf(result),
  }
  return { protocol: sealed(input, asked), input, result }
}

type Asked = Pick<
  Protocol,
  'at' | 'declared' | 'entered' | 'ledgers' | 'verdict' | 'class' | 'allocation' | 'why'
>

/** What was asked and answered, with the digests of what was put in. */
export function sealed(
  { rule, hand, decisions }: ProtocolInput,
  { at, declared, entered, ledgers, verdict, class: reached, allocation, why }: Asked,
): Protocol {
  const protocol = {
    at,
    ...(declared && { declared }),
    ...(entered !== undefined && { entered }),
    ...(ledgers && { ledgers }),
    rule: { id: rule.id, version: rule.version, digest: digestOf(rule) },
    hand: { credentials: hand.length, digest: digestOf(hand) },
    decisions: { number: decisions.length, digest: digestOf(decisions) },
    verdict,
    ...(reached !== undefined && { class: reached }),
    allocation,
    why,
  }
  return { ...protocol, digest: digestOf(protocol) }
}

function withoutLearner(held: Held): Held {
  if (typeof held?.record !== 'object' || held.record === null) return held
  const { learner: _, ...record } = held.record
  return { ...held, record }
}

function whyOf({ missing, nodes, optimal }: StackResult): Why {
  const wanted = new Map<string, { held: number; for: string; wanted: string[] }>()
  for (const { requirement, reserved = [] } of missing)
    for (const each of reserved) {
      const key = `${each.held} ${each.for}`
      const entry = wanted.get(key) ?? { ...each, wanted: [] }
      entry.wanted.push(requirement)
      wanted.set(key, entry)
    }
  return {
    tieBreaks: ['least-missing', 'fewest-credentials', 'oldest-first'],
    reserved: [...wanted.values()],
    alternatives: nodes
      .filter(({ status }) => status === 'not-pursued')
      .map(({ id, have, need, atBest, short }) => ({
        requirement: id,
        ...(have && { have }),
        ...(need !== undefined && { need }),
        ...(atBest && { atBest }),
        ...(short && { short }),
      })),
    optimal,
  }
}
