/** Which concepts of a language a text comes near to, by TF-IDF over pieces of words (Salton 1988). */
import type { Wording } from '@microcred/taxonomy'
import { counted } from './pieces.js'

/** A concept that a text comes near to, and the label that shows it. */
export interface Near {
  readonly uri: string
  /** Cosine with the label, 0 to 1. */
  readonly score: number
  readonly label: string
}

/** A text as a vector: weight of each piece, and its length. */
export interface Vector {
  readonly weights: ReadonlyMap<string, number>
  readonly length: number
}

/** The wordings of one language, ready to be asked. */
export interface WordingIndex {
  readonly vector: (text: string) => Vector
  /** The concepts nearest to a text, the nearest first. */
  readonly nearest: (vector: Vector, most: number) => Near[]
}

/** What a search term counts against a label. */
const TERM = 0.95

/** From this cosine on a word of the trade counts: it is short, and with less it only shares letters with a text. */
const TRADE_FROM = 0.2

const indexes = new WeakMap<readonly Wording[], WordingIndex>()

/** The index of a list of wordings, made once for each list. */
export function wordingIndex(wordings: readonly Wording[], without: ReadonlySet<string>): WordingIndex {
  const known = indexes.get(wordings)
  if (known) return known
  const index = build(wordings, without)
  indexes.set(wordings, index)
  return index
}

function build(wordings: readonly Wording[], without: ReadonlySet<string>): WordingIndex {
  const texts: {
    readonly concept: number
    readonly text: string
    readonly worth: number
    /** Below this cosine it does not count. */
    readonly least: number
    /** What is shown of it, if not itself. */
    readonly shown?: string
  }[] = []
  for (const [concept, { labels, terms, trade = [] }] of wordings.entries()) {
    for (const text of labels) texts.push({ concept, text, worth: 1, least: 0 })
    for (const text of terms) texts.push({ concept, text, worth: TERM, least: 0 })
    // Words of the trade are cut short: shown is what the concept is called.
    const shown = labels[0] ?? terms[0]
    for (const text of trade)
      texts.push({ concept, text, worth: TERM, least: TRADE_FROM, ...(shown !== undefined && { shown }) })
  }
  const counts = texts.map(({ text }) => counted(text, without))
  const rarities = raritiesOf(texts, counts)
  const unseen = Math.log(1 + wordings.length)
  const rarityOf = (piece: string) => rarities.get(piece) ?? unseen
  const vectorOf = (pieces: ReadonlyMap<string, number>): Vector => {
    const weights = new Map<string, number>()
    let square = 0
    for (const [piece, count] of pieces) {
      const weight = (1 + Math.log(count)) * rarityOf(piece)
      weights.set(piece, weight)
      square += weight * weight
    }
    return { weights, length: Math.sqrt(square) || 1 }
  }
  const postings = new Map<string, { readonly at: number[]; readonly weight: number[] }>()
  for (const [at, pieces] of counts.entries()) {
    const { weights, length } = vectorOf(pieces)
    for (const [piece, weight] of weights) {
      const posting = postings.get(piece) ?? { at: [], weight: [] }
      postings.set(piece, posting)
      posting.at.push(at)
      posting.weight.push((weight / length) * texts[at]!.worth)
    }
  }
  const sums = new Float64Array(texts.length)
  return {
    vector: (text) => vectorOf(counted(text, without)),
    nearest({ weights, length }, most) {
      sums.fill(0)
      for (const [piece, weight] of weights) {
        const posting = postings.get(piece)
        if (!posting) continue
        for (let each = 0; each < posting.at.length; each++)
          sums[posting.at[each]!]! += (weight / length) * posting.weight[each]!
      }
      const best = new Map<number, number>()
      for (let at = 0; at < sums.length; at++) {
        const { concept, least } = texts[at]!
        if (sums[at]! <= least) continue
        const before = best.get(concept)
        if (before === undefined || sums[before]! < sums[at]!) best.set(concept, at)
      }
      return [...best]
        .sort(([a, x], [b, y]) => sums[y]! - sums[x]! || a - b)
        .slice(0, most)
        .map(([concept, at]) => ({
          uri: wordings[concept]!.uri,
          score: Math.min(1, sums[at]!),
          label: texts[at]!.shown ?? texts[at]!.text,
        }))
    },
  }
}

/** How rare each piece is, by the number of concepts that have it. */
function raritiesOf(
  texts: readonly { readonly concept: number }[],
  counts: readonly ReadonlyMap<string, number>[],
): ReadonlyMap<string, number> {
  const having = new Map<string, { last: number; count: number }>()
  let concepts = 0
  let before = -1
  for (const [at, pieces] of counts.entries()) {
    const { concept } = texts[at]!
    if (concept !== before) concepts++
    before = concept
    for (const piece of pieces.keys()) {
      const seen = having.get(piece)
      if (!seen) having.set(piece, { last: concept, count: 1 })
      else if (seen.last !== concept) {
        seen.last = concept
        seen.count++
      }
    }
  }
  return new Map([...having].map(([piece, { count }]) => [piece, Math.log(1 + concepts / count)]))
}
