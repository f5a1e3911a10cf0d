import type { Rule } from './rule.js'
import { ownForm } from './sources.js'

export const explanation =
  'A specification is the same for every learner; a credential is one learner’s. One identifier for both lets either be taken for the other.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The credential and the specification it is an award of have one identifier.',
  hint: 'Give the credential an identifier of its own.',
  source: ownForm,
  check({ record: { id, specification } }, report) {
    if (id !== undefined && specification?.id === id) report({ pointer: '/specification/id' })
  },
}
