import { escoSkillNamespace } from './concepts/namespace.js'
import { type PackedUuids, packedUuids } from './concepts/packed-uuids.js'
import { uuids as packed, uuidCounts, version } from './generated/skills.js'

export type { PackedUuids } from './concepts/packed-uuids.js'

/** All skills of one ESCO version, by URI. */
export interface SkillUriList {
  /** The ESCO version. */
  readonly version: string
  /** How many skills it has. */
  readonly size: number
  has(uri: string): boolean
  /** The skill whose URI is most like a mistyped one: at most three digits wrong, missing or too many. */
  nearest(uri: string): string | undefined
  readonly uuids: PackedUuids
}

const uuids = packedUuids(packed, uuidCounts)

/**
 * The URIs of all 13,939 skills of ESCO 1.2.1: what exists, not what is green. About 230 kB compressed, so it
 * is an entry of its own.
 *
 * @example
 * ```ts
 * import { checkSkillUri } from '@microcred/taxonomy/green'
 * import { skillUris } from '@microcred/taxonomy/skills'
 *
 * checkSkillUri('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c90', { all: skillUris })
 * // { status: 'unknown', nearest: '…8caff339c9f', … }
 * ```
 */
export const skillUris: SkillUriList = {
  version,
  size: uuids.size,
  uuids,
  has: (uri) =>
    uri.startsWith(escoSkillNamespace) && uuids.indexOf(uri.slice(escoSkillNamespace.length)) !== -1,
  nearest(uri) {
    const uuid = uuids.nearest(uri.slice(uri.lastIndexOf('/') + 1))
    return uuid === undefined ? undefined : escoSkillNamespace + uuid
  },
}
