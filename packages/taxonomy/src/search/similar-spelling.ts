/** The words that look like a word, and how much: from 0 to 1. */
export type SimilarSpelling = (word: string, least: number) => Map<number, number>

/** Compares a word with all words of a list by common letter pairs and triples (Dice coefficient, squared). */
export function similarSpelling(words: readonly string[]): SimilarSpelling {
  const { last, before, wordAt, counts } = chained(words)
  const common = new Uint16Array(words.length)
  return (word, least) => {
    const found = new Map<number, number>()
    const touched: number[] = []
    // All that is asked for counts, repeated or cut off: a row of the same letter is like no word.
    const count = 2 * word.length + 1
    const grams = new Int32Array(2 * longest + 1)
    for (const gram of new Set(grams.subarray(0, spell(word, grams)))) {
      for (let at = last[gram]!; at !== 0; at = before[at]!) {
        const id = wordAt[at]!
        if (common[id]!++ === 0) touched.push(id)
      }
    }
    for (const id of touched) {
      const dice = (2 * common[id]!) / (count + counts[id]!)
      common[id] = 0
      if (dice >= least) found.set(id, dice * dice)
    }
    return found
  }
}

/** The words that have each pair and triple, in chains: from the last one to the one before, until 0. */
function chained(words: readonly string[]) {
  const last = new Int32Array(1 << (3 * letterBits))
  const most = words.reduce((sum, word) => sum + 2 * Math.min(word.length, longest) + 1, 1)
  const before = new Int32Array(most)
  const wordAt = new Int32Array(most).fill(-1)
  const counts = new Uint8Array(words.length)
  const grams = new Int32Array(2 * longest + 1)
  let size = 1
  for (let id = 0; id < words.length; id++) {
    const to = size
    size = link(id, spell(words[id]!, grams), grams, last, before, wordAt, to)
    counts[id] = size - to
  }
  return { last, before, wordAt, counts }
}

/** Puts a word into the chains of its pairs and triples, once into each. */
function link(
  id: number,
  count: number,
  grams: Int32Array,
  last: Int32Array,
  before: Int32Array,
  wordAt: Int32Array,
  from: number,
): number {
  let at = from
  for (let i = 0; i < count; i++) {
    const gram = grams[i]!
    const other = last[gram]!
    if (wordAt[other] === id) continue
    before[at] = other
    wordAt[at] = id
    last[gram] = at++
  }
  return at
}

/** Of longer words only so many letters are compared. */
const longest = 64

/** Letters and digits, and what stands at both ends of a word, are numbers below 64: pairs and triples are, below 64³. */
const letterBits = 6
const end = 1

function letter(code: number): number {
  if (code > 96 && code < 123) return code - 95
  // Letters of other scripts share 26 numbers: none is taken for a Latin one.
  return code > 47 && code < 58 ? code - 20 : 38 + (code % 26)
}

/** Writes the pairs and triples of a word; a pair is a triple whose first letter is 0. */
function spell(word: string, grams: Int32Array): number {
  const length = Math.min(word.length, longest)
  let count = 0
  let pair = end
  for (let i = 0; i <= length; i++) {
    const next = i === length ? end : letter(word.charCodeAt(i))
    const triple = (pair << letterBits) | next
    if (i > 0) grams[count++] = triple
    pair = triple & pairs
    grams[count++] = pair
  }
  return count
}

const pairs = (1 << (2 * letterBits)) - 1
