import { escoSkillNamespace } from './concepts/namespace.js'
import { packedUuids } from './concepts/packed-uuids.js'
import { links, rows, uuidCounts, uuids } from './generated/occupations.js'
import { known as conceptIds, isGreen } from './green.js'
import { jobs, skillsOfJob } from './occupations/jobs.js'
import { type NamedJobs, namedAmong } from './occupations/named.js'
import { indexLabels, type LabelIndex } from './search/index-labels.js'
import { tokensOf } from './search/tokens.js'

export type { Job, JobSkill } from './occupations/jobs.js'
export { job, jobs, jobsWith, skillsOfJob } from './occupations/jobs.js'
export type { Named, NamedJobs } from './occupations/named.js'

/** An ESCO occupation that uses green skills. */
export interface Occupation {
  readonly uri: string
  /** ESCO code: the ISCO group and a number in it, such as `7115.1`. */
  readonly code: string
  /** English preferred label. */
  readonly label: string
  /** ISCO-08 unit group. */
  readonly isco: string
  /** Green skills among all skills of the occupation, from 0 to 1, as ESCO 1.2.1 gives it. */
  readonly greenShare: number
  /** NACE 2.1 codes without dots. */
  readonly nace: readonly string[]
}

/** How an occupation needs a skill. */
export type OccupationRelation = 'essential' | 'optional'

const namespace = 'http://data.europa.eu/esco/occupation/'
const occupationIds = packedUuids(uuids, uuidCounts)
const lines = rows.split('\n')
const linkLines = links.split('\n')

/** ESCO's relation of occupations to skills is that of version 1.2.0; what is green is that of 1.2.1. */
export const relationsVersion = '1.2.0'

function occupationAt(index: number): Occupation {
  const [code = '', isco = '', share = '', nace = '', label = ''] = lines[index]!.split('\t')
  return {
    uri: namespace + occupationIds.at(index),
    code,
    label,
    isco,
    greenShare: Number(share),
    nace: nace.split(' ').filter(Boolean),
  }
}

function* linksOf(index: number): Generator<{ concept: number; relation: OccupationRelation }> {
  const [essential = '', optional = ''] = linkLines[index]!.split('\t')
  for (const part of essential.split(' '))
    if (part) yield { concept: Number.parseInt(part, 36), relation: 'essential' }
  for (const part of optional.split(' '))
    if (part) yield { concept: Number.parseInt(part, 36), relation: 'optional' }
}

/**
 * An occupation by its URI or its ESCO code. The 1,629 occupations without a green skill are not here.
 *
 * @example
 * ```ts
 * import { occupation } from '@microcred/taxonomy/occupations'
 *
 * occupation('7115.1')?.label // 'carpenter'
 * ```
 */
export function occupation(uriOrCode: string): Occupation | undefined {
  const index = uriOrCode.startsWith(namespace)
    ? occupationIds.indexOf(uriOrCode.slice(namespace.length))
    : lines.findIndex((line) => line.startsWith(`${uriOrCode}\t`))
  return index === -1 ? undefined : occupationAt(index)
}

/**
 * The occupations that use a green skill, the greenest first.
 *
 * @param uri the URI of an ESCO skill.
 */
export function occupations(
  uri: string,
): readonly { readonly occupation: Occupation; readonly relation: OccupationRelation }[] {
  if (!uri.startsWith(escoSkillNamespace)) return []
  const concept = conceptIds.indexOf(uri.slice(escoSkillNamespace.length))
  if (concept === -1) return []
  const found: { occupation: Occupation; relation: OccupationRelation }[] = []
  for (let index = 0; index < lines.length; index++) {
    for (const link of linksOf(index)) {
      if (link.concept === concept) found.push({ occupation: occupationAt(index), relation: link.relation })
    }
  }
  return found.sort((a, b) => b.occupation.greenShare - a.occupation.greenShare)
}

/**
 * The green skills of an occupation, the essential ones first.
 *
 * @param uriOrCode the URI or the ESCO code of an occupation; another gives an empty list.
 *
 * @example
 * ```ts
 * import { skillsOfOccupation } from '@microcred/taxonomy/occupations'
 *
 * skillsOfOccupation('7115.1').filter(({ relation }) => relation === 'essential')
 * ```
 */
export function skillsOfOccupation(
  uriOrCode: string,
): readonly { readonly uri: string; readonly relation: OccupationRelation }[] {
  const known = occupation(uriOrCode)
  if (known === undefined) return []
  return [...linksOf(occupationIds.indexOf(known.uri.slice(namespace.length)))]
    .map(({ concept, relation }) => ({ uri: escoSkillNamespace + conceptIds.at(concept), relation }))
    .filter(({ uri }) => isGreen(uri))
}

let index: LabelIndex | undefined

/** Occupations that a text may name, best first: suggestions, as those of `find` are. In English. */
export function findOccupations(
  text: string,
  options: { readonly limit?: number } = {},
): readonly { readonly occupation: Occupation; readonly score: number }[] {
  index ??= indexLabels(tokensOf(lines.map((line) => line.slice(line.lastIndexOf('\t') + 1))), {
    stems: 'english',
  })
  return index
    .search(text, options.limit ?? 10)
    .map((hit) => ({ occupation: occupationAt(hit.concept), score: hit.score }))
}

/**
 * The jobs and occupations that a text names: own jobs by their names in every language there is, occupations of ESCO
 * by their English labels. Where none is called so, those near in meaning: that share a word, or live by what the text
 * speaks of; never those that merely look alike. The words of the trades are those of the languages added.
 *
 * @example
 * ```ts
 * import { named } from '@microcred/taxonomy/occupations'
 *
 * named('Tischler').exact[0]?.code // 'cabinet-maker'
 * ```
 */
export const named = (text: string): NamedJobs =>
  namedAmong(
    text,
    lines.map((_, index) => occupationAt(index)),
  )

/** What a unit group of ISCO-08 asks for: what any own job or occupation of ESCO in it does. */
export function skillsOfGroup(isco: string): readonly {
  readonly uri: string
  readonly relation: OccupationRelation
  readonly source: 'own' | 'esco'
}[] {
  const own = jobs()
    .filter((each) => each.isco === isco)
    .flatMap(({ code }) => skillsOfJob(code).map((each) => ({ ...each, source: 'own' as const })))
  const esco = lines
    .map((_, index) => occupationAt(index))
    .filter((each) => each.isco === isco)
    .flatMap(({ uri }) => skillsOfOccupation(uri).map((each) => ({ ...each, source: 'esco' as const })))
  return merged([...own, ...esco])
}

/** Each skill once, essential where one says so, and those first. @internal */
export function merged<Skill extends { readonly uri: string; readonly relation: OccupationRelation }>(
  skills: readonly Skill[],
): readonly Skill[] {
  const essential = skills.filter(({ relation }) => relation === 'essential')
  const seen = new Set<string>()
  return [...essential, ...skills].filter(({ uri }) => !seen.has(uri) && seen.add(uri))
}
