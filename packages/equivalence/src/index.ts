export type { RecognitionPurposeCode } from '@microcred/core'
export type { Comparable, ReadComparable } from './compare/comparand.js'
export { type Compared, type CompareOptions, compare } from './compare/compare.js'
export type * from './compare/result.js'
export { openDecisions } from './decision/open-decisions.js'
export { type Answer, confirm, refuse } from './desk/answers.js'
export { type MatchOptions, match } from './desk/match.js'
export { questionOf } from './desk/questions.js'
export type * from './desk/result.js'
export { type CaseAssociation, type CaseNode, toCase } from './export/case.js'
export { type ClrAssociation, toClr } from './export/clr.js'
export { toCtdl } from './export/ctdl.js'
export { type Link, type LinkRelation, type Loss, linksOf } from './export/links.js'
export { recordedLinks } from './export/recorded.js'
export { type Graph, toSkos } from './export/skos.js'
export {
  type DecisionLoss,
  type TransferValueProfile,
  toTransferValues,
} from './export/transfer-values.js'
export type * from './generated/types.js'
export type { Vocabulary } from './likeness/vocabulary.js'
export { type Concepts, taxonomyConcepts } from './outcomes/concepts.js'
export { type Linted, lintMatches } from './policy/lint.js'
export {
  comparisonPolicies,
  type Opened,
  openPolicy,
  type PolicyName,
  policyFor,
} from './policy/policy.js'
export { findingOf, reasonOf } from './policy/words.js'
