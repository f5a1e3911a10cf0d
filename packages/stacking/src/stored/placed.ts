/** What a stored allocation places, and what it comes to. */
import { type Interval, some, type Truth } from '@microcred/common/logic'
import type { Holding } from '../hand/hand.js'
import { covers } from '../hand/select.js'

export interface Placed {
  readonly holding: Holding
  readonly part: number
  readonly truth: Truth
}
export const within = ({ least, most }: Interval, limit = Infinity): Truth =>
  least > limit + 1e-6 ? 'false' : most > limit + 1e-6 ? 'unknown' : 'true'

/** Each credential once, with all of its parts and the surest of its places. */
export function once(placed: readonly Placed[]): readonly Placed[] {
  const out = new Map<Holding, Placed>()
  for (const each of placed) {
    const before = out.get(each.holding)
    out.set(
      each.holding,
      before
        ? {
            holding: each.holding,
            part: Math.min(1, before.part + each.part),
            truth: some([before.truth, each.truth]),
          }
        : each,
    )
  }
  return [...out.values()]
}

/** A sum in which what may not count adds as little, or as much, as it may. */
export const total = (placed: readonly Placed[], weight: (each: Placed) => Interval): Interval =>
  placed.reduce(
    (sum, each) => {
      const { least, most } = weight(each)
      const open = each.truth !== 'true'
      return {
        least: sum.least + (open ? Math.min(0, least) : least),
        most: sum.most + (open ? Math.max(0, most) : most),
      }
    },
    { least: 0, most: 0 },
  )

export const covered = (
  { id, skills }: { readonly id: string; readonly skills?: readonly string[] | undefined },
  holding: Holding,
  also: boolean,
  narrower: (uri: string) => readonly string[],
): Truth =>
  holding.outcomes?.includes(id) || skills?.some((uri) => covers(uri, holding, also, narrower))
    ? 'true'
    : holding.unread
      ? 'unknown'
      : 'false'

export function keysOf(
  by: string,
  key: string | undefined,
  { issuers, outcomes, record, awarded }: Holding,
): readonly string[] | undefined {
  if (by === 'issuer') return issuers?.[0] === undefined ? undefined : [issuers[0]]
  if (by === 'outcome') return outcomes
  if (by === 'field') return record.furtherInformation?.fields
  if (by === 'year') return awarded === undefined ? undefined : [awarded.slice(0, 4)]
  return [(key === undefined ? undefined : record.extensions?.[key]) ?? []].flat().map(String)
}

export function namesOf(
  by: 'outcome' | 'family',
  { outcomes = [], skills, unread, issuers, record, ids }: Holding,
): { readonly names: readonly string[]; readonly silent: boolean } {
  if (by === 'outcome')
    return {
      names: [
        ...outcomes,
        ...[...(skills ?? [])].flatMap(([uri, match]) => (match === 'exact' ? [uri] : [])),
      ],
      silent: unread,
    }
  const titles = Object.entries(record.title ?? {}).map(
    ([language, title]) => `${language} ${title.trim().toLowerCase()} ${issuers?.[0]}`,
  )
  return {
    names: issuers?.[0] ? [...titles, ...ids.slice(1)] : ids.slice(1),
    silent: !issuers?.[0] || titles.length === 0,
  }
}
