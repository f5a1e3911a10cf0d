/**
 * The candidate a mistyped word most likely stands for, or `undefined` when none is near.
 * Distance is Damerau-Levenshtein without case, at most a third of the word's length, and one in a short word.
 *
 * @example
 * nearest('bleneded', ['blended', 'online']) // 'blended'
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const wanted = word.toLowerCase()
  let limit = word.length < SHORT ? 1 : Math.floor(Math.min(word.length, 60) / 3)
  let best: string | undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue
    const cells = wanted.length * candidate.length
    if (cells > left) return undefined
    left -= cells
    const away = distance(wanted, candidate.toLowerCase())
    if (away < limit || (away === limit && best === undefined)) {
      limit = away
      best = candidate
    }
  }
  return best
}

/** In a word shorter than this two slips make another word. */
const SHORT = 8

/** No word longer than this is guessed at. */
const LONGEST = 200

/** How many pairs of letters may still be compared. */
let left = Number.POSITIVE_INFINITY

/**
 * Does something in which no more than so many pairs of letters are compared; when they are used up, nothing is
 * near. Counted, not timed, so that the same work gives the same answer.
 *
 * @example
 * sparing(1_000_000, () => validate(text))
 */
export function sparing<T>(pairs: number, work: () => T): T {
  const before = left
  left = Math.min(before, pairs)
  try {
    return work()
  } finally {
    left = before
  }
}

/** Edits between two words: insertion, deletion, substitution, and exchange of neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = previous
    previous = row
  }
  return previous[b.length]!
}
