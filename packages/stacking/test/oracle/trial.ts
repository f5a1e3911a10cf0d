/** A result against what the rule means in every world of what is unknown. */
import { check, openRule, type StackResult } from '@microcred/stacking'
import { type Instance, randomOf } from './instances.js'
import { Meaning, type Place } from './meaning.js'
import { worldsOf } from './worlds.js'

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

export const isSound = ({ rule }: Instance): boolean => {
  const { rule: opened } = openRule(rule)
  return opened !== undefined && !check(opened).some(({ severity }) => severity === 'error')
}

/** What a result is worth; worlds are tried until they decide. */
export function tried({ rule, held, options }: Instance, result: StackResult, seed: number): Outcome {
  const meaning = new Meaning(rule, options)
  const worlds = worldsOf(rule, held, options, randomOf(seed + 0.5))
  const { verdict } = result
  const allocation = result.counted.map(
    ({ held: at, requirement, part }): Place => ({ leaf: meaning.leafOf(requirement), at, part }),
  )
  const violated = worlds.map((world) => meaning.violated(world))
  const everyWorld = (holds: (at: number) => boolean) => worlds.every((_, at) => holds(at))
  const meets = (granted: boolean) => (at: number) =>
    !violated[at] && meaning.satisfiable(worlds[at]!, granted, MOST) === true
  switch (verdict) {
    case 'undetermined':
      return 'undetermined'
    case 'violated':
      return violated.every(Boolean) ? 'agrees' : 'false-violated'
    case 'satisfied':
    case 'waived':
      return everyWorld((at) => !violated[at] && meaning.allows(worlds[at]!, allocation, false))
        ? 'agrees'
        : 'false-satisfied'
    case 'needs-decision':
      if (!everyWorld((at) => !violated[at] && meaning.allows(worlds[at]!, allocation, true)))
        return 'false-needs-decision'
      return everyWorld((at) => meaning.satisfiable(worlds[at]!, false, MOST) === true)
        ? 'vague-provisional'
        : 'agrees'
    case 'incomplete': {
      const open = worlds.filter((_, at) => !violated[at])
      const found = open.map((world) => meaning.satisfiable(world, true, MOST))
      return found.includes(true) ? 'false-incomplete' : found.includes(undefined) ? 'left-out' : 'agrees'
    }
    case 'provisional': {
      if (violated.every(Boolean)) return 'vague-provisional'
      let some = false
      let all = true
      for (const at of worlds.keys()) {
        const met = meets(true)(at)
        some ||= met
        all &&= met
        if (some && !all) return 'agrees'
      }
      return 'vague-provisional'
    }
  }
}
