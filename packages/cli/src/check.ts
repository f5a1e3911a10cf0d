/** One input through `validate`: its report, or a sentence that says why there is none. */
import { type Options, type Report, tooLarge, validate } from '@microcred/validators'
import { type Input, read } from './inputs.js'
import { defect } from './usage.js'

type Outcome = { readonly report: Report; readonly bytes?: Uint8Array } | { readonly problem: string }

/** Reads and validates an input. Whatever happens to it, others can still be checked. */
export function check(input: Input, options: Options = {}): Outcome {
  const content = read(input)
  if ('problem' in content) return { problem: `${input.name} cannot be read: ${content.problem}.` }
  if ('size' in content) return { report: tooLarge(content.size) }
  try {
    return { report: validate(content.bytes, options), bytes: content.bytes }
  } catch (error) {
    return { problem: `${input.name} was not checked. ${defect(error)}` }
  }
}
