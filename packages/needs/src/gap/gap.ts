import { checkObjects } from '@microcred/common/options'
import type { JobRelationCode } from '@microcred/core'
import { skill } from '@microcred/taxonomy'
import { relationsVersion } from '@microcred/taxonomy/occupations'
import type { Job, Need } from '../generated/types.js'
import { type Asking, askedBy, type SkillSource } from './asking.js'
import { better, type How, shows, type WithOutcomes } from './shows.js'

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
  readonly relation: JobRelationCode
  readonly source: SkillSource
  readonly by: readonly Evidence[]
}

/** A green skill of the occupation that no record shows. */
export interface Gap {
  readonly uri: string
  readonly label: string
  readonly relation: JobRelationCode
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
 * @param profile URI or ESCO code of an occupation, IRI or name of one of the project's own jobs, the four digits of
 *   an ISCO-08 unit group, a job of a need list, or needs: each skill that is needed and not withdrawn.
 * @param records what somebody holds; whether it is valid and theirs is for the caller to know.
 * @param catalogue specifications of what is offered.
 * @throws TypeError where no list of records or offers is handed in.
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
  profile: string | Job | readonly Need[],
  records: readonly WithOutcomes[],
  catalogue: readonly S[] = [],
  options: { readonly language?: string } = {},
): Gaps<S> | undefined {
  if (typeof profile !== 'string') checkObjects('profile', [profile].flat())
  checkObjects('records', records)
  checkObjects('catalogue', catalogue)
  const known = askedBy(profile, options)
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
