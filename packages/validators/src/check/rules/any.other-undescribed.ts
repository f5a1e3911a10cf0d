import type { QualityStatement } from '@microcred/core'
import { coded } from '../../generated/coded.js'
import { codesAt } from '../coded-places.js'
import { subjectOf } from '../explain.js'
import type { Rule } from './rule.js'
import { codelists } from './sources.js'

// Where the list is open, a scheme that is not listed is named in place of `other`.
const places = coded.filter(({ open, path }) => !open && path.at(-1) === 'type')

export const explanation =
  'The code `other` means none of the listed kinds. Only words beside it tell a reader which.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  absence: true,
  sentence: 'This is `other`, and nothing says what.',
  hint: 'Add a title or a description beside it.',
  source: codelists,
  within: ['awarding-body', 'assessment-type', 'participation-form', 'quality-assurance'],
  check({ record }, report) {
    for (const { pointer, holder } of codesAt(record, places, (code) => code === 'other')) {
      const { title, scope, description } = holder as Partial<QualityStatement> & { description?: unknown }
      if (!(title ?? description ?? scope?.description))
        report({ subject: subjectOf(pointer), pointer: pointer.slice(0, pointer.lastIndexOf('/')) })
    }
  },
}
