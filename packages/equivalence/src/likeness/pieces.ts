/** Texts as what their words consist of: pieces of three and four letters, so that word forms and compounds meet. */

/** Letters of a text that are looked at; an outcome is a sentence, not a book. */
export const MOST_LETTERS = 1000

/** The distinct words of a text as they are spelled. */
export const spelled = (text: string): string[] => [
  ...new Set(text.slice(0, MOST_LETTERS).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
]

/** A word in lower case without accents. */
export const folded = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')

/** Pieces of a folded word, blanks around where it begins and ends. */
export function piecesOf(word: string): string[] {
  const padded = ` ${word} `
  const pieces: string[] = []
  for (const size of [3, 4])
    for (let at = 0; at + size <= padded.length; at++) pieces.push(padded.slice(at, at + size))
  return pieces
}

/** How often each piece occurs in a text, its words without content left out. */
export function counted(text: string, without: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of spelled(text).map(folded))
    if (!without.has(word))
      for (const piece of piecesOf(word)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  return counts
}
