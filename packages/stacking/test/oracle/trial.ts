/** A result against what the rule means in every world of what is unknown. */
import { check, openRule, type StackResult } from '@microcred/stacking'
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
const LOOKED_AT = 20
const SEARCHED = 400

export const isSound = ({ rule }: Instance): boolean => {
  const { rule: opened } = openRule(rule)
  return opened !== undefined && !check(opened).some(({ severity }) => severity === 'error')
}

/** What a result is worth; worlds are tried until they decide. */
export function tried({ rule, held, options }: Instance, result: StackResult, seed: number): Outcome {
  const meaning = new Meaning(rule, options)
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
    case 'satisfied':
    case 'waived':
      return allowed(false) ? 'agrees' : 'false-satisfied'
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
      for (const world of worlds(SEARCHED)) {
        found.add(meets(world, true))
        if (found.has(true) && found.has(false)) break
      }
      const mixed = found.has(true) && found.has(false)
      // With too many allocations to try, nothing is known of what is not found.
      if (!mixed && found.has(undefined)) return 'left-out'
      return result.verdict === 'undetermined' ? 'undetermined' : mixed ? 'agrees' : 'vague-provisional'
    }
  }
}
