/** Needs in the order in which they should be met, as far as that can be told. */

import { better, shows, type WithOutcomes } from '../gap/shows.js'
import type { Need, NeedEvidence, PriorityPolicy } from '../generated/types.js'
import { lintNeeds } from '../need/lint.js'
import { openNeeds } from '../need/open-needs.js'
import { type Counting, counting } from './counting.js'
import { openPriority, priorityPolicies } from './policy.js'
import type { RankedNeed, Ranking, Reason } from './result.js'

/** Beside what needs are ranked. */
export interface RankOptions {
  /** Specifications of what is offered: a need that one of them teaches is less urgent, by the policy. */
  readonly catalogue?: readonly WithOutcomes[]
  /** Day of evaluation, such as `2026-06-19`; left out, nobody asks how old evidence is. */
  readonly at?: string
}

type Measure = NonNullable<NeedEvidence['measures']>[number]

/**
 * Orders needs by a policy, each with its reasons. Three answers: ranked with a score, or not to be told because the
 * evidence is too little; a need of which nothing can be told never gets a number. The same input gives the same order;
 * bad input never throws.
 *
 * Source: Borich 1980, A Needs Assessment Model (weighted discrepancy); Cedefop, methods of skills anticipation.
 *
 * @example
 * const { needs } = rank(list.needs, priorityPolicies.borich, { at: '2026-06-19' })
 * needs[0] // { id: 'urn:need:…', state: 'ranked', score: 0.374, reasons: […] }
 */
export function rank(
  needs: readonly Need[],
  policy: PriorityPolicy = priorityPolicies.borich,
  { catalogue = [], at }: RankOptions = {},
): Ranking {
  const [opened, chosen] = [openNeeds({ needs }), openPriority(policy)]
  const named = { id: String(policy?.id ?? ''), version: String(policy?.version ?? '') }
  if (!opened.list || !chosen.policy)
    return { needs: [], policy: named, findings: [...opened.violations, ...chosen.violations] }
  const list = opened.list.needs ?? []
  const counted = list.map((need) => counting(need, policy, at))
  const ranks = policy.formula === 'rank-sum' ? rankSums(counted, policy) : undefined
  const judged = list.map((need, index) => judge(need, counted[index]!, ranks?.[index], policy, catalogue))
  const ordered = [...judged.keys()].sort(
    (a, b) => (judged[b]!.score ?? -1) - (judged[a]!.score ?? -1) || a - b,
  )
  return {
    needs: ordered.map((index) => judged[index]!),
    policy: named,
    findings: lintNeeds({ needs: list }),
  }
}

interface Scored {
  readonly score: number
  readonly reason: Reason
}

function judge(
  need: Need,
  { measures, lacking, notes }: Counting,
  ranked: Scored | undefined,
  policy: PriorityPolicy,
  catalogue: readonly WithOutcomes[],
): RankedNeed {
  const { id, status } = need
  const open = (reasons: readonly Reason[]): RankedNeed => ({ id, state: 'undetermined', reasons })
  if (status === 'withdrawn') return open([{ reason: 'not-current', params: { status } }])
  if (lacking.length > 0) return open([...lacking, ...notes])
  const scored = policy.formula === 'rank-sum' ? ranked : (discrepancy(measures) ?? shortage(measures))
  if (!scored) return open([{ reason: 'no-measure', params: {} }, ...notes])
  const count = need.skill ? teaching(need.skill.uri, catalogue).length : 0
  const taught: Reason[] =
    count > 0 ? [{ reason: 'taught', params: { count, percent: Math.round(policy.coverage * 100) } }] : []
  const score = rounded(scored.score * (count > 0 ? 1 - policy.coverage : 1))
  return { id, state: 'ranked', score, reasons: [scored.reason, ...taught, ...notes] }
}

/** Positions in a catalogue of what teaches a skill, or of what comes close to it. */
export const teaching = (uri: string, catalogue: readonly WithOutcomes[], isNear = false): number[] =>
  catalogue.flatMap(({ learningOutcomes = [] }, index) => {
    const all = learningOutcomes.flatMap(({ skills = [] }) => skills.flatMap((each) => [...shows(each)]))
    return all.some(([taught, how]) => taught === uri && better(how, 'close') !== isNear) ? [index] : []
  })

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** The mean of a measure where several sources have it, with the scale of the first; sources of other scales are left out. */
function meanOf(measures: readonly Measure[], what: Measure['what']): Measure | undefined {
  const [first, ...others] = measures.filter((each) => each.what === what)
  if (!first) return undefined
  const { minimum, maximum } = first.scale
  const same = [
    first,
    ...others.filter(({ scale }) => scale.minimum === minimum && scale.maximum === maximum),
  ]
  return { ...first, value: same.reduce((sum, { value }) => sum + value, 0) / same.length }
}

/** Importance times required less present, as a part of the most it can be. */
function discrepancy(measures: readonly Measure[]): Scored | undefined {
  const [importance, required, present] = (['importance', 'required', 'present'] as const).map((what) =>
    meanOf(measures, what),
  )
  if (!importance || !required || !present) return undefined
  const raw = importance.value * Math.max(0, required.value - present.value)
  const most = importance.scale.maximum * (required.scale.maximum - present.scale.minimum)
  return most > 0
    ? {
        score: raw / most,
        reason: {
          reason: 'weighted-discrepancy',
          params: {
            importance: rounded(importance.value),
            required: rounded(required.value),
            present: rounded(present.value),
            score: rounded(raw),
            most: rounded(most),
          },
        },
      }
    : undefined
}

/** How hard it is to hire, as a part of its scale. */
function shortage(measures: readonly Measure[]): Scored | undefined {
  const difficulty = meanOf(measures, 'difficulty-to-hire')
  if (!difficulty) return undefined
  const { minimum, maximum } = difficulty.scale
  const params = { value: rounded(difficulty.value), minimum, maximum }
  return {
    score: (difficulty.value - minimum) / (maximum - minimum),
    reason: { reason: 'shortage', params },
  }
}

/** For every need the weighted mean of its ranks by each measure, 1 for the first of all. */
function rankSums(counted: readonly Counting[], { weights = [] }: PriorityPolicy): (Scored | undefined)[] {
  const tellable = counted.map(({ measures, lacking }) => (lacking.length > 0 ? [] : measures))
  const kinds = [...new Set(tellable.flatMap((measures) => measures.map(({ what }) => what)))].sort()
  const sums = tellable.map(() => ({ sum: 0, weight: 0 }))
  for (const what of kinds) {
    const weight = weights.find((each) => each.what === what)?.weight ?? 1
    const values = tellable.map((measures) => partOf(meanOf(measures, what), weight < 0))
    const present = values.filter((value) => value !== undefined)
    for (const [index, value] of values.entries()) {
      if (value === undefined) continue
      const below = present.filter((other) => other < value).length
      const same = present.filter((other) => other === value).length
      sums[index]!.sum += (Math.abs(weight) * (below + (same + 1) / 2)) / present.length
      sums[index]!.weight += Math.abs(weight)
    }
  }
  return sums.map(({ sum, weight }) =>
    weight === 0
      ? undefined
      : {
          score: sum / weight,
          reason: { reason: 'rank-sum', params: { rank: rounded(sum / weight), measures: kinds } },
        },
  )
}

/** A measure as a part of its scale, turned round where less is more urgent. */
function partOf(measure: Measure | undefined, turned: boolean): number | undefined {
  if (!measure) return undefined
  const { minimum, maximum } = measure.scale
  const part = (measure.value - minimum) / (maximum - minimum)
  return turned ? 1 - part : part
}
