/** A record with the skills that are meant, where it is certain which: so that whoever reads it need not know the slips. */
import type { LearningOutcome, Microcredential, Skill } from '@microcred/core'
import { skills } from './skill-lookup.js'

type Sound = Readonly<Partial<Microcredential>>

/** The URI that a skill has, where the one that stands there says which is meant and is not how it is written. */
function written(skill: Skill): Skill {
  const verdict = skills.check(skill.uri)
  return verdict.status === 'malformed' && verdict.nearest !== undefined
    ? { ...skill, uri: verdict.nearest }
    : skill
}

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
