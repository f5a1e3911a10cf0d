import { isObject } from '@microcred/common/json'
import type { ConformanceRule } from '../examine.js'

/** Nobody earns more credits than an achievement has. */
export const credits: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    if (of.name !== 'AchievementSubject' || !isObject(value.achievement)) continue
    const { creditsEarned: earned } = value
    const { creditsAvailable: available } = value.achievement
    if (typeof earned === 'number' && typeof available === 'number' && earned > available)
      yield {
        fault: 'more-earned-than-available',
        pointer: `${node.pointer}/creditsEarned`,
        params: { available },
        source: of.source,
      }
  }
}
