import { skill } from '@microcred/taxonomy'
import {
  job,
  named,
  type Occupation,
  type OccupationRelation,
  occupation,
  relationsVersion,
  skillsOfGroup,
  skillsOfJob,
  skillsOfOccupation,
} from '@microcred/taxonomy/occupations'
import { better, type How, shows, type WithOutcomes } from './shows.js'

/** Whose skills a gap is measured by: an occupation of ESCO, a job of the project's own, or a group of ISCO-08. */
export interface Asking {
  readonly kind: 'occupation' | 'job' | 'isco-group'
  readonly uri: string
  /** ESCO code, name of the own job, or code of the group. */
  readonly code: string
  readonly label: string
  readonly isco: string
  /** What the choice of an own job's skills rests on, and whether a person of the trade has read it. */
  readonly source?: string
  readonly state?: 'draft' | 'reviewed'
}

/** Who says that a job asks for a skill: ESCO's relation, or the project's own table. */
export type SkillSource = 'esco' | 'own'

/** An outcome that shows or teaches a skill. */
export interface Evidence {
  /** Position in the list of records, or in the catalogue. */
  readonly index: number
  /** JSON Pointer to the outcome. */
  readonly pointer: string
  /** Whether the outcome is of this very skill, of a narrower one, or of one that comes close. */
  readonly how: How
}

/** A green skill of the occupation that the records show. */
export interface Shown {
  readonly uri: string
  readonly label: string
  readonly relation: OccupationRelation
  readonly source: SkillSource
  readonly by: readonly Evidence[]
}

/** A green skill of the occupation that no record shows. */
export interface Gap {
  readonly uri: string
  readonly label: string
  readonly relation: OccupationRelation
  readonly source: SkillSource
  /** Outcomes of the records that come close, for a person to judge. */
  readonly near: readonly Evidence[]
  /** Outcomes of the catalogue that teach it, those of this very skill first. */
  readonly taughtBy: readonly Evidence[]
}

/** A micro-qualification of the catalogue that closes gaps. */
export interface Opportunity<S> {
  /** Position in the catalogue. */
  readonly index: number
  readonly specification: S
  /** URIs of the missing skills it teaches, the essential ones first. */
  readonly teaches: readonly string[]
}

/** What lies between a job profile and the records somebody holds. */
export interface Gaps<S> {
  readonly occupation: Asking
  readonly shown: readonly Shown[]
  /** Essential skills first. */
  readonly missing: readonly Gap[]
  /** Those that teach most of the missing essential skills first, then most of all. */
  readonly opportunities: readonly Opportunity<S>[]
  /** Version of ESCO's relation of occupations to skills. */
  readonly relationsVersion: string
}

/**
 * The green skills of a job profile that the records somebody holds do not yet show, and which
 * micro-qualifications of a catalogue teach them.
 *
 * A skill is shown by an outcome that matches it exactly, or is narrower: one with a broad match, or one of a
 * concept below it. Close matches are told apart (`near`), and related ones show nothing. Nothing is said of
 * skills that are not green.
 *
 * An own job that ESCO has an occupation for, of the same English name, asks for what either says; a group of ISCO-08
 * for what any of its jobs and occupations does.
 *
 * @param profile URI or ESCO code of an occupation, IRI or name of one of the project's own jobs, or the four digits of
 *   an ISCO-08 unit group.
 * @param records what somebody holds; whether it is valid and theirs is for the caller to know.
 * @param catalogue specifications of what is offered.
 * @returns `undefined` where there is no such job, group, or occupation among those with a green skill.
 *
 * @example
 * ```ts
 * import { gap } from '@microcred/needs'
 * import { qualifications } from '@microcred/taxonomy/qualifications'
 *
 * const catalogue = qualifications.map(({ specification }) => specification)
 * const heatPumps = { uri: 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f' }
 * const held = [{ learningOutcomes: [{ title: { en: 'Installs heat pumps.' }, skills: [heatPumps] }] }]
 * const gaps = gap('7126.4', held, catalogue) // heating technician
 * gaps?.shown.map(({ label }) => label) // ['install heat pump']
 * gaps?.missing[0]?.relation // 'essential'
 * ```
 */
