import { compoundParts, hasPart } from './compounds.js'
import { labelsOfWords, labelWords, lengthsOf } from './label-words.js'
import { type SimilarSpelling, similarSpelling } from './similar-spelling.js'
import { type Stemming, stemmers } from './stemmers.js'
import { emptyWords, words } from './text.js'
import type { Tokens } from './tokens.js'

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
  /** What the second-best label of a concept counts; of a concept with one label, that one. */
  readonly second: number
  /** What it takes off that a concept has many words: by chance it has some of the query. Times their number's logarithm. */
  readonly breadth: number
  /** What a preferred label counts more than an alternative one. */
  readonly preferred: number
  /** What it counts that a query of one word that no label has is the initials of a label. */
  readonly initials: number
  /** The most a word counts that has a part in common, where words are written together. */
  readonly part: number
}

export const weights: Weights = {
  stem: 0.9,
  fuzzy: 0.4,
  fuzzyKnown: 0.7,
  synonym: 0.9,
  coverage: 0.5,
  second: 0.05,
  breadth: 0.03,
  preferred: 0.02,
  initials: 0.5,
  part: 0.7,
}

/** The stems that take the place of a stem, and how sure it is, from 0 to 1. */
export type SynonymsOf = (stem: number) => Iterable<readonly [other: number, sure: number]>

export interface IndexOptions {
  readonly stems?: Stemming
  /** Whether words are cut into the parts they are written together of. */
  readonly compounds?: boolean
  /** Synonyms by the number of their stem; it is called once, with the numbers of the stems of the labels. */
  readonly synonyms?: (stems: ReadonlyMap<string, number>) => SynonymsOf
  readonly weights?: Weights
}

