import { describe, expect, it } from 'vitest'
import { compoundParts } from './compounds.js'
import { indexLabels } from './index-labels.js'
import { tokensOf } from './tokens.js'

describe('a compound', () => {
  const known = (word: string) => ['holz', 'abfalle', 'energie', 'jate'].includes(word)

  it('is cut where both parts are known, letters between them left out', () => {
    expect(compoundParts('holzabfalle', known)).toEqual(['holz', 'abfalle'])
    expect(compoundParts('holzesabfalle', known)).toEqual(['holz', 'abfalle'])
    expect(compoundParts('energiekosten', known)).toEqual(['energie'])
    expect(compoundParts('fenster', known)).toEqual([])
  })

  it('finds what has a part of it, and is found by a part, only where words are written together', () => {
    const tokens = tokensOf(['Holz', 'Wasserverbrauchsmessung'])
    const search = (text: string, compounds: boolean) =>
      indexLabels(tokens, { stems: 'first-six', compounds })
        .search(text, 5)
        .map(({ concept }) => concept)
    expect(search('Holzverarbeitungsmaschine', true)).toEqual([0])
    expect(search('Holzverarbeitungsmaschine', false)).toEqual([])
    expect(search('Messung', true)).toEqual([1])
  })
})
