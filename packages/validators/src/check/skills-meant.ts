/** A record with the skills that are meant, where it is certain which: so that whoever reads it need not know the slips. */
import type { LearningOutcome, Microcredential, Skill } from '@microcred/core'
import { skills } from './skill-lookup.js'

type Sound = Readonly<Partial<Microcredential>>

/** The URI that a skill has, where the one that stands there says which is meant and is not how it is written. */
function uriMeant(uri: string): string {
  const verdict = skills.check(uri)
  return verdict.status === 'malformed' && verdict.nearest !== undefined ? verdict.nearest : uri
}

function written(skill: Skill): Skill {
  const uri = uriMeant(skill.uri)
  return uri === skill.uri ? skill : { ...skill, uri }
}

/** A credential in which every alignment is to a skill as its vocabulary writes it. */
export const withAlignmentsMeant = <T>(value: T): T =>
  (Array.isArray(value)
    ? value.map(withAlignmentsMeant)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            key,
            key === 'targetUrl' && typeof inner === 'string' ? uriMeant(inner) : withAlignmentsMeant(inner),
          ]),
        )
      : value) as T

function mended(outcome: LearningOutcome): LearningOutcome {
  if (!outcome.skills) return outcome
  const meant = outcome.skills.map(written)
  return meant.every((skill, at) => skill === outcome.skills![at]) ? outcome : { ...outcome, skills: meant }
}

/** The record itself where every skill is written as its vocabulary writes it. */
export function withSkillsMeant(record: Sound): Sound {
  const outcomes = record.learningOutcomes
  if (!outcomes) return record
  const meant = outcomes.map(mended)
  return meant.every((outcome, at) => outcome === outcomes[at])
    ? record
    : { ...record, learningOutcomes: meant as unknown as typeof outcomes }
}
