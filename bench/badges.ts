/** An Open Badge through our checks and through the library people import today. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnsignedAchievementCredentialValidator } from '@learncard/types'
import { validate } from '../packages/validators/src/index.ts'
import { root } from '../tools/root.ts'
import { compare, type Row } from './measure.ts'

/** From parsed badge to answer; ours says what is wrong where, and reads the 16 elements besides. */
export function badges(): Row[] {
  const text = readFileSync(join(root, 'examples/openbadges/yecla-low-emission-wood-finishing.json'), 'utf8')
  const compact = JSON.stringify(JSON.parse(text))
  const badge = JSON.parse(compact) as object
  return compare(
    { name: 'JSON.parse', run: () => JSON.parse(compact) },
    [
      {
        name: 'validate(object): conformance, elements, rules',
        run: () => validate(badge, { at: '2026-11-01' }),
      },
      {
        name: 'validate(object): conformance alone',
        run: () => validate(badge, { at: '2026-11-01', checks: ['conformance'] }),
      },
      {
        name: '@learncard/types, unsigned achievement credential',
        run: () => UnsignedAchievementCredentialValidator.safeParse(badge),
      },
    ],
    1,
    11,
  )
}
