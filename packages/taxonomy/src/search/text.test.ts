import { describe, expect, it } from 'vitest'
import { learnSynonyms } from './learn-synonyms.js'
import { packSynonyms, unpackSynonyms } from './pack-synonyms.js'
import { fold, stem, words } from './text.js'

describe('words', () => {
  it('are folded: case, diacritics, ligatures and signs are gone', () => {
    expect(words('Żółwia  łódź, Straße & ﬁsh-farm')).toEqual(['zolwia', 'lodz', 'strasse', 'fish', 'farm'])
    expect(fold('Zero-Energy')).toBe('zero energy')
  })

  it('are distinct', () => {
    expect(words('waste to waste')).toEqual(['waste', 'to'])
  })
})

describe('stem', () => {
  it.each([
    ['managing', 'manag'],
    ['management', 'manag'],
    ['manages', 'manag'],
    ['policies', 'polic'],
    ['policy', 'polic'],
    ['planning', 'plan'],
    ['glass', 'glas'],
    ['pv', 'pv'],
    ['cultivation', 'cultiv'],
    ['cultivating', 'cultiv'],
    ['generators', 'gener'],
  ])('of %s is %s', (word, stemmed) => {
    expect(stem(word)).toBe(stemmed)
  })
})

describe('synonyms', () => {
  const learned = learnSynonyms([
    ['measure pollution', 'gauge pollution'],
    ['measure water flow', 'gauge water flow'],
    ['sort waste', 'recycle paper'],
  ])

  it('are words that take each other’s place, the surer the more concepts say so', () => {
    expect(learned).toEqual([['gaug', 'measur', 2]])
  })

  it('come out of the packing as they went in', () => {
    const stems = new Map([
      ['measur', 0],
      ['gaug', 1],
    ])
    const synonymsOf = unpackSynonyms(packSynonyms(learned, stems))
    expect([synonymsOf(0), synonymsOf(1), synonymsOf(2)]).toEqual([[[1, 2 / 3.4]], [[0, 2 / 3.4]], []])
  })
})
