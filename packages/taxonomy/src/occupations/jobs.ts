import { conceptIndex, conceptUri, type LanguageOption } from '../concepts/concepts.js'
import { jobTable } from '../generated/jobs.js'
import type { SectorId } from '../generated/types.js'

/** A job as the project describes it, beside ESCO's occupations: which green skills it asks for. */
export interface Job {
  /** `https://w3id.org/microcred/job/` and its name in the table. */
  readonly uri: string
  /** Its name in the table, such as `furniture-finisher`. */
  readonly code: string
  readonly label: string
  /** Its name by language: the project's own, machine-made until somebody of the trade reads it. */
  readonly names: Readonly<Record<string, string>>
  /** What it is called besides, in any language: found, never shown. */
  readonly also: readonly string[]
  readonly sector: SectorId
  /** ISCO-08 unit group. */
  readonly isco: string
  /** What the choice of skills rests on. */
  readonly source: string
  /** `draft` until a person of the trade has read it. */
  readonly state: 'draft' | 'reviewed'
}

/** How much a job needs a skill. */
export interface JobSkill {
  readonly uri: string
  readonly relation: 'essential' | 'optional'
}

/** The namespace of the jobs. */
export const jobNamespace = 'https://w3id.org/microcred/job/'

/**
 * The project's own jobs, in the order of their names in the table.
 *
 * @example
 * ```ts
 * import { jobs } from '@microcred/taxonomy/occupations'
 *
 * jobs({ language: 'it' }).find(({ code }) => code === 'furniture-finisher')?.label // 'finitore di mobili'
 * ```
 */
export const jobs = ({ language = 'en' }: LanguageOption = {}): readonly Job[] =>
  jobTable.map(({ id, essential: _, optional: __, ...row }): Job => {
    const names: Readonly<Record<string, string>> = row.names
    return {
      ...row,
      sector: row.sector as SectorId,
      state: row.state as Job['state'],
      uri: jobNamespace + id,
      code: id,
      label: names[language.toLowerCase().split('-')[0]!] ?? names.en!,
      names,
    }
  })

/** The own job with an IRI or a name in the table. */
export const job = (uriOrCode: string, options: LanguageOption = {}): Job | undefined =>
  jobs(options).find(({ uri, code }) => uri === uriOrCode || code === uriOrCode)

/** The green skills that an own job asks for, those it lives by first. */
export function skillsOfJob(uriOrCode: string): readonly JobSkill[] {
  const row = jobTable.find(({ id }) => id === uriOrCode || jobNamespace + id === uriOrCode)
  if (row === undefined) return []
  const list = (packed: string, relation: JobSkill['relation']) =>
    packed
      .split(' ')
      .filter(Boolean)
      .map((position) => ({ uri: conceptUri(Number.parseInt(position, 36)), relation }))
  return [...list(row.essential, 'essential'), ...list(row.optional, 'optional')]
}

/** The own jobs that live by a skill, or have a use for it. */
export function jobsWith(uri: string): readonly (Job & Pick<JobSkill, 'relation'>)[] {
  const position = conceptIndex(uri)
  if (position === -1) return []
  return jobs().flatMap((each) => {
    const found = skillsOfJob(each.code).find((skill) => skill.uri === uri)
    return found === undefined ? [] : [{ ...each, relation: found.relation }]
  })
}
