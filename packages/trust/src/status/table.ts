/** The ways of saying whether something was revoked, by the type of their entries; loaded when there is one. */
import { once } from '@microcred/common/once'
import type { StatusKind } from './kind.js'
import type { StatusType } from './types.js'

const bits = once(() => import('./bitstring.js'))
const others = once(() => import('./others.js'))

export const kinds: Readonly<Record<StatusType, () => Promise<StatusKind>>> = {
  BitstringStatusListEntry: async () => (await bits()).bitstring('BitstringStatusList'),
  StatusList2021Entry: async () => (await bits()).bitstring('StatusList2021'),
  '1EdTechRevocationList': async () => (await others()).revocationList,
  EbsiAccreditationEntry: async () => (await others()).registryEntry,
  status_list: async () => (await others()).tokenList,
}
