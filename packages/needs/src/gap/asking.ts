/** Who asks for which skills: an occupation, a job, a group of ISCO-08, or a list of needs. */
import type { JobRelationCode } from '@microcred/core'
import {
  job,
  named,
  type Occupation,
  occupation,
  skillsOfGroup,
  skillsOfJob,
  skillsOfOccupation,
} from '@microcred/taxonomy/occupations'
import type { Job, Need } from '../generated/types.js'

/**
 * Whose skills a gap is measured by: an occupation of ESCO, a job of the project's own or of a need list, a group of
 * ISCO-08, or needs.
 */
export interface Asking {
  readonly kind: 'occupation' | 'job' | 'isco-group' | 'needs'
  /** IRI; of needs there is none. */
  readonly uri?: string
  /** ESCO code, name of the own job, or code of the group. */
  readonly code?: string
  readonly label: string
  /** Unit group of ISCO-08. */
  readonly isco?: string
  /** What the choice of an own job's skills rests on, and whether a person of the trade has read it. */
  readonly source?: string
  readonly state?: 'draft' | 'reviewed'
}

/** Who says that a skill is asked for: ESCO's relation, the project's own table, or the list that was given. */
export type SkillSource = 'esco' | 'own' | 'given'

/** What is meant, and the skills it asks for. */
export interface Known {
  readonly asking: Asking
  readonly skills: readonly {
    readonly uri: string
    readonly relation: JobRelationCode
    readonly source: SkillSource
  }[]
}

/** What is meant, and the skills it asks for, essential ones first. */
export function askedBy(
  profile: string | Job | readonly Need[],
  options: { readonly language?: string },
): Known | undefined {
  if (typeof profile === 'string') return askedByName(profile, options)
  return 'skills' in profile ? askedByJob(profile, options) : askedByNeeds(profile)
}

/** A job of a need list asks for what stands there and nothing else. */
function askedByJob({ id, title, occupation: group, skills }: Job, { language = 'en' }: Options): Known {
  const isco = /\/isco\/C(\d{4})$/.exec(group ?? '')?.[1] ?? (group && occupation(group)?.isco)
  const label = title[language] ?? title.en ?? Object.values(title)[0] ?? id
  const asked = skills.map(({ uri, relation }) => ({ uri, relation, source: 'given' as const }))
  return { asking: { kind: 'job', uri: id, label, ...(isco && { isco }) }, skills: once(asked) }
}

/** Needs ask for each skill they name; of a skill that is only proposed no outcome can be known to show it. */
function askedByNeeds(needs: readonly Need[]): Known {
  const current = needs.filter(({ status, kind }) => status !== 'withdrawn' && kind !== 'obsolete')
  const asked = current.flatMap(({ skill, kind }) =>
    skill
      ? [
          {
            uri: skill.uri,
            relation: kind === 'emerging' ? ('growing' as const) : ('essential' as const),
            source: 'given' as const,
          },
        ]
      : [],
  )
  return { asking: { kind: 'needs', label: 'needs' }, skills: once(asked) }
}

interface Options {
  readonly language?: string
}

function askedByName(profile: string, options: Options): Known | undefined {
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
function once<Skill extends { readonly uri: string; readonly relation: JobRelationCode }>(
  skills: readonly Skill[],
): Skill[] {
  const first = new Map<string, Skill>()
  for (const each of skills) if (!first.has(each.uri)) first.set(each.uri, each)
  const all = [...first.values()]
  return [...all.filter(isEssential), ...all.filter((each) => !isEssential(each))]
}

const isEssential = ({ relation }: { readonly relation: JobRelationCode }): boolean =>
  relation === 'essential'