export function gap<S extends WithOutcomes>(
  profile: string,
  records: readonly WithOutcomes[],
  catalogue: readonly S[] = [],
  options: { readonly language?: string } = {},
): Gaps<S> | undefined {
  const known = asking(profile, options)
  if (known === undefined) return undefined
  const held = evidenceIn(records)
  const offered = evidenceIn(catalogue)
  const shown: Shown[] = []
  const missing: Gap[] = []
  for (const { uri, relation, source } of known.skills) {
    const label = skill(uri, options)?.label ?? uri
    const all = held.get(uri) ?? []
    const by = all.filter(({ how }) => how !== 'close')
    if (by.length > 0) shown.push({ uri, label, relation, source, by })
    else missing.push({ uri, label, relation, source, near: all, taughtBy: offered.get(uri) ?? [] })
  }
  return {
    occupation: known.asking,
    shown,
    missing,
    opportunities: opportunitiesOf(missing, catalogue),
    relationsVersion,
  }
}

interface Known {
  readonly asking: Asking
  readonly skills: readonly {
    readonly uri: string
    readonly relation: OccupationRelation
    readonly source: SkillSource
  }[]
}

/** What is meant, and the skills it asks for, essential ones first. */
function asking(profile: string, options: { readonly language?: string }): Known | undefined {
  const own = job(profile, options)
  if (own !== undefined) {
    const { uri, code, label, isco, source, state } = own
    const same = occupationCalled(own.names.en!)
    const skills = [
      ...skillsOfJob(code).map((each) => ({ ...each, source: 'own' as const })),
      ...(same === undefined ? [] : escoSkills(same.uri)),
    ]
    return { asking: { kind: 'job', uri, code, label, isco, source, state }, skills: once(skills) }
  }
  if (/^\d{4}$/.test(profile)) {
    const skills = skillsOfGroup(profile)
    const uri = `http://data.europa.eu/esco/isco/C${profile}`
    const group = {
      kind: 'isco-group',
      uri,
      code: profile,
      label: `ISCO-08 ${profile}`,
      isco: profile,
    } as const
    return skills.length === 0 ? undefined : { asking: group, skills }
  }
  const known = occupation(profile)
  if (known === undefined) return undefined
  const { uri, code, label, isco } = known
  return { asking: { kind: 'occupation', uri, code, label, isco }, skills: escoSkills(uri) }
}

const escoSkills = (uri: string) =>
  skillsOfOccupation(uri).map((each) => ({ ...each, source: 'esco' as const }))

const occupationCalled = (name: string): Occupation | undefined => {
  const [found] = named(name).exact.filter(({ uri }) => occupation(uri) !== undefined)
  return found && occupation(found.uri)
}

/** Each skill once, as it is said first, essential ones before the others. */
function once<Skill extends { readonly uri: string; readonly relation: OccupationRelation }>(
  skills: readonly Skill[],
): Skill[] {
  const first = new Map<string, Skill>()
  for (const each of skills) if (!first.has(each.uri)) first.set(each.uri, each)
  const all = [...first.values()]
  return [...all.filter(isEssential), ...all.filter((each) => !isEssential(each))]
}

const isEssential = ({ relation }: { readonly relation: OccupationRelation }): boolean =>
  relation === 'essential'

/** Which outcomes show which concept, each outcome once and by its best match; exact ones first. */
function evidenceIn(documents: readonly WithOutcomes[]): ReadonlyMap<string, readonly Evidence[]> {
  const found = new Map<string, Map<string, Evidence>>()
  for (const [index, { learningOutcomes = [] }] of documents.entries()) {
    for (const [at, { skills = [] }] of learningOutcomes.entries()) {
      const pointer = `/learningOutcomes/${at}`
      for (const [uri, how] of skills.flatMap((each) => [...shows(each)])) {
        const outcomes = found.get(uri) ?? new Map<string, Evidence>()
        found.set(uri, outcomes)
        const key = `${index} ${at}`
        if (better(how, outcomes.get(key)?.how)) outcomes.set(key, { index, pointer, how })
      }
    }
  }
  return new Map(
    [...found].map(([uri, outcomes]) => [
      uri,
      [...outcomes.values()].sort((a, b) => (a.how === b.how ? 0 : better(a.how, b.how) ? -1 : 1)),
    ]),
  )
}

function opportunitiesOf<S>(missing: readonly Gap[], catalogue: readonly S[]): Opportunity<S>[] {
  return catalogue
    .map((specification, index) => {
      const taught = missing.filter(({ taughtBy }) => taughtBy.some((each) => each.index === index))
      const essential = taught.filter(({ relation }) => relation === 'essential').length
      return { index, specification, teaches: taught.map(({ uri }) => uri), essential }
    })
    .filter(({ teaches }) => teaches.length > 0)
    .sort((a, b) => b.essential - a.essential || b.teaches.length - a.teaches.length)
    .map(({ essential: _, ...opportunity }) => opportunity)
}
