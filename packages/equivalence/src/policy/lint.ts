/** Integrity of recorded matches: what SKOS does not let stand side by side. */

import type { Violation } from '@microcred/common/violation'
import type { RecordedMatch } from '../generated/types.js'

/** Matches that contradict nothing, and what is wrong with the others. */
export interface Linted {
  readonly sound: readonly RecordedMatch[]
  readonly violations: readonly Violation[]
}

/**
 * Separates matches that may be followed from those that contradict each other: exact together with broader, narrower
 * or related (SKOS Reference, S46), and circles of broader ones, also through a hierarchy.
 *
 * @param broader what a concept scheme holds right above a concept.
 *
 * @example
 * lintMatches([{ ...match, match: 'exact' }, { ...match, match: 'broad' }]).violations.length // 2
 */
export function lintMatches(
  matches: readonly RecordedMatch[],
  broader: (uri: string) => readonly string[] = () => [],
): Linted {
  const classOf = exactClasses(matches)
  const edges = matches.map((each, at) => edge(each, at, classOf))
  const violations = [...contradictions(edges), ...circles(edges, broader)].sort((a, b) => a.at - b.at)
  const faulty = new Set(violations.map(({ at }) => at))
  return {
    sound: matches.filter((_, at) => !faulty.has(at)),
    violations: violations.map(({ at, ...violation }) => ({ ...violation, pointer: `/matches/${at}` })),
  }
}

interface Fault {
  readonly at: number
  readonly code: string
  readonly pointer: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** A match with the classes of its ends; `below` and `above` where one end is broader. */
interface Edge {
  readonly at: number
  readonly match: string
  readonly pair: string
  readonly same: boolean
  readonly below?: string
  readonly above?: string
}

/** The class of concepts that match each other exactly; exact matches are symmetric and transitive. */
export function exactClasses(matches: readonly RecordedMatch[]): (uri: string) => string {
  const parents = new Map<string, string>()
  const find = (uri: string): string => {
    let each = uri
    for (let up = parents.get(each); up !== undefined; up = parents.get(each)) each = up
    return each
  }
  for (const { source, target, match } of matches) {
    const [a, b] = [find(source), find(target)].sort() as [string, string]
    if (match === 'exact' && a !== b) parents.set(b, a)
  }
  return find
}

function edge({ source, target, match }: RecordedMatch, at: number, classOf: (uri: string) => string): Edge {
  const [a, b] = [classOf(source), classOf(target)]
  return {
    at,
    match,
    pair: [source, target].sort().join(' '),
    same: a === b,
    ...(match === 'broad' && { below: a, above: b }),
    ...(match === 'narrow' && { below: b, above: a }),
  }
}

/** Pairs that are exact, directly or through others, and something else besides. */
function contradictions(edges: readonly Edge[]): Fault[] {
  const others = edges.filter(({ same, match }) => same && match !== 'exact' && match !== 'close')
  const pairs = new Map(others.map(({ pair, match }) => [pair, match]))
  return edges.flatMap(({ at, match, pair, same }) => {
    const contradicted = match === 'exact' ? pairs.get(pair) : others.some((each) => each.at === at) && match
    return same && contradicted
      ? [{ at, code: 'recorded-match.contradictory', pointer: '', params: { match: contradicted } }]
      : []
  })
}

/** Broader matches that lead back to where they began. */
function circles(edges: readonly Edge[], broader: (uri: string) => readonly string[]): Fault[] {
  const above = new Map<string, string[]>()
  for (const each of edges)
    if (each.below !== undefined && !each.same)
      above.set(each.below, [...(above.get(each.below) ?? []), each.above!])
  const up = (uri: string) => [...(above.get(uri) ?? []), ...broader(uri)]
  return edges
    .filter(({ below, above: to, same }) => below !== undefined && !same && reaches(to!, below, up))
    .map(({ at }) => ({ at, code: 'recorded-match.circular', pointer: '' }))
}

function reaches(from: string, to: string, up: (uri: string) => readonly string[]): boolean {
  const seen = new Set<string>()
  const waiting = [from]
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (each === to) return true
    if (seen.has(each)) continue
    seen.add(each)
    waiting.push(...up(each))
  }
  return false
}
