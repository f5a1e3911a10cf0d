/** Which concepts of the taxonomy an outcome shows, by the skills it names. */
import { broader, replacement, skill } from '@microcred/taxonomy'

/** A skill that an outcome names. */
export interface Named {
  readonly uri: string
  /** Code of `skos-match`; left out, it is `exact`. */
  readonly match?: string | undefined
}

/** A record or a specification, as far as the green skills are concerned. */
export interface WithOutcomes {
  readonly learningOutcomes?:
    | readonly {
        readonly title: Readonly<Record<string, string>>
        readonly skills?: readonly Named[] | undefined
      }[]
    | undefined
}

/** How a concept is shown: as itself, by something narrower, or by something that merely comes close. */
export type How = 'exact' | 'narrower' | 'close'

const rank: Readonly<Record<How, number>> = { exact: 0, narrower: 1, close: 2 }

export const better = (a: How, b: How | undefined): boolean => b === undefined || rank[a] < rank[b]

/**
 * The concepts a named skill shows and how: itself, what took its place, and all that is broader. An outcome
 * with a broad match is narrower than the concept; narrow and related matches show nothing.
 */
export function* shows({ uri, match = 'exact' }: Named): Generator<readonly [uri: string, how: How]> {
  const how = match === 'broad' ? 'narrower' : match === 'exact' || match === 'close' ? match : undefined
  if (how === undefined) return
  const seen = new Set<string>()
  const waiting: (readonly [string, How])[] = [[uri, how]]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [each, by] = next
    if (seen.has(each)) continue
    seen.add(each)
    yield next
    const successor = replacement(each)
    if (successor !== undefined) waiting.push([successor, by])
    const above: How = by === 'close' ? 'close' : 'narrower'
    for (const place of broader(each)) if (place.code === undefined) waiting.push([place.uri, above])
    for (const other of skill(each)?.matches ?? []) {
      if (other.match === 'broad') waiting.push([other.uri, above])
      else if (other.match === 'close') waiting.push([other.uri, 'close'])
    }
  }
}
