export { type Evidence, type Gap, type Gaps, gap, type Opportunity, type Shown } from './green/gap.js'
export { narrowerSkills } from './green/narrower-skills.js'
export {
  type CoveredCompetence,
  type CoveredSector,
  type GreenProfile,
  type GreenProfileOptions,
  greenProfile,
  type OutcomeSkill,
  type ProfiledOutcome,
} from './green/profile.js'
export type { How, Named, WithOutcomes } from './green/shows.js'
