/** What a specification says besides the elements; a record says nothing of it. */
import type { Specification } from '@microcred/core'
import type { Subject } from './rule.js'

export const offered = ({ record }: Subject): Readonly<Partial<Specification>> =>
  record as Partial<Specification>
