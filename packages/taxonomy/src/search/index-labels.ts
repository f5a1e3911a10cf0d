import { emptyWords, stem as englishStem, fold, words } from './text.js'

/** What the ranking weighs, found by a grid search on held-out labels. */
export interface Weights {
  /** How much a word of the same stem counts against the very same word. */
  readonly stem: number
  /** Words count as similar from this share of common letter pairs and triples on. */
  readonly fuzzy: number
  /** The same for a word that is itself in the index: what looks like it is mostly something else. */
  readonly fuzzyKnown: number
  /** The most a word counts that elsewhere takes the place of the wanted one. */
  readonly synonym: number
  /** What it counts that a concept has the words of the query anywhere in its labels. */
  readonly coverage: number
  /** What a preferred label counts more than an alternative one. */
  readonly preferred: number
  /** What it counts that a query of one word that no label has is the initials of a label. */
  readonly initials: number
}

export const weights: Weights = {
  stem: 0.9,
  fuzzy: 0.4,
  fuzzyKnown: 0.7,
  synonym: 0.9,
  coverage: 0.4,
  preferred: 0.02,
  initials: 0.5,
}

/** How words are brought down to what they share: by English suffixes, by their first six letters, not at all. */
export type Stemming = 'english' | 'first-six' | 'none'

const stemmers: Readonly<Record<Stemming, (word: string) => string>> = {
  english: englishStem,
  'first-six': (word) => word.slice(0, 6),
  none: (word) => word,
}

/** Two stems and how sure it is that they take each other's place, from 0 to 1. */
export type Synonym = readonly [stem: number, other: number, weight: number]

export interface IndexOptions {
  readonly stems?: Stemming
  /** Pairs of stems that take each other's place, by number, given the numbers of the stems of the labels. */
  readonly synonyms?: (stems: ReadonlyMap<string, number>) => Iterable<Synonym>
  readonly weights?: Weights
}

export interface Hit {
  /** Position of the concept in the entries. */
  readonly concept: number
  /** From 0 to 1; 1 means that the query is one of the labels. */
  readonly score: number
  /** Position of the label that matched best: 0 is the preferred one. */
  readonly label: number
  /** The words of the query that the label has, or has something close to. */
  readonly words: readonly string[]
}

export interface LabelIndex {
  /** The best concepts for a query, best first; `accept` leaves concepts out. */
  search(query: string, limit: number, accept?: (concept: number) => boolean): Hit[]
}

/** Queries are cut here: no learning outcome has as many letters or distinct words. */
const longestQuery = 2000
const mostWords = 48

/** Words whose meanings an index remembers before it forgets them all. */
const mostRemembered = 2000

/** A word of the query is said to match from this similarity on. */
const leastSimilarity = 0.35

interface Meanings {
  readonly ids: Uint16Array
  readonly similarities: Float64Array
}

/**
 * An index over labels: `entries[concept]` is the preferred label and then the alternative ones.
 *
 * A query is compared with each label word by word (the same word, the same stem, similar spelling, or a word
 * that elsewhere takes its place), words weighing the more the fewer concepts have them; a concept counts as
 * its best label, and a little more for having the query's words anywhere.
 */
