/** Which words of a text another text or label has too, in whatever form. */
import { folded, piecesOf, spelled } from './pieces.js'

/** Common pieces from which on two words count as forms of one. */
const FORMS = 0.5

/** Shorter words tell nothing. */
const TELLING = 4

/** Words of a text that speak for its meaning, as they are spelled. */
export const tellingWords = (text: string, without: ReadonlySet<string>): string[] =>
  spelled(text).filter((word) => [...word].length >= TELLING && !without.has(folded(word)))

/** Those of some words that occur in one of the texts, in this or another form. */
export function sharedWords(words: readonly string[], texts: readonly string[]): string[] {
  const others = texts.flatMap(spelled).map((word) => new Set(piecesOf(folded(word))))
  return words.filter((word) => {
    const pieces = new Set(piecesOf(folded(word)))
    return others.some((other) => dice(pieces, other) >= FORMS)
  })
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const piece of a) if (b.has(piece)) common++
  return (2 * common) / (a.size + b.size)
}
