/** What a rule asks for that was not handed in with the hand: ledgers, and one scale for what it averages. */
import type { Violation } from '@microcred/common/violation'
import type { StackingRule } from '../generated/types.js'
import { objectsOf } from '../rule/objects.js'
import type { Ledgers } from './context.js'
import { onOtherSchemes } from './grades.js'
import type { Hand } from './hand.js'

export function ungiven(
  rule: StackingRule,
  hand: Hand,
  { ledgers = {} }: { readonly ledgers?: Ledgers | undefined },
): Violation[] {
  const { ledgers: asked, mixes } = asksOf(rule)
  return [
    ...asked.flatMap(({ name, pointer }) =>
      Object.hasOwn(ledgers, name) && Array.isArray(ledgers[name])
        ? []
        : [{ code: 'stacking-rule.no-ledger', pointer, params: { name } }],
    ),
    ...(mixes
      ? onOtherSchemes(hand.holdings).map((index) => ({
          code: 'held.other-scale',
          pointer: `/${index}/record/grade/scheme`,
        }))
      : []),
  ]
}

interface Asks {
  readonly ledgers: readonly { readonly name: string; readonly pointer: string }[]
  /** Whether grades are averaged as they are stated. */
  readonly mixes: boolean
}

/** Rules are frozen once they are read, so what they ask is looked for once. */
const known = new WeakMap<StackingRule, Asks>()

function asksOf(rule: StackingRule): Asks {
  const found = known.get(rule) ?? looked(rule)
  known.set(rule, found)
  return found
}

function looked(rule: StackingRule): Asks {
  const all = [...objectsOf(rule)]
  const seen = new Set<string>()
  return {
    ledgers: all.flatMap(({ it, pointer }) =>
      (Array.isArray(it.usedElsewhere) ? (it.usedElsewhere as string[]) : []).flatMap((name, at) => {
        if (seen.has(name)) return []
        seen.add(name)
        return [{ name, pointer: `${pointer}/usedElsewhere/${at}` }]
      }),
    ),
    mixes: all.some(({ it }) => it.op === 'average' && it.scale === undefined),
  }
}
