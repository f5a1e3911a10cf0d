import type { Language } from './languages.js'
import { type Stemming, stemmers } from './stemmers.js'
import { packedTokensOf } from './tokens.js'

/** What the description of a concept has of a text. */
export interface DescriptionHit {
  readonly concept: number
  /** The part of the text's words that it has, rare ones counting more: from 0 to 1. */
  readonly share: number
  readonly words: readonly string[]
}

interface DescriptionIndex {
  readonly numberOf: ReadonlyMap<string, number>
  /** The concepts whose description has each stem. */
  readonly concepts: readonly (readonly number[])[]
  readonly count: number
}

const indexes = new WeakMap<object, DescriptionIndex>()

/** The concepts whose descriptions have words of a text; none where the descriptions of the language are not here. */
export function descriptionHits(
  content: readonly string[],
  language: Pick<Language, 'descriptions' | 'stems'>,
): ReadonlyMap<number, DescriptionHit> {
  const { descriptions } = language
  if (descriptions === undefined || content.length === 0) return new Map()
  const { numberOf, concepts, count } = indexOf(descriptions)
  const stemOf = stemmers[language.stems as Stemming]
  const found = new Map<number, { sum: number; words: string[] }>()
  let whole = 0
  for (const word of content) {
    const number = numberOf.get(stemOf(word))
    const having = number === undefined ? [] : concepts[number]!
    const rarity = Math.log(1 + count / (1 + having.length))
    whole += rarity
    for (const concept of having) {
      const hit = found.get(concept)
      if (hit === undefined) found.set(concept, { sum: rarity, words: [word] })
      else {
        hit.sum += rarity
        hit.words.push(word)
      }
    }
  }
  return new Map(
    [...found].map(([concept, { sum, words }]) => [concept, { concept, share: sum / whole, words }]),
  )
}

function indexOf(descriptions: { readonly stems: string; readonly lines: string }): DescriptionIndex {
  const known = indexes.get(descriptions)
  if (known !== undefined) return known
  const stems = descriptions.stems.split('\n')
  const { distinct, at, labelEnds, conceptOf } = packedTokensOf(descriptions.lines.split('\n'), stems)
  const concepts: number[][] = distinct.map(() => [])
  let place = 0
  for (const [label, end] of labelEnds.entries())
    for (; place < end; place++) concepts[at[place]!]!.push(conceptOf[label]!)
  const index = {
    numberOf: new Map(stems.map((stem, number) => [stem, number])),
    concepts,
    count: labelEnds.length,
  }
  indexes.set(descriptions, index)
  return index
}
