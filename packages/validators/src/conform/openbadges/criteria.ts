import type { ConformanceRule } from '../examine.js'

const blank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** Criteria say what had to be done, or where that is said. */
export const criteria: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes)
    if (of.name === 'Criteria' && blank(value.id) && blank(value.narrative))
      yield { fault: 'empty-criteria', pointer, source: of.source }
}
