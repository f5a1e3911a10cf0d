/** The option `--decisions`: what people decided about credentials and outcomes. */
import { findingOf, openDecisions, type RecognitionDecisions } from '@microcred/equivalence'
import { UsageError } from '../arguments/usage.js'
import { note } from '../print/output.js'
import { visible } from '../print/visible.js'
import { jsonIn } from './json-file.js'

/** The decisions of a file, none without one, or `undefined` after notes about what is wrong with it. */
export function decisionsIn(file: string | undefined): RecognitionDecisions | undefined {
  if (file === undefined) return {}
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const { recorded, violations } = openDecisions(json.value)
  for (const each of violations) note(visible(`${file}${each.pointer} ${each.code}: ${findingOf(each)}`))
  return recorded
}
