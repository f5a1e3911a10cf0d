/** The shortest part of a compound: shorter ones are in too many words by chance. */
const shortest = 4

/** What may stand between the parts of a compound in German and Dutch; Finnish parts end in `n`. */
const links = ['', 's', 'n', 'es', 'en', 'er', 'e']

/**
 * The parts of a word that is written together, by a vocabulary: `Holzabfälle` is `holz` and `abfalle`. Both parts if
 * both are known, else the one that is; none of a word that has none.
 */
export function compoundParts(word: string, isKnown: (part: string) => boolean): readonly string[] {
  let one: string | undefined
  for (let at = word.length - shortest; at >= shortest; at--) {
    const left = leftPart(word.slice(0, at), isKnown)
    const end = word.slice(at)
    const right = isKnown(end) ? end : undefined
    if (left !== undefined && right !== undefined) return [left, right]
    for (const part of [left, right])
      if (part !== undefined && part.length > (one?.length ?? shortest - 1)) one = part
  }
  return one === undefined ? [] : [one]
}

function leftPart(text: string, isKnown: (part: string) => boolean): string | undefined {
  for (const link of links) {
    if (!text.endsWith(link)) continue
    const part = text.slice(0, text.length - link.length)
    if (part.length >= shortest && isKnown(part)) return part
  }
  return undefined
}

/** Whether a word is written together of a part and something else. */
export const hasPart = (word: string, part: string): boolean =>
  part.length >= shortest && word.length >= part.length + 3 && (word.startsWith(part) || word.endsWith(part))
