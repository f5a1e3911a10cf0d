import type { Rule } from './rule.js'
import { ownForm } from './sources.js'

export const explanation =
  'An assessment, a part or a piece of evidence names the learning outcomes it is about by their identifiers, which stand in the same record or specification.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  absence: ['/learningOutcomes'],
  sentence: 'No learning outcome here has the identifier {outcome}.',
  hint: 'Name an outcome of this record or specification by its `id`.',
  source: ownForm,
  within: [],
  check({ record }, report) {
    const { learningOutcomes, assessmentType, furtherInformation, parts } = record as typeof record & {
      readonly parts?: readonly { readonly outcomes?: readonly string[] }[]
    }
    if (!learningOutcomes) return
    const known = new Set(learningOutcomes.map(({ id }) => id))
    const look = (named: readonly string[] | undefined, pointer: string, subject: string) => {
      for (const [at, outcome] of (named ?? []).entries())
        if (!known.has(outcome)) report({ pointer: `${pointer}/${at}`, params: { outcome }, subject })
    }
    for (const [at, { proves }] of (assessmentType ?? []).entries())
      look(proves, `/assessmentType/${at}/proves`, 'assessment-type')
    for (const [at, { proves }] of (furtherInformation?.evidence ?? []).entries())
      look(proves, `/furtherInformation/evidence/${at}/proves`, 'further-information')
    for (const [at, { outcomes }] of (parts ?? []).entries()) look(outcomes, `/parts/${at}/outcomes`, 'parts')
  },
}
