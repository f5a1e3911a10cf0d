/** How many requirements a rule has once every reference is replaced by what it refers to. */
import type { Violation } from '@microcred/common/violation'
import type { Requirement, StackingRule } from '../generated/types.js'

/** Most requirements a rule may come to by its references. */
const MOST = 10_000

/**
 * Says that references make a rule too large: a definition that names another one twice doubles it, so that a short
 * rule can ask for more than any machine counts. Each definition is counted once; a rule without references is as large
 * as it is written.
 */
export function tooManyRequirements({ root, definitions = {} }: StackingRule): Violation | undefined {
  const whole: Written = written(root)
  const parts = new Map(Object.entries(definitions).map(([name, it]) => [name, written(it)]))
  const sizes = new Map<string, number>()
  const opened = new Set<string>()
  const stack = [...whole.names]
  while (stack.length > 0) {
    const name = stack.at(-1)!
    const part = parts.get(name)
    const waiting = opened.has(name) ? [] : (part?.names.filter((each) => !opened.has(each)) ?? [])
    opened.add(name)
    if (waiting.length > 0) stack.push(...waiting)
    else {
      // A definition that refers to itself is told as a circle; here it ends.
      if (part && !sizes.has(name)) sizes.set(name, sized(part, sizes))
      stack.pop()
    }
  }
  return whole.names.length > 0 && sized(whole, sizes) > MOST
    ? { code: 'stacking-rule.expands-too-far', pointer: '', params: { limit: MOST } }
    : undefined
}

/** A requirement as it is written: how many it holds, and the definitions it names, as often as it does. */
interface Written {
  readonly count: number
  readonly names: readonly string[]
}

function written(requirement: Requirement): Written {
  const names: string[] = []
  const count = (it: Requirement): number => {
    if (it.op === 'ref') names.push(it.rule)
    const of = 'of' in it && it.of ? it.of : []
    const inner = it.op === 'when' ? [it.then, ...(it.else ? [it.else] : [])] : of
    return inner.reduce((sum, each) => sum + count(each), 1)
  }
  return { count: count(requirement), names }
}

const sized = ({ count, names }: Written, sizes: ReadonlyMap<string, number>): number =>
  names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), count)
