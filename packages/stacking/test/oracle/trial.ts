/** A result against what the rule means in every world of what is unknown. */
import { check, openRule, type StackingRule, type StackResult } from '@microcred/stacking'
import { type Instance, randomOf } from './instances.js'
import { Meaning, type Place } from './meaning.js'
import { type World, worldsOf } from './worlds.js'

export type Outcome =
  /** The rule has a defect, or there are too many allocations to try. */
  | 'left-out'
  | 'agrees'
  /** Unsure of what every world says; nothing said is wrong. */
  | 'vague-provisional'
  | 'undetermined'
  /** Some world contradicts the verdict. */
  | `false-${string}`

/** Most allocations that are tried in one world. */
const MOST = 1500

/** Most worlds a verdict that says something sure is looked at in, and most that are searched for one that differs. */
const LOOKED_AT = 12
const SEARCHED = 400
/** Most that are searched where some have too many allocations to try. */
const UNSEARCHABLE = 40

export const isSound = ({ rule }: Instance): boolean => {
  const { rule: opened } = openRule(rule)
  return opened !== undefined && !check(opened).some(({ severity }) => severity === 'error')
}

/** What an answer is worth: it, and with it that of each class of the award. */
export function tried(instance: Instance, result: StackResult, seed: number): Outcome {
  // A rule with a defect is not evaluated at all.
  if (result.provenance.method === 'none') return 'left-out'
  const { classes = [] } = result
  const asked = (id: string | undefined): Instance => ({ ...instance, rule: classed(instance.rule, id) })
  const outcome = worth(asked(judgedBy(instance, result)), result, seed)
  for (const { id, verdict } of result.verdict === 'violated' || outcome.startsWith('false') ? [] : classes) {
    if (verdict !== 'incomplete' && verdict !== 'violated') continue
    const each = worth(asked(id), { ...result, verdict }, seed)
    if (each.startsWith('false')) return each
  }
  return outcome
}

/** The class whose constraints are judged in an answer: one that is reached, or by which the rule is open. */
const judgedBy = ({ rule }: Instance, { constraints }: StackResult): string | undefined =>
  rule.classes?.find((each) =>
    each.constraints.every(({ id }) => constraints.some((constraint) => constraint.id === id)),
  )?.id

/** A rule that asks what one of its classes asks as well. */
const classed = (rule: StackingRule, id: string | undefined): StackingRule => ({
  ...rule,
  constraints: [
    ...(rule.constraints ?? []),
    ...(rule.classes ?? []).flatMap((each) => (each.id === id ? each.constraints : [])),
  ],
})

/** What a verdict is worth; worlds are tried until they decide. */
function worth({ rule, held, options }: Instance, result: StackResult, seed: number): Outcome {
  const meaning = new Meaning(rule, options)
  const strict = new Meaning(rule, options, false)
  const worlds = (most = LOOKED_AT) => worldsOf(rule, held, options, randomOf(seed + 0.5), most)
  const everyWorld = (holds: (world: World) => boolean) => {
    for (const world of worlds()) if (!holds(world)) return false
    return true
  }
  const allocation = result.counted.map(
    ({ held: at, requirement, part }): Place => ({ leaf: meaning.leafOf(requirement), at, part }),
  )
  const allowed = (granted: boolean) =>
    everyWorld((world) => !meaning.violated(world) && meaning.allows(world, allocation, granted))
  const meets = (world: World, granted: boolean) =>
    meaning.violated(world) ? false : meaning.satisfiable(world, granted, MOST)
  switch (result.verdict) {
    case 'violated':
      return everyWorld((world) => meaning.violated(world)) ? 'agrees' : 'false-violated'
    case 'satisfied': {
      const allows = (world: World) => strict.allows(world, allocation, false)
      return allowed(false) && everyWorld(allows) ? 'agrees' : 'false-satisfied'
    }
    case 'waived': {
      if (!allowed(false)) return 'false-waived'
      // Of several worlds each may be met in another way without a waiver, and none in all.
      const [first, another] = worlds(2)
      const met = another === undefined && strict.satisfiable(first!, false, MOST)
      return met ? 'false-waived' : 'agrees'
    }
    case 'needs-decision':
      if (!allowed(true)) return 'false-needs-decision'
      return everyWorld((world) => meets(world, false) === true) ? 'vague-provisional' : 'agrees'
    case 'incomplete': {
      let open = false
      for (const world of worlds()) {
        const met = meets(world, true)
        if (met === true) return 'false-incomplete'
        open ||= met === undefined
      }
      return open ? 'left-out' : 'agrees'
    }
    default: {
      const found = new Set<boolean | undefined>()
      let searched = 0
      for (const world of worlds(SEARCHED)) {
        found.add(meets(world, true))
        if (found.has(true) && found.has(false)) break
        if (++searched >= UNSEARCHABLE && found.has(undefined)) break
      }
      const mixed = found.has(true) && found.has(false)
      // With too many allocations to try, nothing is known of what is not found.
      if (!mixed && found.has(undefined)) return 'left-out'
      return result.verdict === 'undetermined' ? 'undetermined' : mixed ? 'agrees' : 'vague-provisional'
    }
  }
}
