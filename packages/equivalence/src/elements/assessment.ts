/** How the outcomes were assessed. */
import { list } from '@microcred/common/list'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { breach, compared, type Pair, silence } from './element.js'

/** Compares assessments: a kind of the target's, or any that the policy holds sufficient. */
export function compareAssessment({ source, target, policy: { assessment } }: Pair): ElementComparison {
  const [stated, asked] = [kindsOf(source), kindsOf(target)]
  const place = (side: Comparand, kinds: readonly string[]) =>
    side.side(kinds.map((_, at) => `/assessmentType/${at}`))
  const is = compared('assessment', place(source, stated), place(target, asked))
  if (stated.length === 0) return is(silence(assessment.decisive), 'source-silent')
  const common = stated.filter((kind) => kind !== 'other' && asked.includes(kind))
  if (common.length > 0) return is('none', 'assessment.same', { kinds: common.join(', ') })
  const params = { source: stated.join(', '), target: asked.join(', ') }
  const insufficient: readonly string[] = assessment.insufficient.value
  if (stated.every((kind) => insufficient.includes(kind)))
    return is(breach(assessment.decisive), 'assessment.insufficient', params)
  return asked.length === 0
    ? is('none', 'assessment.sufficient', params)
    : is('non-substantial', 'assessment.other', params)
}

const kindsOf = ({ record }: Comparand): string[] =>
  (list(record.assessmentType) ?? []).map(({ type }) => type).filter((type) => typeof type === 'string')
