import { checkObject } from '@microcred/common/options'
import {
  type Competence,
  competencesOf,
  type EscoVersion,
  isGreen,
  latestVersion,
  type SectorId,
  sectorLabel,
  sectors,
  skill,
} from '@microcred/taxonomy'
import type { WithOutcomes } from './shows.js'

export interface GreenProfileOptions {
  /** The ESCO version that tells what is green; without it the newest. */
  readonly version?: EscoVersion
  /** Language of the labels; English where there is none in it. */
  readonly language?: string
}

/** A skill that an outcome names, with what the taxonomy knows of it. */
export interface OutcomeSkill {
  readonly uri: string
  readonly label: string
  /** Code of `skos-match`. */
  readonly match: string
  /** Green in the version asked for, one of the project's own, or green in other versions only. */
  readonly status: 'green' | 'own' | 'green-elsewhere'
}

export interface ProfiledOutcome {
  /** JSON Pointer into the record. */
  readonly pointer: string
  readonly title: Readonly<Record<string, string>>
  /** The skills of the taxonomy it names; others are left out. */
  readonly skills: readonly OutcomeSkill[]
  /** Whether one of them is green or own and matches better than as related. */
  readonly green: boolean
}

export interface CoveredSector {
  readonly id: SectorId
  readonly label: string
  /** URIs of the skills that serve it. */
  readonly skills: readonly string[]
}

export interface CoveredCompetence {
  readonly competence: Competence
  /** Whether an outcome names the competence itself, or a skill near to it by the project's own mapping. */
  readonly by: 'name' | 'close' | 'related'
  /** JSON Pointers to the outcomes. */
  readonly outcomes: readonly string[]
}

/** What is green about a record or a specification. */
export interface GreenProfile {
  /** The ESCO version that tells what is green. */
  readonly escoVersion: EscoVersion
  readonly outcomes: readonly ProfiledOutcome[]
  /** Green outcomes among all outcomes, from 0 to 1; 0 where there are none. */
  readonly share: number
  /** Sectors that its green skills serve, those with most skills first. */
  readonly sectors: readonly CoveredSector[]
  /** GreenComp competences covered, in the order of the framework. */
  readonly competences: readonly CoveredCompetence[]
}

/**
 * What is green about a record or a specification: per outcome the green skills it names, the share of green
 * outcomes, and the sectors and GreenComp competences covered.
 *
 * It goes by the skills that are named, never by words. A match that is merely `related` is listed, but makes
 * no outcome green and covers no sector.
 *
 * @throws TypeError if the record is none, RangeError if the version is none known, or there are no labels in the language.
 *
 * @example
 * ```ts
 * import { greenProfile } from '@microcred/needs'
 *
 * const heatPumps = { uri: 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f' }
 * const profile = greenProfile({
 *   learningOutcomes: [
 *     { title: { en: 'Installs heat pumps.' }, skills: [heatPumps] },
 *     { title: { en: 'Talks with customers.' } },
 *   ],
 * })
 * profile.share // 0.5
 * ```
 */
export function greenProfile(record: WithOutcomes, options: GreenProfileOptions = {}): GreenProfile {
  checkObject('A record', record)
  const { version = latestVersion } = options
  const outcomes = (record.learningOutcomes ?? []).map(({ title, skills = [] }, at): ProfiledOutcome => {
    const known = skills.flatMap(({ uri, match = 'exact' }): OutcomeSkill[] => {
      const concept = skill(uri, options)
      if (concept === undefined) return []
      const status = concept.status === 'own' ? 'own' : isGreen(uri, version) ? 'green' : 'green-elsewhere'
      return [{ uri, label: concept.label, match, status }]
    })
    return { pointer: `/learningOutcomes/${at}`, title, skills: known, green: known.some(counts) }
  })
  return {
    escoVersion: version,
    outcomes,
    share: outcomes.length === 0 ? 0 : outcomes.filter(({ green }) => green).length / outcomes.length,
    sectors: sectorsOf(outcomes, options.language),
    competences: competencesIn(record),
  }
}

const counts = ({ status, match }: OutcomeSkill): boolean =>
  status !== 'green-elsewhere' && match !== 'related'

function sectorsOf(outcomes: readonly ProfiledOutcome[], language: string | undefined): CoveredSector[] {
  const named = new Set(outcomes.flatMap(({ skills }) => skills.filter(counts).map(({ uri }) => uri)))
  const served = new Map<SectorId, string[]>()
  for (const uri of named)
    for (const { sector } of sectors(uri)) served.set(sector, [...(served.get(sector) ?? []), uri])
  return [...served]
    .map(([id, skills]) => ({ id, label: sectorLabel(id, language), skills }))
    .sort((a, b) => b.skills.length - a.skills.length || (a.id < b.id ? -1 : 1))
}

const nearness = ['name', 'close', 'related'] as const

function competencesIn({ learningOutcomes = [] }: WithOutcomes): CoveredCompetence[] {
  const covered = new Map<string, { competence: Competence; by: CoveredCompetence['by']; at: Set<string> }>()
  for (const [at, { skills = [] }] of learningOutcomes.entries()) {
    for (const { uri, match } of skills) {
      for (const competence of competencesOf(uri)) {
        const link = competence.uri === uri ? 'name' : competence.skills.find((one) => one.uri === uri)!.match
        const by = link === 'close' && match === 'related' ? 'related' : link
        const before = covered.get(competence.uri)
        if (before === undefined) covered.set(competence.uri, { competence, by, at: new Set() })
        else if (nearness.indexOf(by) < nearness.indexOf(before.by)) before.by = by
        covered.get(competence.uri)!.at.add(`/learningOutcomes/${at}`)
      }
    }
  }
  return [...covered.values()]
    .sort((a, b) => (a.competence.code < b.competence.code ? -1 : 1))
    .map(({ competence, by, at }) => ({ competence, by, outcomes: [...at] }))
}
