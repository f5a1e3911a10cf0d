/** One input through `validate`: its report, or a sentence that says why there is none. */
import type { Options, Report } from '@microcred/validators'
import * as own from '@microcred/validators/walk/own'
import { defect } from '../arguments/usage.js'
import { told } from '../print/voice.js'
import { type Input, read } from './inputs.js'

type Outcome = { readonly report: Report; readonly bytes?: Uint8Array } | { readonly problem: string }

/** Reads and validates an input. Whatever happens to it, others can still be checked. */
export async function check(input: Input, options: Options = {}): Promise<Outcome> {
  const content = read(input)
  if ('problem' in content)
    return { problem: told('usage/not-read', { name: input.name, problem: content.problem }) }
  if ('size' in content) return { report: own.tooLarge(content.size) }
  try {
    return { report: await validated(content.bytes, options), bytes: content.bytes }
  } catch (error) {
    return { problem: told('note/not-checked', { name: input.name, why: defect(error) }) }
  }
}

let { validate } = own

/** The report of a credential. What reads other profiles is large, and opened when the first of them is met. */
export async function validated(bytes: Uint8Array, options: Options): Promise<Report> {
  const report = validate(bytes, options)
  if (report.profile || validate !== own.validate) return report
  validate = (await import('@microcred/validators')).validate
  return validate(bytes, options)
}
