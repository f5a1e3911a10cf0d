/** Suites whose holders show a part of what was signed; loaded when a proof asks for them. */
import { once } from '@microcred/common/once'
import type { Suite } from './suite.js'

const parts = once(() => import('./parts.js'))

export const selective: Pick<Suite, 'faultOf' | 'check' | 'selective'> = {
  selective: true,
  faultOf: (value) => (value.startsWith('u') ? undefined : 'signature.malformed'),
  check: async (valued, engine) => (await parts()).checkParts(valued, engine),
}
