/** Many texts at once: how alike one text is to each of them, without looking at every pair. */
import { type Placed, SHARPNESS } from './likeness.js'

/** Texts to be met, ready for many questions. */
export interface Field {
  /** How alike a text is to each text of the field, 0 to 1. */
  readonly meet: (text: Placed) => Float64Array
}

interface Posting {
  readonly at: number[]
  readonly weight: number[]
}

/** Prepares texts to be met. */
export function fieldOf(texts: readonly Placed[]): Field {
  const byConcept = new Map<string, Posting>()
  const byPiece = new Map<string, Map<string, Posting>>()
  for (const [at, { near, length, vector, language }] of texts.entries()) {
    for (const [uri, { score }] of near) add(byConcept, uri, at, score ** SHARPNESS / length)
    const pieces = byPiece.get(language) ?? new Map<string, Posting>()
    byPiece.set(language, pieces)
    for (const [piece, weight] of vector.weights) add(pieces, piece, at, weight / vector.length)
  }
  return {
    meet(text) {
      const places = new Float64Array(texts.length)
      for (const [uri, { score }] of text.near)
        gather(places, byConcept.get(uri), score ** SHARPNESS / text.length)
      const direct = new Float64Array(texts.length)
      const pieces = byPiece.get(text.language)
      if (pieces)
        for (const [piece, weight] of text.vector.weights)
          gather(direct, pieces.get(piece), weight / text.vector.length)
      return places.map((alike, at) => {
        const met = Math.sqrt(Math.max(0, alike) * text.top * texts[at]!.top)
        return Math.min(1, 1 - (1 - met) * (1 - direct[at]!))
      })
    },
  }
}

function add(postings: Map<string, Posting>, name: string, at: number, weight: number): void {
  const posting = postings.get(name) ?? { at: [], weight: [] }
  postings.set(name, posting)
  posting.at.push(at)
  posting.weight.push(weight)
}

function gather(sums: Float64Array, posting: Posting | undefined, weight: number): void {
  if (!posting) return
  for (let each = 0; each < posting.at.length; each++)
    sums[posting.at[each]!]! += weight * posting.weight[each]!
}
