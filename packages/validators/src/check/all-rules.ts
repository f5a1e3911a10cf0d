import { moreRules } from '../generated/more-rules.js'
import { rules } from '../generated/rules.js'
import type { RuleByCode } from './rules/rule.js'

/** Every rule, in the order of codes. */
export const allRules: readonly RuleByCode[] = /* @__PURE__ */ (() =>
  [...rules, ...moreRules].toSorted(([a], [b]) => (a < b ? -1 : 1)))()
