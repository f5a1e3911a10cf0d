export type { Asking, SkillSource } from './gap/asking.js'
export {
  type Evidence,
  type Gap,
  type Gaps,
  gap,
  type Opportunity,
  type Shown,
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
export type * from './generated/types.js'
export { withoutFewPeople } from './need/few-people.js'
export { lintNeeds } from './need/lint.js'
export { type OpenedNeeds, openNeeds } from './need/open-needs.js'
export { needFindingOf, whyOf } from './need/words.js'
export { type AnsweringOffer, type CoveredNeed, coverage } from './offer/coverage.js'
export { type Draft, draft } from './offer/draft.js'
export { openPriority, priorityPolicies } from './priority/policy.js'
export { type RankOptions, rank } from './priority/rank.js'
export type * from './priority/result.js'
