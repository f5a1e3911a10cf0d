/** Pairs of outcomes that a person should look at; nothing is computed from them. */
import type { Text } from '@microcred/core'
import type { Suggestion } from '../compare/result.js'
import type { Pair } from '../elements/element.js'
import type { ConceptGraph } from './graph.js'
import type { Matched } from './outcomes.js'
import type { Described } from './relate.js'

/** Most suggestions for one missing outcome. */
const MOST = 3

/** For every missing outcome, what is left over of the source and comes near it: by relation, close match or text. */
export function suggest(
  matched: Matched,
  { source, target, policy }: Pair,
  graph: ConceptGraph,
): Suggestion[] {
  const least = policy.suggestions.value
  const texts = new Map(
    [...matched.missing, ...matched.surplus].map((outcome) => [outcome, bigramsByLanguage(outcome.title)]),
  )
  return matched.missing.flatMap((missing) => {
    const at = target.outcomes.indexOf(missing)
    return matched.surplus
      .flatMap((surplus): (Suggestion & { rank: number })[] => {
        const from = source.outcomes.indexOf(surplus)
        const pair = { source: source.place(surplus), target: target.place(missing) }
        const relation = matched.relation(from, at)?.relation
        if (relation) return [{ ...pair, because: 'relation', relation, rank: 3 }]
        const { source: sources, target: targets } = matched.described
        if (close(sources[from]!, targets[at]!, graph)) return [{ ...pair, because: 'close-match', rank: 2 }]
        const similarity = likeness(texts.get(surplus)!, texts.get(missing)!)
        return similarity >= least ? [{ ...pair, because: 'text', similarity, rank: similarity }] : []
      })
      .sort((a, b) => b.rank - a.rank)
      .slice(0, MOST)
      .map(({ rank: _, ...suggestion }) => suggestion)
  })
}

function close(a: Described, b: Described, graph: ConceptGraph): boolean {
  if (a.near.length === 0 && b.near.length === 0 && !graph.hasClose) return false
  const all = ({ whole, parts, near }: Described) => [...new Set([...whole, ...parts, ...near])]
  return (
    a.near.some((uri) => all(b).includes(uri)) ||
    b.near.some((uri) => all(a).includes(uri)) ||
    all(a).some((one) => all(b).some((other) => graph.isClose(one, other)))
  )
}

/** Pairs of neighbouring letters within words: how often each occurs, and how many there are. */
interface Bigrams {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

const bigramsByLanguage = (title: Text): ReadonlyMap<string, Bigrams> =>
  new Map(Object.entries(title).map(([language, text]) => [language, bigrams(text)]))

function bigrams(text: string): Bigrams {
  const counts = new Map<string, number>()
  let size = 0
  for (const word of text
    .slice(0, 1000)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    for (let at = 0; at < Math.max(1, word.length - 1); at++, size++) {
      const pair = word.slice(at, at + 2)
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  return { counts, size }
}

/** Likeness of two texts in the language that shows it best (Dice 1945), 0 to 1 with two decimals. */
function likeness(a: ReadonlyMap<string, Bigrams>, b: ReadonlyMap<string, Bigrams>): number {
  let most = 0
  for (const [language, text] of a) {
    const other = b.get(language)
    if (other) most = Math.max(most, dice(text, other))
  }
  return Math.round(most * 100) / 100
}

function dice(a: Bigrams, b: Bigrams): number {
  if (a.size + b.size === 0) return 0
  let common = 0
  for (const [pair, count] of a.counts) common += Math.min(count, b.counts.get(pair) ?? 0)
  return (2 * common) / (a.size + b.size)
}
