import type { StackingRule } from '../generated/stacking-types.js'
import type { Violation } from './result.js'
export interface Checked extends Violation { readonly severity: 'error' | 'warning' | 'info' }
export const check = (_rule: StackingRule): Checked[] => []
