/** The ways of saying whether something was revoked, by the type of their entries; each is loaded when it is asked. */
import type { StatusKind } from './kind.js'

/** The name given to entries of the IETF's lists, which have no type. */
export const TOKEN_STATUS = 'status_list'

const late = (load: () => Promise<StatusKind>): StatusKind => ({
  look: async (entry, about, tools) => (await load()).look(entry, about, tools),
})

const bits = (listType: string): StatusKind =>
  late(async () => (await import('./bitstring.js')).bitstring(listType))

export const kinds: ReadonlyMap<unknown, StatusKind> = new Map<unknown, StatusKind>([
  ['BitstringStatusListEntry', bits('BitstringStatusList')],
  ['StatusList2021Entry', bits('StatusList2021')],
  ['1EdTechRevocationList', late(async () => (await import('./revocation-list.js')).revocationList)],
  ['EbsiAccreditationEntry', late(async () => (await import('./registry-entry.js')).registryEntry)],
  [TOKEN_STATUS, late(async () => (await import('./token-list.js')).tokenList)],
])
