import { describe, expect, it } from 'vitest'
import { indexLabels } from './index-labels.js'
import { labelsAt, packedTokensOf, packLabels, tokensOf } from './tokens.js'

const lines = ['sort waste\tsort zero-energy waste', '', 'zero waste']
const packed = packLabels(lines)
const distinct = packed.tokens.split('\n')
const packedLines = packed.labels.split('\n')

describe('labels', () => {
  it('come out of the packing as they went in', () => {
    const of = (concept: number) => labelsAt({ lines: packedLines, tokens: distinct }, concept)
    expect([0, 1, 2, 3].map(of)).toEqual([['sort waste', 'sort zero-energy waste'], [], ['zero waste'], []])
    expect(labelsAt({ lines }, 0)).toEqual(['sort waste', 'sort zero-energy waste'])
  })

  it('are found alike, packed and as they are written', () => {
    const written = indexLabels(tokensOf(lines))
    const fromPacked = indexLabels(packedTokensOf(packedLines, distinct))
    for (const query of ['sort waste', 'energy', 'zero', 'wsate'])
      expect(fromPacked.search(query, 5)).toEqual(written.search(query, 5))
    expect(written.search('energy', 5)).toMatchObject([{ concept: 0, label: 1, words: ['energy'] }])
  })

  it('with blanks too many have the same words', () => {
    const index = indexLabels(tokensOf([' sort  waste & paper ']))
    expect(index.search('sort waste paper', 1)).toMatchObject([{ score: 1 }])
  })

  it('that are left out leave no word behind', () => {
    const index = indexLabels(packedTokensOf([packedLines[0]!, '', ''], distinct))
    expect(index.search('zero waste', 5).map(({ concept }) => concept)).toEqual([0])
  })

  it('of more tokens than two letters can tell are refused', () => {
    const many = Array.from({ length: 4097 }, (_, i) => `w${i}`).join(' ')
    expect(() => packLabels([many])).toThrow('4097 tokens: two letters stand for 4096 at most.')
  })
})
