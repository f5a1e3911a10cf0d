import { skills } from '../skill-lookup.js'
import { doubtfulSkills, esco } from './named-skills.js'
import type { Rule } from './rule.js'

const GREEN = 'http://data.europa.eu/esco/concept-scheme/green'
const SKILLS = 'http://data.europa.eu/esco/concept-scheme/skills'

/**
 * Whether a credential states somewhere that a concept is in ESCO’s green collection beside its skills; one that
 * names the green collection alone names the wrong scheme, which its own standard says.
 */
function claimedGreen(json: unknown, uri: string): boolean {
  if (Array.isArray(json)) return json.some((each) => claimedGreen(each, uri))
  if (typeof json !== 'object' || json === null) return false
  const { id, inScheme } = json as Readonly<Record<string, unknown>>
  if (id === uri && [GREEN, SKILLS].every((scheme) => schemes(inScheme).includes(scheme))) return true
  return Object.values(json).some((each) => claimedGreen(each, uri))
}

const schemes = (inScheme: unknown): readonly unknown[] =>
  (Array.isArray(inScheme) ? inScheme : [inScheme]).map((each: unknown) =>
    typeof each === 'object' && each !== null ? (each as { readonly id?: unknown }).id : each,
  )

export const explanation =
  'The credential states that the skill is in ESCO’s green collection, in which it was in other versions only: between 1.2.0 and 1.2.1 alone, 110 skills became green and 72 ceased to be. The skill itself is right; who does not say that it is green hears nothing of this.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: 'ESCO {version} does not call this skill green, as {versions} did.',
  hint: 'Leave out that it is in the green collection.',
  source: esco,
  check(subject, report) {
    for (const { skill, pointer, verdict } of doubtfulSkills(subject)) {
      if (verdict.status !== 'green-elsewhere' || !claimedGreen(subject.credential.json, skill.uri)) continue
      const versions = verdict.greenIn
      report({ pointer: `${pointer}/uri`, params: { version: skills.version, versions } })
    }
  },
}
