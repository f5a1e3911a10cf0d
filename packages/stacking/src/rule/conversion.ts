/** How a rule converts units, its own ones included. */
import type { Converting } from '@microcred/core/volume'
import type { StackingRule } from '../generated/types.js'

export const conversionOf = ({ conversion, units }: StackingRule): Converting =>
  units === undefined ? conversion : { ...conversion, units }
