import type { ConformanceRule } from '../examine.js'

const absent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A subject must be told apart from everyone else: by an id or an identifier. */
export const subject: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    if (
      (of.name === 'AchievementSubject' || of.name === 'ClrSubject') &&
      absent(value.id) &&
      absent(value.identifier)
    )
      yield { fault: 'unidentified-subject', pointer: node.pointer, atEnd: true, source: of.source }
  }
}
