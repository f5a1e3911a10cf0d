/** What `microcred explain` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: '[CODE …]',
  options: {
    language: { takes: 'TAG' },
  },
  examples: ['microcred explain notional-workload.credits-disagree', 'microcred explain'],
}
