/** `microcred stack diff`: what a new version of a rule changes, and who gains or loses by it. */
import './command-words.js'
import {
  type LearnerChange,
  ruleChanges,
  type StackingRule,
  type StackOptions,
  stackDiff,
} from '@microcred/stacking'
import { cohortOf } from '../input/cohort.js'
import { print } from './output.js'
import { version } from './version.js'
import { visible } from './visible.js'
import type { Spoken } from './words.js'

/** Prints what changes; whether all of the cohort was read. */
export async function printDiff(
  [old, now]: readonly [StackingRule, StackingRule],
  cohort: string | undefined,
  options: StackOptions,
  json: boolean,
  { words: say }: Spoken,
): Promise<boolean> {
  const changes = ruleChanges(old, now)
  let read = true
  const learners: LearnerChange[] = []
  if (cohort !== undefined)
    for await (const each of stackDiff(
      old,
      now,
      cohortOf(cohort, () => {
        read = false
      }),
      options,
    ))
      learners.push(each)
  const count = (change: LearnerChange['change']) => learners.filter((each) => each.change === change).length
  const summary = {
    learners: learners.length,
    gain: count('gains'),
    lose: count('loses'),
    other: count('other'),
  }
  const changed = learners.filter(({ change }) => change !== 'none')
  if (json) {
    const effect = cohort === undefined ? {} : { summary, learners: changed }
    print(`${JSON.stringify({ microcred: version(), changes, ...effect }, null, 2)}\n`)
    return read
  }
  for (const { id, before, after } of changes) {
    print(`${visible(id)}\n`)
    if (before !== undefined) print(`  - ${visible(before)}\n`)
    if (after !== undefined) print(`  + ${visible(after)}\n`)
  }
  if (changes.length === 0) print(`${say('diff/none')}\n`)
  if (cohort === undefined) return read
  print(`\n${say('diff/summary', summary)}\n`)
  for (const { id, before, after, change } of changed) {
    const [was, is] = [before, after].map((verdict) => say(`cohort/verdict-${verdict}`))
    const effect = change === 'gains' || change === 'loses' ? ` (${say(`diff/${change}`)})` : ''
    print(`  ${visible(id)}: ${was} → ${is}${effect}\n`)
  }
  return read
}
