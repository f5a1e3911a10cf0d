/** The types of entries that say whether something was revoked. */

/** The name given to entries of the IETF's lists, which have no type. */
export const TOKEN_STATUS = 'status_list'

export const TYPES = [
  'BitstringStatusListEntry',
  'StatusList2021Entry',
  '1EdTechRevocationList',
  'EbsiAccreditationEntry',
  TOKEN_STATUS,
] as const

export type StatusType = (typeof TYPES)[number]

const known: ReadonlySet<unknown> = new Set(TYPES)

export const isStatusType = (value: unknown): value is StatusType => known.has(value)
