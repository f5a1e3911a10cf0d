import { isObject } from '@microcred/common/json'
import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

/** What a result refers to is described in the achievement, and its value is one that is described there. */
export const results: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    if (of.name !== 'AchievementSubject' || !isObject(value.achievement)) continue
    if (value.result === undefined) continue
    const { pointer } = node
    const descriptions = new Map(
      items(value.achievement.resultDescription, '').flatMap((each) =>
        isObject(each.value) && typeof each.value.id === 'string' ? [[each.value.id, each.value]] : [],
      ),
    )
    const described = items(value.achievement.resultDescription, '')
    // Where descriptions are broken, that is said there.
    if (described.length !== descriptions.size) continue
    for (const result of items(value.result, `${pointer}/result`)) {
      if (!isObject(result.value)) continue
      const { resultDescription: reference, achievedLevel: level, value: reached } = result.value
      if (typeof reference !== 'string') continue
      const description = descriptions.get(reference)
      if (!description) {
        yield {
          fault: 'unknown-result-description',
          pointer: `${result.pointer}/resultDescription`,
          source: of.source,
        }
        continue
      }
      const levels = items(description.rubricCriterionLevel, '').flatMap((each) =>
        isObject(each.value) ? [each.value.id] : [],
      )
      if (typeof level === 'string' && levels.length > 0 && !levels.includes(level))
        yield { fault: 'unknown-level', pointer: `${result.pointer}/achievedLevel`, source: of.source }
      if (typeof reached === 'string' && !allowed(reached, description))
        yield { fault: 'value-not-allowed', pointer: `${result.pointer}/value`, source: of.source }
    }
  }
}

function allowed(
  value: string,
  { allowedValue, valueMin, valueMax }: Readonly<Record<string, unknown>>,
): boolean {
  if (Array.isArray(allowedValue) && allowedValue.length > 0) return allowedValue.includes(value)
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return true
  const bound = (text: unknown, otherwise: number): number =>
    typeof text === 'string' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : otherwise
  return (
    number >= bound(valueMin, Number.NEGATIVE_INFINITY) && number <= bound(valueMax, Number.POSITIVE_INFINITY)
  )
}
