import { fold } from './text.js'
import type { Tokens } from './tokens.js'

/** Which label has which words, and which words share a stem. Everything has a number. */
export interface LabelWords {
  /** The distinct words, folded, in the order of the tokens they are in. */
  readonly words: readonly string[]
  readonly idOf: ReadonlyMap<string, number>
  readonly stemIds: ReadonlyMap<string, number>
  readonly stemOfWord: readonly number[]
  readonly wordsOfStem: readonly (readonly number[])[]
  /** How many concepts have a word of the stem. */
  readonly conceptsOfStem: Uint32Array
  /** How many stems each concept has. */
  readonly stemsOfConcept: Uint32Array
  /** Where the words of each label begin, and how many there are at the end. */
  readonly firstWord: Uint32Array
  /** The distinct words of the labels, one label after the other. */
  readonly wordAt: Uint32Array
}

/** Numbers the words of labels. A token is folded and brought down to its stem once, however many labels have it. */
export function labelWords(tokens: Tokens, stemOf: (word: string) => string): LabelWords {
  const words: string[] = []
  const idOf = new Map<string, number>()
  const stemIds = new Map<string, number>()
  const stemOfWord: number[] = []
  const wordsOfStem: number[][] = []
  const numberOf = (word: string): number => {
    const known = idOf.get(word)
    if (known !== undefined) return known
    const id = words.length
    idOf.set(word, id)
    words.push(word)
    const stemmed = stemOf(word)
    const stemId = stemIds.get(stemmed) ?? wordsOfStem.length
    if (stemId === wordsOfStem.length) {
      stemIds.set(stemmed, stemId)
      wordsOfStem.push([])
    }
    stemOfWord.push(stemId)
    wordsOfStem[stemId]!.push(id)
    return id
  }

  // The words of each token: mostly one, more of `zero-energy`, none of a token that is in no label.
  const inLabels = occurring(tokens)
  const parts: number[] = []
  const firstPart = new Uint32Array(tokens.distinct.length + 1)
  let mostParts = 1
  for (const [token, folded] of fold(tokens.distinct.join('\n')).split('\n').entries()) {
    if (inLabels[token] === 1) {
      if (folded.includes(' ')) {
        for (const word of folded.split(' ')) if (word !== '') parts.push(numberOf(word))
      } else if (folded !== '') parts.push(numberOf(folded))
    }
    firstPart[token + 1] = parts.length
    mostParts = Math.max(mostParts, parts.length - firstPart[token]!)
  }

  const firstWord = new Uint32Array(tokens.labelEnds.length + 1)
  const wordAt = new Uint32Array(tokens.at.length * mostParts)
  writeWords(tokens, firstPart, Uint32Array.from(parts), firstWord, wordAt)
  const conceptsOfStem = new Uint32Array(wordsOfStem.length)
  const stemsOfConcept = new Uint32Array(tokens.firstLabel.length - 1)
  countStems(tokens, firstWord, wordAt, Uint32Array.from(stemOfWord), conceptsOfStem, stemsOfConcept)
  return {
    words,
    idOf,
    stemIds,
    stemOfWord,
    wordsOfStem,
    conceptsOfStem,
    stemsOfConcept,
    firstWord,
    wordAt,
  }
}

// What is done to every word of every label stands in a small function that calls no other: it is compiled the sooner.

/** 1 for each token that is in a label. */
function occurring({ distinct, at }: Tokens): Uint8Array {
  const occurs = new Uint8Array(distinct.length)
  for (let place = 0; place < at.length; place++) occurs[at[place]!] = 1
  return occurs
}

/** Writes the distinct words of each label, and where they begin. */
function writeWords(
  { at, labelEnds }: Tokens,
  firstPart: Uint32Array,
  parts: Uint32Array,
  firstWord: Uint32Array,
  wordAt: Uint32Array,
): void {
  const lastLabel = new Int32Array(parts.length).fill(-1)
  let place = 0
  let size = 0
  for (let label = 0; label < labelEnds.length; label++) {
    for (const end = labelEnds[label]!; place < end; place++) {
      const token = at[place]!
      for (let part = firstPart[token]!; part < firstPart[token + 1]!; part++) {
        const id = parts[part]!
        if (lastLabel[id] === label) continue
        lastLabel[id] = label
        wordAt[size++] = id
      }
    }
    firstWord[label + 1] = size
  }
}

/** Counts the concepts of each stem and the stems of each concept. */
function countStems(
  { conceptOf }: Tokens,
  firstWord: Uint32Array,
  wordAt: Uint32Array,
  stemOfWord: Uint32Array,
  conceptsOfStem: Uint32Array,
  stemsOfConcept: Uint32Array,
): void {
  const lastConcept = new Int32Array(conceptsOfStem.length).fill(-1)
  let place = 0
  for (let label = 0; label < conceptOf.length; label++) {
    const concept = conceptOf[label]!
    for (const end = firstWord[label + 1]!; place < end; place++) {
      const stem = stemOfWord[wordAt[place]!]!
      if (lastConcept[stem] === concept) continue
      lastConcept[stem] = concept
      conceptsOfStem[stem]!++
      stemsOfConcept[concept]!++
    }
  }
}

/** The labels that have each word: those of a word one after the other, and where they begin. */
export function labelsOfWords({ words, firstWord, wordAt }: LabelWords): {
  readonly first: Uint32Array
  readonly labels: Uint32Array
} {
  const first = new Uint32Array(words.length + 1)
  const size = firstWord[firstWord.length - 1]!
  for (let place = 0; place < size; place++) first[wordAt[place]! + 1]!++
  for (let id = 0; id < words.length; id++) first[id + 1]! += first[id]!
  const next = first.slice()
  const labels = new Uint32Array(size)
  let place = 0
  for (let label = 0; label + 1 < firstWord.length; label++) {
    for (const end = firstWord[label + 1]!; place < end; place++) labels[next[wordAt[place]!]!++] = label
  }
  return { first, labels }
}

/** The lengths of the labels, as vectors of the rarities of their words. */
export function lengthsOf({ firstWord, wordAt }: LabelWords, rarity: Float64Array): Float64Array {
  const lengths = new Float64Array(firstWord.length - 1)
  let place = 0
  for (let label = 0; label < lengths.length; label++) {
    let sum = 0
    for (const end = firstWord[label + 1]!; place < end; place++) sum += rarity[wordAt[place]!]! ** 2
    lengths[label] = Math.sqrt(sum) || 1
  }
  return lengths
}
