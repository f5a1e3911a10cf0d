/** The option `--decisions`: what people decided about credentials and outcomes. */
import { findingOf, openDecisions, type RecognitionDecisions } from '@microcred/core/equivalence'
import { jsonIn } from './json-file.js'
import { note } from './output.js'
import { UsageError } from './usage.js'
import { visible } from './visible.js'

/** The decisions of a file, none without one, or `undefined` after notes about what is wrong with it. */
export function decisionsIn(file: string | undefined): RecognitionDecisions | undefined {
  if (file === undefined) return {}
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const { recorded, violations } = openDecisions(json.value)
  for (const each of violations) note(visible(`${file}${each.pointer} ${each.code}: ${findingOf(each)}`))
  return recorded
}
