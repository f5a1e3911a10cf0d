/** What a caller may say besides the input; loaded where something of it is out of the ordinary. */
import { checkOneOf, checkOptions, instantOf } from '@microcred/common/options'
import { isDateOrDateTime } from '@microcred/core/formats'
import { isObject } from '../text/json.js'

/** Throws a typed error where an option is none, or no value of it. */
export function checkVerifyOptions(
  options: { readonly policy?: unknown; readonly at?: unknown },
  policies: readonly string[],
): void {
  checkOptions(options, ['trust', 'at', 'policy', 'holder', 'resolve'])
  const { policy, at } = options
  if (policy !== undefined && !isObject(policy)) checkOneOf('policy', policy, policies)
  if (at !== undefined) instantOf('at', at, isDateOrDateTime)
}
