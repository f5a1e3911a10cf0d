/** The ways of saying whether something was revoked, by the type of their entries; loaded when there is one. */
import { bitstring } from './bitstring.js'
import type { StatusKind } from './kind.js'
import { registryEntry } from './registry-entry.js'
import { revocationList } from './revocation-list.js'
import { tokenList } from './token-list.js'
import type { StatusType } from './types.js'

export const kinds: Readonly<Record<StatusType, StatusKind>> = {
  BitstringStatusListEntry: bitstring('BitstringStatusList'),
  StatusList2021Entry: bitstring('StatusList2021'),
  '1EdTechRevocationList': revocationList,
  EbsiAccreditationEntry: registryEntry,
  status_list: tokenList,
}