export interface Hit {
  /** Position of the concept. */
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

/** So many initials tell a label: three are those of too much else (PHP, CSS). */
const tellingInitials = 4

interface Meanings {
  readonly ids: Uint16Array
  readonly similarities: Float64Array
  /** Those of them that are similar enough for the word to be said to match. */
  readonly matching: ReadonlySet<number>
}

/**
 * An index over labels: those of each concept are the preferred one and then the alternative ones.
 *
 * A query is compared with each label word by word (the same word, the same stem, similar spelling, or a word
 * that elsewhere takes its place), words weighing the more the fewer concepts have them; a concept counts as
 * its best label, a little more for having the query's words anywhere and for a second label that matches, and a
 * little less for having many words.
 */
export function indexLabels(tokens: Tokens, options: IndexOptions = {}): LabelIndex {
  const weigh = options.weights ?? weights
  const stemOf = stemmers[options.stems ?? 'none']
  const { conceptOf, firstLabel } = tokens
  const all = labelWords(tokens, stemOf)
  const { words: wordList, idOf: wordIds, stemIds, stemOfWord, wordsOfStem, firstWord, wordAt } = all
  const synonymsOf = options.synonyms?.(stemIds) ?? (() => [])

  const labels = conceptOf.length
  const concepts = firstLabel.length - 1
  const wordsOf = (label: number) => wordAt.subarray(firstWord[label], firstWord[label + 1])
  const withLabels = firstLabel.filter((first, concept) => first !== firstLabel[concept + 1]).length - 1
  const rarityOf = (stemId: number | undefined) => {
    const having = stemId === undefined ? 0 : all.conceptsOfStem[stemId]!
    return Math.log((1 + withLabels) / (1 + having)) + 1
  }
  const rarityOfStem = wordsOfStem.map((_, stemId) => rarityOf(stemId))
  const rarity = Float64Array.from(stemOfWord, (stemId) => rarityOfStem[stemId]!)

  const { first: firstPosting, labels: postings } = labelsOfWords(all)
  const norm = lengthsOf(all, rarity)
  const breadth = Float64Array.from(all.stemsOfConcept, (stems) => weigh.breadth * Math.log(stems || 1))
  let similar: SimilarSpelling | undefined
  let initials: Map<string, number[]> | undefined

  // Scratch space of a query; `stamp` tells which values belong to the current word.
  const total = new Float64Array(labels)
  const best = new Float64Array(labels)
  const bestStamp = new Int32Array(labels)
  const coverage = new Float64Array(concepts)
  const covered = new Float64Array(concepts)
  const coveredStamp = new Int32Array(concepts)
  const top = new Float64Array(concepts)
  const topLabel = new Int32Array(concepts)
  const first = new Float64Array(concepts)
  const second = new Float64Array(concepts)
  const exact = new Uint8Array(concepts)
  let stamp = 0

  /** Index words that stand for a query word, and how well; remembered for the next query. */
  const known = new Map<string, Meanings>()
  const meanings = (word: string): Meanings => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = look(word)
    const result = {
      ids: Uint16Array.from(found.keys()),
      similarities: Float64Array.from(found.values()),
      matching: new Set([...found].flatMap(([id, similarity]) => (similarity >= leastSimilarity ? id : []))),
    }
    if (known.size >= mostRemembered) known.clear()
    known.set(word, result)
    return result
  }
  const look = (word: string): Map<number, number> => {
    const same = wordIds.get(word)
    similar ??= similarSpelling(wordList)
    const found = similar(word, same === undefined ? weigh.fuzzy : weigh.fuzzyKnown)
    const stemId = stemIds.get(stemOf(word))
    if (stemId !== undefined) {
      for (const [other, sure] of synonymsOf(stemId)) {
        const value = sure * weigh.synonym
        for (const id of wordsOfStem[other]!) if (value > (found.get(id) ?? 0)) found.set(id, value)
      }
      for (const id of wordsOfStem[stemId]!) found.set(id, weigh.stem)
    }
    if (options.compounds) {
      const known = (part: string) => wordIds.has(part) || (part.length > 5 && stemIds.has(stemOf(part)))
      for (let id = 0; id < wordList.length; id++)
        if (hasPart(wordList[id]!, word)) raise(found, id, weigh.part)
      for (const part of same === undefined ? compoundParts(word, known) : []) {
        const sameStem = stemIds.get(stemOf(part))
        for (let id = 0; id < wordList.length; id++) {
          if (wordList[id] === part) raise(found, id, weigh.part)
          else if (stemOfWord[id] === sameStem || hasPart(wordList[id]!, part))
            raise(found, id, weigh.part * weigh.stem)
        }
      }
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
      first.fill(0)
      second.fill(0)
      exact.fill(0)
      for (let label = 0; label < labels; label++) {
        if (total[label] === 0) continue
        const concept = conceptOf[label]!
        let value = total[label]! / (length * norm[label]!)
        if (value > 0.999_999) exact[concept] = 1
        second[concept] = Math.max(second[concept]!, Math.min(first[concept]!, value))
        first[concept] = Math.max(first[concept]!, value)
        if (label === firstLabel[concept]) value += weigh.preferred
        if (value <= top[concept]!) continue
        top[concept] = value
        topLabel[concept] = label
      }
      const byInitials = new Set<number>()
      if (asked.length === 1 && !wordIds.has(asked[0]!)) {
        initials ??= initialsOf(labels, wordsOf, wordList)
        for (const label of initials.get(asked[0]!) ?? []) {
          const concept = conceptOf[label]!
          if (asked[0]!.length >= tellingInitials) byInitials.add(concept)
          if (top[concept] === 0) topLabel[concept] = label
          top[concept] = Math.max(top[concept]!, weigh.initials)
        }
      }
      const most = 1 + weigh.coverage + weigh.second + weigh.preferred
      const ranked: number[] = []
      for (let concept = 0; concept < concepts; concept++) {
        if (top[concept] === 0 || !accept(concept)) continue
        const alone = firstLabel[concept + 1]! - firstLabel[concept]! === 1
        const value =
          (top[concept]! +
            (weigh.coverage * coverage[concept]!) / sum +
            weigh.second * (alone ? first : second)[concept]! -
            breadth[concept]!) /
          most
        top[concept] = exact[concept] ? 0.99 + value / 100 : Math.max(0.001, Math.min(0.99, value))
        insert(ranked, concept, top, limit)
      }
      return ranked.map((concept) => {
        const label = topLabel[concept]!
        const has = wordsOf(label)
        return {
          concept,
          score: exact[concept] ? 1 : Math.round(top[concept]! * 1000) / 1000,
          label: label - firstLabel[concept]!,
          words: byInitials.has(concept)
            ? asked
            : asked.filter((_, at) => has.some((id) => meaningsOf[at]!.matching.has(id))),
        }
      })
    },
  }
}

function raise(values: Map<number, number>, id: number, value: number): void {
  if (value > (values.get(id) ?? 0)) values.set(id, value)
}

/** Keeps the best `limit` concepts, best first, equal ones in their own order. */
function insert(ranked: number[], concept: number, value: Float64Array, limit: number) {
  if (ranked.length === limit && value[ranked[limit - 1]!]! >= value[concept]!) return
  let at = ranked.length
  while (at > 0 && value[ranked[at - 1]!]! < value[concept]!) at--
  ranked.splice(at, 0, concept)
  if (ranked.length > limit) ranked.pop()
}

/** Labels by the initials of their words, three or more: `csr` for corporate social responsibility. */
function initialsOf(
  labels: number,
  wordsOf: (label: number) => Iterable<number>,
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
