import { offered } from './offered.js'
import type { Rule } from './rule.js'
import { ownForm } from './sources.js'

export const explanation =
  'A part has a volume of its own; what is a part of itself would be counted without end.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The specification is named among its own parts.',
  hint: 'Give the part an identifier of its own.',
  source: ownForm,
  check(subject, report) {
    const { id, parts } = offered(subject)
    for (const [at, part] of (parts ?? []).entries())
      if (id !== undefined && part.id === id) report({ pointer: `/parts/${at}/id` })
  },
}
