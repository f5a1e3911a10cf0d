/** A rule that is satisfied by so many credits of anything. */
import type { StackingRule } from '@microcred/stacking'

export const credits = (value: number): StackingRule => ({
  id: 'https://example.eu/rule',
  version: '1',
  title: { en: 'Credits' },
  owner: { name: { en: 'Owner' } },
  validFrom: '2020-01-01',
  profile: {
    title: { en: 'Target' },
    outcomes: [{ id: 'https://example.eu/o', title: { en: 'Outcome' } }],
    volume: { value, unit: 'ects' },
  },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: { op: 'volume', id: 'credits', min: { value, unit: 'ects' }, from: {} },
})
