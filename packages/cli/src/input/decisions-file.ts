/** The option `--decisions`: what people decided about credentials, outcomes and requirements of a stacking rule. */

import { findingOf, openDecisions, type RecognitionDecisions } from '@microcred/equivalence'
import type { Decision } from '@microcred/stacking'
import { UsageError } from '../arguments/usage.js'
import { note } from '../print/output.js'
import { visible } from '../print/visible.js'
import { toldFinding } from '../print/voice.js'
import { jsonIn } from './json-file.js'

export interface Decided {
  readonly equivalence: RecognitionDecisions
  /** Decisions about requirements; each names one. */
  readonly stacking: readonly Decision[]
}

/** The decisions of a file, none without one, or `undefined` after notes about what is wrong with it. */
export function decisionsIn(file: string | undefined): Decided | undefined {
  if (file === undefined) return { equivalence: {}, stacking: [] }
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const { stacking, others } = parted(json.value)
  if (others === undefined) return { equivalence: {}, stacking }
  const { recorded, violations } = openDecisions(others)
  for (const each of violations)
    note(visible(`${file}${each.pointer} ${each.code}: ${toldFinding(each, findingOf(each))}`))
  return recorded && { equivalence: recorded, stacking }
}

const isStacking = (value: unknown): value is Decision =>
  typeof value === 'object' && value !== null && 'requirement' in value

/** Decisions that name a requirement, and what else the file holds, if anything. */
function parted(value: unknown): { readonly stacking: readonly Decision[]; readonly others: unknown } {
  const file = Array.isArray(value) ? { decisions: value } : value
  if (typeof file !== 'object' || file === null) return { stacking: [], others: value }
  const { decisions, ...rest } = file as { decisions?: unknown }
  if (!Array.isArray(decisions) || !decisions.some(isStacking)) return { stacking: [], others: file }
  const others = decisions.filter((each) => !isStacking(each))
  const left = { ...rest, ...(others.length > 0 && { decisions: others }) }
  return {
    stacking: decisions.filter(isStacking),
    others: Object.keys(left).some((key) => key !== '$schema') ? left : undefined,
  }
}
