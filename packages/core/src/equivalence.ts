export type { Comparable, ReadComparable } from './equivalence/comparand.js'
export { type Compared, type CompareOptions, compare } from './equivalence/compare.js'
export { type Concepts, taxonomyConcepts } from './equivalence/concepts.js'
export { type CaseAssociation, type CaseNode, toCase } from './equivalence/export/case.js'
export { type ClrAssociation, toClr } from './equivalence/export/clr.js'
export { toCtdl } from './equivalence/export/ctdl.js'
export { type Link, type LinkRelation, type Loss, linksOf } from './equivalence/export/links.js'
export { type Graph, toSkos } from './equivalence/export/skos.js'
export { type Linted, lintMatches } from './equivalence/lint.js'
export { openDecisions } from './equivalence/open-decisions.js'
export {
  comparisonPolicies,
  type Opened,
  openPolicy,
  type PolicyName,
  policyFor,
} from './equivalence/policy.js'
export type * from './equivalence/result.js'
export { findingOf, reasonOf } from './equivalence/words.js'
export type { RecognitionPurposeCode } from './generated/codes.js'
export type * from './generated/equivalence-types.js'