export function indexLabels(entries: readonly (readonly string[])[], options: IndexOptions = {}): LabelIndex {
  const weigh = options.weights ?? weights
  const stemOf = stemmers[options.stems ?? 'none']

  const wordIds = new Map<string, number>()
  const stemIds = new Map<string, number>()
  const wordList: string[] = []
  const stemOfWord: number[] = []
  const wordsOfStem: number[][] = []
  const conceptsOfStem: number[] = []
  const lastConcept: number[] = []
  const conceptOf: number[] = []
  const firstLabel: number[] = []
  // The words of all labels one after the other, and where those of each label begin: one list is quicker than thousands.
  const wordsOfLabels: number[] = []
  const firstWord: number[] = []
  const labelOfWord: number[] = []

  const addWord = (word: string): number => {
    const id = wordList.length
    wordIds.set(word, id)
    wordList.push(word)
    const stemmed = stemOf(word)
    let stemId = stemIds.get(stemmed)
    if (stemId === undefined) {
      stemId = wordsOfStem.length
      stemIds.set(stemmed, stemId)
      wordsOfStem.push([])
      conceptsOfStem.push(0)
      lastConcept.push(-1)
    }
    stemOfWord.push(stemId)
    wordsOfStem[stemId]!.push(id)
    return id
  }
  // One pass over all labels at once: folding them one by one takes three times as long.
  const lines = fold(entries.map((labels) => labels.join('\t')).join('\n')).split('\n')
  for (let concept = 0; concept < entries.length; concept++) {
    firstLabel.push(conceptOf.length)
    for (const text of lines[concept]!.split('\t')) {
      const first = wordsOfLabels.length
      firstWord.push(first)
      for (const word of text.split(' ')) {
        if (word === '') continue
        const id = wordIds.get(word) ?? addWord(word)
        if (wordsOfLabels.includes(id, first)) continue
        wordsOfLabels.push(id)
        labelOfWord.push(conceptOf.length)
        const stemId = stemOfWord[id]!
        if (lastConcept[stemId] !== concept) {
          lastConcept[stemId] = concept
          conceptsOfStem[stemId]!++
        }
      }
      conceptOf.push(concept)
    }
  }

  const labels = conceptOf.length
  firstWord.push(wordsOfLabels.length)
  const wordsOf = (label: number): readonly number[] =>
    wordsOfLabels.slice(firstWord[label], firstWord[label + 1])
  const { first: firstPosting, owners: postings } = grouped(wordsOfLabels, labelOfWord, wordList.length)
  const rarityOf = (stemId: number | undefined) => {
    const concepts = stemId === undefined ? 0 : conceptsOfStem[stemId]!
    return Math.log((1 + entries.length) / (1 + concepts)) + 1
  }
  const rarity = Float64Array.from(stemOfWord, rarityOf)
  const norm = new Float64Array(labels)
  for (let label = 0; label < labels; label++) {
    let sum = 0
    for (let at = firstWord[label]!; at < firstWord[label + 1]!; at++) sum += rarity[wordsOfLabels[at]!]! ** 2
    norm[label] = Math.sqrt(sum) || 1
  }

  const similar = similarSpelling(wordList)
  const pairs = options.synonyms?.(stemIds) ?? []
  let synonyms: ReturnType<typeof bothWays> | undefined
  let initials: Map<string, number[]> | undefined

  // Scratch space of a query; `stamp` tells which values belong to the current word.
  const total = new Float64Array(labels)
  const best = new Float64Array(labels)
  const bestStamp = new Int32Array(labels)
  const coverage = new Float64Array(entries.length)
  const covered = new Float64Array(entries.length)
  const coveredStamp = new Int32Array(entries.length)
  const top = new Float64Array(entries.length)
  const topLabel = new Int32Array(entries.length)
  const exact = new Uint8Array(entries.length)
  let stamp = 0

  /** Index words that stand for a query word, and how well; remembered for the next query. */
  const known = new Map<string, Meanings>()
  const meanings = (word: string): Meanings => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = look(word)
    const result = { ids: Uint16Array.from(found.keys()), similarities: Float64Array.from(found.values()) }
    if (known.size >= mostRemembered) known.clear()
    known.set(word, result)
    return result
  }
  const look = (word: string): Map<number, number> => {
    const same = wordIds.get(word)
    const found = similar(word, same === undefined ? weigh.fuzzy : weigh.fuzzyKnown)
    const stemId = stemIds.get(stemOf(word))
    if (stemId !== undefined) {
      synonyms ??= bothWays(pairs)
      for (const [other, weight] of synonyms.get(stemId) ?? []) {
        const value = weight * weigh.synonym
        for (const id of wordsOfStem[other]!) if (value > (found.get(id) ?? 0)) found.set(id, value)
      }
      for (const id of wordsOfStem[stemId]!) found.set(id, weigh.stem)
    }
    if (same !== undefined) found.set(same, 1)
    return found
  }

  return {
    search(query, limit, accept = () => true) {
      const asked = words(query.slice(0, longestQuery)).slice(0, mostWords)
      if (asked.length === 0 || limit <= 0) return []
      total.fill(0)
      coverage.fill(0)
      let squares = 0
      let sum = 0
      const meaningsOf = asked.map(meanings)
      for (const [at, word] of asked.entries()) {
        const own = rarityOf(stemIds.get(stemOf(word)))
        squares += own * own
        sum += own
        stamp++
        const { ids, similarities } = meaningsOf[at]!
        for (let m = 0; m < ids.length; m++) {
          const id = ids[m]!
          const similarity = similarities[m]!
          const value = similarity * own * rarity[id]!
          for (let i = firstPosting[id]!; i < firstPosting[id + 1]!; i++) {
            const label = postings[i]!
            const before = bestStamp[label] === stamp ? best[label]! : 0
            if (value <= before) continue
            total[label]! += value - before
            best[label] = value
            bestStamp[label] = stamp
            const concept = conceptOf[label]!
            const had = coveredStamp[concept] === stamp ? covered[concept]! : 0
            if (similarity <= had) continue
            coverage[concept]! += (similarity - had) * own
            covered[concept] = similarity
            coveredStamp[concept] = stamp
          }
        }
      }
      const length = Math.sqrt(squares)
      top.fill(0)
      exact.fill(0)
      for (let label = 0; label < labels; label++) {
        if (total[label] === 0) continue
        const concept = conceptOf[label]!
        let value = total[label]! / (length * norm[label]!)
        if (value > 0.999_999) exact[concept] = 1
        if (label === firstLabel[concept]) value += weigh.preferred
        if (value <= top[concept]!) continue
        top[concept] = value
        topLabel[concept] = label
      }
      if (asked.length === 1 && !wordIds.has(asked[0]!)) {
        initials ??= initialsOf(labels, wordsOf, wordList)
        for (const label of initials.get(asked[0]!) ?? []) {
          const concept = conceptOf[label]!
          if (top[concept] === 0) topLabel[concept] = label
          top[concept] = Math.max(top[concept]!, weigh.initials)
        }
      }
      const most = 1 + weigh.coverage + weigh.preferred
      const ranked: number[] = []
      for (let concept = 0; concept < top.length; concept++) {
        if (top[concept] === 0 || !accept(concept)) continue
        const value = (top[concept]! + (weigh.coverage * coverage[concept]!) / sum) / most
        top[concept] = exact[concept] ? 0.99 + value / 100 : Math.min(0.99, value)
        insert(ranked, concept, top, limit)
      }
      return ranked.map((concept) => {
        const label = topLabel[concept]!
        const has = new Set(wordsOf(label))
        const matches = ({ ids, similarities }: Meanings) =>
          ids.some((id, m) => similarities[m]! >= leastSimilarity && has.has(id))
        return {
          concept,
          score: exact[concept] ? 1 : Math.round(top[concept]! * 1000) / 1000,
          label: label - firstLabel[concept]!,
          words: asked.filter((_, at) => matches(meaningsOf[at]!)),
        }
      })
    },
  }
}

