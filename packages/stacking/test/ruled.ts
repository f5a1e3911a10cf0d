/** A small rule and what is held for it, for tests that say the rest themselves. */
import type { Held, StackingRule } from '@microcred/stacking'

export const at = '2026-06-19'
export const ects = (value: number) => ({ value, unit: 'ects' })

/** A rule of ten credits and two outcomes around a root. */
export const ruled = (root: object, more: object = {}): StackingRule =>
  ({
    id: 'https://example.eu/rule',
    version: '1',
    title: { en: 'Rule' },
    owner: { name: { en: 'Board' } },
    validFrom: '2020-01-01',
    profile: {
      title: { en: 'Target' },
      outcomes: [1, 2].map((each) => ({ id: `urn:o:${each}`, title: { en: `${each}` } })),
      volume: ects(10),
    },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: { id: 'root', ...root },
    ...more,
  }) as unknown as StackingRule

/** A credential by its name, with its credits. */
export const held = (name: string, value = 5, more: object = {}): Held => ({
  record: { id: `urn:c:${name}`, notionalWorkload: { volumes: [ects(value)] }, ...more } as Held['record'],
})
