export {
  type Asking,
  type Evidence,
  type Gap,
  type Gaps,
  gap,
  type Opportunity,
  type Shown,
  type SkillSource,
} from './gap/gap.js'
export { narrowerSkills } from './gap/narrower-skills.js'
export {
  type CoveredCompetence,
  type CoveredSector,
  type GreenProfile,
  type GreenProfileOptions,
  greenProfile,
  type OutcomeSkill,
  type ProfiledOutcome,
} from './gap/profile.js'
export type { How, Named, WithOutcomes } from './gap/shows.js'
