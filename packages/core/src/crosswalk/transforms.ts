/**
 * The named pairs by which a value goes from a profile into the record and back. `read` answers
 * `undefined` when there is nothing to read and throws `Unreadable` when there is something else.
 */
import { ofCodes } from './transforms/of-codes.js'
import { ofTimes } from './transforms/of-times.js'
import { ofValues } from './transforms/of-values.js'
import { ofWords } from './transforms/of-words.js'
import type { Transform } from './transforms/transform.js'

export const transforms = /* @__PURE__ */ (() =>
  ({ ...ofValues, ...ofTimes, ...ofCodes, ...ofWords }) satisfies Record<string, Transform>)()

export type TransformName = keyof typeof transforms
