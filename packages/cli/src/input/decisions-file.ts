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
  /** The file, and where each decision about a requirement stands in it; left out without a file. */
  readonly source?: { readonly file: string; readonly pointers: readonly string[] }
}

/** The decisions of a file, none without one, or `undefined` after notes about what is wrong with it. */
export function decisionsIn(file: string | undefined): Decided | undefined {
  if (file === undefined) return { equivalence: {}, stacking: [] }
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const { stacking, others, root } = parted(json.value)
  const decided = {
    stacking: stacking.map(({ decision }) => decision),
    source: { file, pointers: stacking.map(({ index }) => `${root}/${index}`) },
  }
  if (others === undefined) return { equivalence: {}, ...decided }
  const { recorded, violations } = openDecisions(others.value)
  for (const each of violations)
    note(visible(`${file}${others.placed(each.pointer)} ${each.code}: ${toldFinding(each, findingOf(each))}`))
  return recorded && { equivalence: recorded, ...decided }
}

const isStacking = (value: unknown): value is Decision =>
  typeof value === 'object' && value !== null && 'requirement' in value

interface Parted {
  /** Decisions that name a requirement, each with its place in the list of decisions. */
  readonly stacking: readonly { readonly decision: Decision; readonly index: number }[]
  /** What else the file holds, if anything, and where in the file a place in that is. */
  readonly others?: { readonly value: unknown; readonly placed: (pointer: string) => string }
  /** Where the list of decisions is in the file. */
  readonly root: string
}

function parted(value: unknown): Parted {
  const root = Array.isArray(value) ? '' : '/decisions'
  const file = Array.isArray(value) ? { decisions: value } : value
  const whole = { stacking: [], others: { value: file, placed: (pointer: string) => pointer }, root }
  if (typeof file !== 'object' || file === null) return whole
  const { decisions, ...rest } = file as { decisions?: unknown }
  if (!Array.isArray(decisions)) return whole
  const entries = decisions.map((decision: unknown, index) => ({ decision, index }))
  const others = entries.filter(({ decision }) => !isStacking(decision))
  const left = {
    ...rest,
    ...((others.length > 0 || decisions.length === 0) && {
      decisions: others.map(({ decision }) => decision),
    }),
  }
  const placed = (pointer: string) =>
    pointer.replace(/^\/decisions(?:\/(\d+))?/, (_, at?: string) =>
      at === undefined ? root : `${root}/${others[Number(at)]?.index ?? at}`,
    )
  return {
    stacking: entries.filter((each): each is Parted['stacking'][number] => isStacking(each.decision)),
    ...(Object.keys(left).some((key) => key !== '$schema') && { others: { value: left, placed } }),
    root,
  }
}
