/** The ways of saying whether something was revoked, by the type of their entries; each is loaded when it is asked. */
import { once } from '@microcred/common/once'
import type { StatusKind } from './kind.js'

/** The name given to entries of the IETF's lists, which have no type. */
export const TOKEN_STATUS = 'status_list'

function late(load: () => Promise<StatusKind>): StatusKind {
  const loaded = once(load)
  return { look: async (entry, about, tools) => (await loaded()).look(entry, about, tools) }
}

const bits = (listType: string): StatusKind =>
  late(async () => (await import('./bitstring.js')).bitstring(listType))

export const kinds: ReadonlyMap<unknown, StatusKind> = new Map<unknown, StatusKind>([
  ['BitstringStatusListEntry', bits('BitstringStatusList')],
  ['StatusList2021Entry', bits('StatusList2021')],
  ['1EdTechRevocationList', late(async () => (await import('./revocation-list.js')).revocationList)],
  ['EbsiAccreditationEntry', late(async () => (await import('./registry-entry.js')).registryEntry)],
  [TOKEN_STATUS, late(async () => (await import('./token-list.js')).tokenList)],
])
