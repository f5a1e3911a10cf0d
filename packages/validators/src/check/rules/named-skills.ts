/** The skills that outcomes name, with what is known of them; judged once for all rules. */
import { type LearningOutcome, NAMESPACE, type Skill } from '@microcred/core'
import type { SkillUriVerdict } from '@microcred/taxonomy/green'
import type { Repair, Source } from '../../report/finding.js'
import { skills } from '../skill-lookup.js'
import type { Subject } from './rule.js'

/** The data that tells which skills there are. */
export const esco: Source = {
  document: 'ESCO, the European classification of skills, competences, qualifications and occupations',
  clause: 'skills pillar, version 1.2.1',
  url: 'https://esco.ec.europa.eu/en/classification/skill_main',
}

/** A skill that an outcome names. */
export interface NamedSkill {
  readonly skill: Skill
  /** JSON Pointer to it in the record. */
  readonly pointer: string
  readonly verdict: SkillUriVerdict
}

/** Statuses of skills about which no rule has anything to say. */
const SOUND: ReadonlySet<SkillUriVerdict['status']> = new Set([
  'green',
  'own',
  'skill',
  'unverified',
  'foreign',
])

/** The named skills that are not simply right. */
export const doubtfulSkills = ({ once }: Subject): readonly NamedSkill[] => once(findDoubtful)

function findDoubtful({ record: { learningOutcomes = [] } }: Subject): readonly NamedSkill[] {
  const found: NamedSkill[] = []
  for (let at = 0; at < learningOutcomes.length; at++) addDoubtful(learningOutcomes[at]!, at, found)
  return found
}

function addDoubtful({ skills: named }: LearningOutcome, at: number, found: NamedSkill[]): void {
  if (!named) return
  for (let position = 0; position < named.length; position++) {
    const skill = named[position]!
    const verdict = skills.check(skill.uri)
    if (!SOUND.has(verdict.status))
      found.push({ skill, verdict, pointer: `/learningOutcomes/${at}/skills/${position}` })
  }
}

/** Writes another skill into the place of one. */
export const renamed = (pointer: string, uri: string, kind: string, safe: boolean): Repair => ({
  kind,
  patch: [{ op: 'replace', path: `${pointer}/uri`, value: uri }],
  safe,
})

/** Where the competences of GreenComp have their IRIs. */
const COMPETENCES = `${NAMESPACE}greencomp/`

/** Whether a skill is meant as a competence of GreenComp. */
export const isCompetence = ({ uri }: Skill): boolean => uri.startsWith(COMPETENCES)

/** Vocabularies of the European Learning Model that name no skills; others, such as that of DigComp, do. */
const OF_LEARNING =
  'accreditation|assessment|credential|education-credit|eqf|isced-f|learning-assessment|learning-opportunity|learning-schedule|learning-setting|skill-reuse-level|skill-type|target-group'

/**
 * What the European Union names that is no skill: occupations and the groups above them, fields of education, levels,
 * languages, countries; and the page of the ESCO portal that shows an occupation.
 */
const OTHER = new RegExp(
  [
    '^https?://(?:',
    '(?:data|ec)\\.europa\\.eu/esco/(?!skill/|model)[\\w-]+/',
    `|data\\.europa\\.eu/snb/(?:${OF_LEARNING})/`,
    '|publications\\.europa\\.eu/resource/authority/(?!snb/)[\\w-]+/',
    '|(?:esco\\.ec|ec)\\.europa\\.eu/[^?]*/occupation(?:_main)?(?:$|[?/#])',
    ')',
  ].join(''),
  'i',
)

/** Whether a URI is of something that is known to be no skill. */
export const isNoSkill = (uri: string): boolean => OTHER.test(uri)
