export type { Interval } from '@microcred/common/logic'
export type { Violation } from '@microcred/common/violation'
export type * from './generated/types.js'
export type { Comparison, Equivalence, Ledgers } from './hand/context.js'
export type { Held } from './hand/hand.js'
export { type Checked, check } from './rule/check.js'
export { openRule } from './rule/open.js'
export { type Sentence, sentencesOf } from './rule/show.js'
export { wordsOf } from './rule/words.js'
export type * from './search/linear.js'
export type * from './search/offers.js'
export { plan } from './search/plan.js'
export { type Highs, highsSolver, yalps } from './search/solvers.js'
export { checkResult } from './stored/check-result.js'
export { digestOf } from './stored/digest.js'
export { type Protocol, type ProtocolInput, type Stored, storedResult, type Why } from './stored/protocol.js'
export { type LearnerChange, type RuleChange, ruleChanges, stackDiff } from './verdict/diff.js'
export {
  type CohortSummary,
  cohortSummary,
  type LearnerHand,
  type LearnerResult,
  type RequirementSummary,
  shortOf,
  stackMany,
} from './verdict/many.js'
export type * from './verdict/result.js'
export { type Policies, type StackOptions, stack } from './verdict/stack.js'
