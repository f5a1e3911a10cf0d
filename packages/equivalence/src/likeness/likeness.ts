/**
 * How alike two texts are, in one language or in two: each is placed among the concepts of ESCO by the labels of its own
 * language, and the places are compared (explicit semantic analysis; Gabrilovich and Markovitch 2007, across languages
 * Potthast et al. 2008). Nothing is translated and no model is asked.
 */
import type { Vocabulary } from './vocabulary.js'
import { type Vector, wordingIndex } from './wording-index.js'

/** Concepts in which a text is placed at most. */
const PLACES = 20

/** How much more the nearest concept counts than the next ones. */
export const SHARPNESS = 3

/** A text of one language among the concepts. */
export interface Placed {
  readonly language: string
  readonly text: string
  readonly vector: Vector
  /** Words of the language without content. */
  readonly without: ReadonlySet<string>
  /** Cosine with the nearest label of each concept, nearest first. */
  readonly near: ReadonlyMap<string, { readonly score: number; readonly label: string }>
  readonly length: number
  readonly top: number
}

/** Places a text of a language among the concepts. */
export function place(text: string, language: string, vocabulary: Vocabulary): Placed {
  const without = vocabulary.functionWords?.(language) ?? new Set()
  const index = wordingIndex(vocabulary.wordings(language), without)
  const vector = index.vector(text)
  const found = index.nearest(vector, PLACES)
  const square = found.reduce((sum, { score }) => sum + score ** (2 * SHARPNESS), 0)
  return {
    language,
    text,
    vector,
    without,
    near: new Map(found.map(({ uri, score, label }) => [uri, { score, label }])),
    length: Math.sqrt(square) || 1,
    top: found[0]?.score ?? 0,
  }
}

/** The concept through which two texts meet. */
export interface Pivot {
  readonly uri: string
  readonly source: string
  readonly target: string
}

/** The concept that two texts are nearest to together. */
export function pivotOf(a: Placed, b: Placed): Pivot | undefined {
  let best = 0
  let pivot: Pivot | undefined
  for (const [uri, one] of a.near) {
    const other = b.near.get(uri)
    if (!other || one.score * other.score <= best) continue
    best = one.score * other.score
    pivot = { uri, source: one.label, target: other.label }
  }
  return pivot
}