/** Keeps the best `limit` concepts, best first, equal ones in their own order. */
function insert(ranked: number[], concept: number, value: Float64Array, limit: number) {
  if (ranked.length === limit && value[ranked[limit - 1]!]! >= value[concept]!) return
  let at = ranked.length
  while (at > 0 && value[ranked[at - 1]!]! < value[concept]!) at--
  ranked.splice(at, 0, concept)
  if (ranked.length > limit) ranked.pop()
}

function bothWays(pairs: Iterable<Synonym>): ReadonlyMap<number, readonly [number, number][]> {
  const table = new Map<number, [number, number][]>()
  const add = (stem: number, other: number, weight: number): void => {
    const before = table.get(stem)
    if (before) before.push([other, weight])
    else table.set(stem, [[other, weight]])
  }
  for (const [a, b, weight] of pairs) {
    add(a, b, weight)
    add(b, a, weight)
  }
  return table
}

/** Owners by the group they are in: those of each group one after the other, and where those of each begin. */
function grouped(groupOf: readonly number[], ownerOf: readonly number[], groups: number) {
  const first = new Uint32Array(groups + 1)
  for (let i = 0; i < groupOf.length; i++) first[groupOf[i]! + 1]!++
  for (let group = 0; group < groups; group++) first[group + 1]! += first[group]!
  const next = first.slice()
  const owners = new Uint32Array(groupOf.length)
  for (let i = 0; i < groupOf.length; i++) owners[next[groupOf[i]!]!++] = ownerOf[i]!
  return { first, owners }
}

