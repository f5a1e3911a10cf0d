/** A part of a text that says one thing. */
export interface Clause {
  readonly offset: number
  readonly text: string
  /** The number of the sentence it stands in. */
  readonly sentence: number
}

/** What ends a sentence; a full stop inside a number or an abbreviation does not. */
const sentenceEnd = /(?:[.!?…](?=\s|$)|[\n\r]+|[;•·]|\s[-–—]\s)+/gu

/** What stands between the members of a list in every language. */
const between = /[,:()/]/gu

/**
 * The sentences of a text, and the clauses of each; `joins`: the words of its language between the members of a list.
 * They hold letters alone.
 */
export function sentencesOf(
  text: string,
  joins: readonly string[] = [],
): readonly { readonly text: string; readonly clauses: Clause[] }[] {
  const cut =
    joins.length === 0 ? between : new RegExp(`${between.source}|\\s(?:${joins.join('|')})\\s`, 'giu')
  return pieces(text, 0, sentenceEnd).map((sentence, number) => ({
    text: sentence.text,
    clauses: pieces(sentence.text, sentence.offset, cut).map((each) => ({ ...each, sentence: number })),
  }))
}

function pieces(text: string, offset: number, end: RegExp): { offset: number; text: string }[] {
  const found: { offset: number; text: string }[] = []
  let from = 0
  const add = (to: number) => {
    const piece = text.slice(from, to)
    const trimmed = piece.trim()
    if (trimmed !== '') found.push({ offset: offset + from + piece.indexOf(trimmed), text: trimmed })
  }
  for (const match of text.matchAll(end)) {
    add(match.index)
    from = match.index + match[0].length
  }
  add(text.length)
  return found
}
