/** What a schema of needs cannot say. */
import type { Violation } from '@microcred/common/violation'
import { skill } from '@microcred/taxonomy'
import type { Need, NeedEvidence, NeedList } from '../generated/types.js'

/** So few people can be told apart; their figures are never shown and never count. */
export const FEWEST = 5

/** Methods that ask people, of whom the number matters. */
const ASKING = new Set(['survey', 'interview', 'focus-group', 'workshop', 'tracer-study'])

/** Whether a piece of evidence would tell people apart. */
export const isTellingApart = ({ method, n }: Pick<NeedEvidence, 'method' | 'n'>): boolean =>
  ASKING.has(method) && n !== undefined && n < FEWEST

/** Whether a measure lies on its scale. */
export const isOnScale = ({
  value,
  scale: { minimum, maximum },
}: NonNullable<NeedEvidence['measures']>[number]): boolean =>
  minimum < maximum && value >= minimum && value <= maximum

/** The violations of a list that follows the schema. */
export function lintNeeds({ needs = [], jobs = [] }: NeedList): Violation[] {
  const seen = new Set<string>()
  return [
    ...needs.flatMap((need, at) => {
      const repeated = seen.has(need.id)
      seen.add(need.id)
      const pointer = `/needs/${at}`
      return [
        ...(repeated ? [{ code: 'need.repeated-id', pointer: `${pointer}/id` }] : []),
        ...aboutSkill(need, pointer),
        ...aboutVersions(need, pointer),
        ...aboutEvidence(need, pointer),
      ]
    }),
    ...jobs.flatMap(({ skills }, at) =>
      skills.flatMap(({ uri }, each) => aboutUri(uri, `/jobs/${at}/skills/${each}/uri`)),
    ),
  ]
}

const aboutSkill = ({ skill: named, proposed }: Need, pointer: string): Violation[] => {
  if (named) return aboutUri(named.uri, `${pointer}/skill/uri`)
  return proposed ? [] : [{ code: 'need.no-skill', pointer }]
}

function aboutUri(uri: string, pointer: string): Violation[] {
  if (/\/esco\/(occupation|isco)\//.test(uri)) return [{ code: 'need.occupation-for-skill', pointer }]
  return skill(uri) ? [] : [{ code: 'need.unknown-skill', pointer }]
}

function aboutVersions({ context }: Need, pointer: string): Violation[] {
  const silent = [
    ...(context?.nace && !context.naceVersion ? ['NACE'] : []),
    ...(context?.regions?.some(({ nuts, nutsVersion }) => nuts && !nutsVersion) ? ['NUTS'] : []),
  ]
  return silent.map((classification) => ({
    code: 'need.version-not-said',
    pointer: `${pointer}/context`,
    params: { classification },
  }))
}

function aboutEvidence({ evidence = [] }: Need, pointer: string): Violation[] {
  if (evidence.length === 0) return [{ code: 'need.no-evidence', pointer }]
  return evidence.flatMap((each, at): Violation[] => {
    const place = `${pointer}/evidence/${at}`
    return [
      ...(ASKING.has(each.method) && each.n === undefined
        ? [{ code: 'need.n-not-said', pointer: place }]
        : []),
      ...(isTellingApart(each)
        ? [{ code: 'need.few-people', pointer: `${place}/n`, params: { minimum: FEWEST } }]
        : []),
      ...(each.measures ?? []).flatMap((measure, index) =>
        isOnScale(measure)
          ? []
          : [
              {
                code: 'need.outside-scale',
                pointer: `${place}/measures/${index}/value`,
                params: { what: measure.what },
              },
            ],
      ),
    ]
  })
}
