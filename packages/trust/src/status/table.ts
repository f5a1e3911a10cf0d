/** The ways of saying whether something was revoked, by the type of their entries. */
import { bitstring } from './bitstring.js'
import type { StatusKind } from './kind.js'
import { registryEntry } from './registry-entry.js'
import { revocationList } from './revocation-list.js'
import { tokenList } from './token-list.js'

/** The name given to entries of the IETF's lists, which have no type. */
export const TOKEN_STATUS = 'status_list'

export const kinds: ReadonlyMap<unknown, StatusKind> = new Map<unknown, StatusKind>([
  ['BitstringStatusListEntry', bitstring('BitstringStatusList')],
  ['StatusList2021Entry', bitstring('StatusList2021')],
  ['1EdTechRevocationList', revocationList],
  ['EbsiAccreditationEntry', registryEntry],
  [TOKEN_STATUS, tokenList],
])