/** Labels by the initials of their words, three or more: `csr` for corporate social responsibility. */
function initialsOf(
  labels: number,
  wordsOf: (label: number) => readonly number[],
  wordList: readonly string[],
): Map<string, number[]> {
  const initials = new Map<string, number[]>()
  for (let label = 0; label < labels; label++) {
    let letters = ''
    for (const id of wordsOf(label)) if (!emptyWords.has(wordList[id]!)) letters += wordList[id]![0]
    if (letters.length < 3) continue
    const list = initials.get(letters)
    if (list === undefined) initials.set(letters, [label])
    else list.push(label)
  }
  return initials
}

/** Compares a word with all words of the index by common letter pairs and triples (Dice coefficient, squared). */
function similarSpelling(wordList: readonly string[]) {
  const grams = new Map<number, number>()
  const gramOf: number[] = []
  const wordOf: number[] = []
  const counts = new Uint8Array(wordList.length)
  const common = new Uint16Array(wordList.length)
  for (let id = 0; id < wordList.length; id++) {
    const own = gramsOf(wordList[id]!)
    counts[id] = own.length
    for (let i = 0; i < own.length; i++) {
      let gram = grams.get(own[i]!)
      if (gram === undefined) {
        gram = grams.size
        grams.set(own[i]!, gram)
      }
      gramOf.push(gram)
      wordOf.push(id)
    }
  }
  const { first, owners } = grouped(gramOf, wordOf, grams.size)
  return (word: string, least: number): Map<number, number> => {
    const found = new Map<number, number>()
    const own = gramsOf(word)
    const touched: number[] = []
    for (let i = 0; i < own.length; i++) {
      const gram = grams.get(own[i]!)
      if (gram === undefined) continue
      for (let at = first[gram]!; at < first[gram + 1]!; at++)
        if (common[owners[at]!]!++ === 0) touched.push(owners[at]!)
    }
    for (const id of touched) {
      const dice = (2 * common[id]!) / (own.length + counts[id]!)
      common[id] = 0
      if (dice >= least) found.set(id, dice * dice)
    }
    return found
  }
}

/** The letter pairs and triples of a word with a blank at both ends, as numbers below 2³⁰. */
function gramsOf(word: string): number[] {
  const grams: number[] = []
  const length = Math.min(word.length, 64)
  let before = 0
  let last = 32
  for (let i = 0; i <= length; i++) {
    const code = i === length ? 32 : word.charCodeAt(i) & 1023
    const pair = last * 1024 + code
    if (!grams.includes(pair)) grams.push(pair)
    if (i > 0) {
      const triple = 0x2000_0000 + ((before & 255) * 256 + (last & 255)) * 256 + (code & 255)
      if (!grams.includes(triple)) grams.push(triple)
    }
    before = last
    last = code
  }
  return grams
}
