/** A part of a text that says one thing. */
export interface Clause {
  readonly offset: number
  readonly text: string
  /** The number of the sentence it stands in. */
  readonly sentence: number
}

/** What ends a sentence; a full stop inside a number or an abbreviation does not. */
const sentenceEnd = /(?:[.!?…](?=\s|$)|[\n\r]+|[;•·]|\s[-–—]\s)+/gu

/** What stands between the members of a list, in the languages of the package. */
const between = /[,:()/]|\s(?:and|or|y|e|o|et|ou|und|oder|sowie|i|oraz|lub|ed|и|или|ja|tai|sekä|en|of)\s/giu

/** The sentences of a text, and the clauses of each. */
export function sentencesOf(text: string): readonly { readonly text: string; readonly clauses: Clause[] }[] {
  return pieces(text, 0, sentenceEnd).map((sentence, number) => ({
    text: sentence.text,
    clauses: pieces(sentence.text, sentence.offset, between).map((each) => ({ ...each, sentence: number })),
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
