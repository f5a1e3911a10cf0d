import type { ConformanceRule } from '../examine.js'

const blank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** Criteria say what had to be done, or where that is said. */
export const criteria: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    if (of.name === 'Criteria' && blank(value.id) && blank(value.narrative))
      yield { fault: 'empty-criteria', pointer: node.pointer, source: of.source }
  }
}
