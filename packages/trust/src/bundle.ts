import { instantOf } from '@microcred/common/options'
import type { Violation } from '@microcred/common/violation'
import { isDateOrDateTime } from '@microcred/core/formats'
import { expired } from './bundle/contents.js'
import {
  type OpenedBundle,
  type OpenedPolicy,
  openBundle as open,
  openPolicy as openAny,
} from './bundle/open.js'

export type { OpenedBundle, OpenedPolicy } from './bundle/open.js'

import type { TrustBundle } from './generated/types.js'

export type { TrustBundle, TrustPolicy } from './generated/types.js'

/**
 * A value, or the text of a file, as a trust bundle (trust-bundle.schema.json), or what is wrong with it. Of a text it
 * is told when a key stands twice in an object. Never throws.
 *
 * @example
 * import { openBundle } from '@microcred/trust/bundle'
 *
 * openBundle({ made: '2026-11-30T00:00:00Z' }).violations[0]?.code // 'trust-bundle.malformed'
 */
export const openBundle = (value: unknown): OpenedBundle => open(value)

/**
 * A value as a trust policy (trust-policy.schema.json), or what is wrong with it. Never throws.
 *
 * @example
 * import { openPolicy } from '@microcred/trust/bundle'
 *
 * openPolicy({ rows: [] }).violations.length // 3
 */
export const openPolicy = (value: unknown): OpenedPolicy => openAny(value)

/**
 * What a sound bundle has that may surprise at an instant (a day, a date-time or a `Date`): certificates that a path
 * may end at and that are over, apart from services of trusted lists, which keep their history. Codes are those of
 * `findingOf`. Throws a `TypeError` where `at` is no date.
 *
 * @example
 * import { remarksOn } from '@microcred/trust/bundle'
 *
 * remarksOn({ made: '2026-11-30T00:00:00Z', sources: [] }, '2026-12-01') // []
 */
export const remarksOn = (bundle: TrustBundle, at: string | Date): readonly Violation[] => [
  ...expired(bundle, new Date(instantOf('at', at, isDateOrDateTime)).getTime()),
]
