import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCurrent } from '../concepts/concepts.js'
import { addLanguage, find, languages, type SectorId, sectors, skillsOf } from '../index.js'
import { candidates } from './candidates.js'
import { indexOf } from './find.js'
import { openLanguage } from './languages.js'

const labels = (text: string, options?: Parameters<typeof find>[1]) =>
  find(text, options).map(({ label }) => label)

describe('find', () => {
  it('puts the skill whose label it is first, with score 1', () => {
    expect(find('Install heat pump')[0]).toEqual({
      uri: 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f',
      label: 'install heat pump',
      labelLanguage: 'en',
      score: 1,
      strength: 'strong',
      why: { label: 'install heat pump', kind: 'preferred', words: ['install', 'heat', 'pump'] },
    })
  })

  it('forgives spelling, order of words, hyphens and forms of a word', () => {
    expect(labels('instal heat pmup')[0]).toBe('install heat pump')
    expect(labels('pump: heat; installing')[0]).toBe('install heat pump')
    expect(labels('zero energy building designs')[0]).toBe('zero-energy building design')
  })

  it('finds by the words of the trade, and says which', () => {
    const [first] = find('blower door test')
    expect(first).toMatchObject({
      label: 'airtight construction',
      why: { kind: 'search-term', label: 'blower door', words: ['blower', 'door'] },
    })
    expect(labels('Bauschutt', { language: 'de', limit: 1 })).toHaveLength(1)
    expect(find('poser une isolation', { language: 'fr' })[0]?.why.words).toEqual(['isolation'])
  })

  it('counts the words of all terms that speak for a skill', () => {
    const [first] = find('water-based varnish', { language: 'en' })
    expect(first).toMatchObject({
      label: 'apply low-emission wood finishes',
      why: { words: ['water', 'based', 'varnish'] },
    })
    expect(first!.score).toBeGreaterThan(find('water-based thing', { language: 'en' })[0]!.score)
  })

  it('gives no answer without a word of content', () => {
    expect(find('to the of and')).toEqual([])
    expect(find('how to do it')).toEqual([])
  })

  it('calls weak what rests on words of every trade alone', () => {
    expect(find('project management').filter(({ strength }) => strength !== 'weak')).toEqual([])
    expect(find('manage a team').filter(({ strength }) => strength !== 'weak')).toEqual([])
    expect(find('waste management')[0]?.strength).toBe('strong')
  })

  it('gives weak suggestions only when asked for them', () => {
    expect(find('project management', { language: 'en' })).toEqual([])
    const weak = find('project management', { language: 'en', weak: true })
    expect(weak.length).toBeGreaterThan(0)
    expect(weak.every(({ strength }) => strength === 'weak')).toBe(true)
  })

  it('knows initials', () => {
    expect(labels('CSR')[0]).toBe('corporate social responsibility')
    expect(labels('IFES', { language: 'en' })).toEqual(['integrated food-energy systems'])
    expect(labels('PHP', { language: 'en' })).toEqual([])
  })

  it('lets labels decide where the text is nearly one, and search terms where it is none', () => {
    const english = openLanguage('en')
    const evidence = (text: string) =>
      candidates(text, english, indexOf(english), isCurrent).map((each) => each.evidence)
    const label = evidence('animal welfare management')
    expect(label.some(({ term }) => term > 0)).toBe(true)
    expect(evidence('manage animal welfare').every(({ term, description }) => term + description === 0)).toBe(
      true,
    )
    const most = (all: typeof label) => Math.max(...all.map(({ term }) => term))
    expect(most(label)).toBeLessThan(most(evidence('rubble from the yard')))
    expect(labels('rubble from the yard', { language: 'en' })[0]).toBe('sort waste')
  })

  it('asks with the function words first, so that they tell two labels apart', () => {
    const [first, second] = find('the sustainable forest management', { language: 'en' })
    expect(first).toMatchObject({ label: 'sustainable forest management', score: 0.99 })
    expect(second!.score).toBeLessThanOrEqual(first!.score)
  })

  it('says which label matched', () => {
    expect(find('fit insulation strips')[0]?.why).toMatchObject({
      words: expect.arrayContaining(['insulation']),
    })
  })

  it('finds what a sentence is about', () => {
    expect(labels('sort and recycle wood waste on the construction site', { limit: 5 })).toContain(
      'sort waste',
    )
  })

  it('finds in every language there is, without diacritics too', () => {
    expect(languages()).toEqual(['bg', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nl', 'pl'])
    expect(labels('montowac pompy ciepla', { language: 'pl' })[0]).toBe('montować pompy ciepła')
    expect(labels('gestion de residuos', { language: 'es' })[0]).toBe('gestión de residuos')
    expect(labels('Möbel reparieren', { language: 'de', limit: 3 })).toContain(
      'Möbel für eine längere Nutzung reparieren',
    )
    expect(labels('économie circulaire', { language: 'fr-BE' })[0]).toBe('économie circulaire')
  })

  it('keeps to the sector, the type and the limit', () => {
    const wood = new Set(skillsOf('wood-furniture').map(({ uri }) => uri))
    const found = find('waste', { sector: 'wood-furniture', limit: 50 })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ uri }) => wood.has(uri))).toBe(true)
    expect(labels('waste management', { type: 'skill' })[0]).toBe('manage waste')
    expect(labels('waste management', { type: 'knowledge' })[0]).toBe('waste management')
    expect(find('waste', { limit: 3 })).toHaveLength(3)
    expect(find('waste', { limit: 0 })).toEqual([])
  })

  it('never suggests what is no longer green', () => {
    expect(labels('conduct research on flora')).not.toContain('conduct research on flora')
    expect(labels('dispose waste')[0]).not.toBe('dispose waste')
  })

  it('gives nothing for nothing, control characters and other scripts', () => {
    for (const text of [
      '',
      '   ',
      '\u0000\u0007\u001b',
      '…!?',
      '木材 回收',
      'Ξύλο',
      'خشب',
      'a'.repeat(10_000),
    ])
      expect(find(text)).toEqual([])
  })

  it('takes a text of any length', () => {
    expect(labels(`sort waste ${'x'.repeat(10_000)}`)[0]).toBe('sort waste')
    expect(find('environmental '.repeat(1000)).length).toBeGreaterThan(0)
    expect(find(Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' '))).toBeInstanceOf(Array)
  })

  it('throws for a language and a sector it does not have', () => {
    expect(() => find('waste', { language: 'el' })).toThrow(
      'There are no labels in "el" here, only in bg, de, en, es, fi, fr, it, nl, pl. Where there is a pack: addLanguage((await import(\'@microcred/taxonomy/languages/el\')).el)',
    )
    expect(() => find('waste', { language: '../x' })).toThrow(RangeError)
    expect(() => find('waste', { sector: 'mining' as SectorId })).toThrow('"mining" is no sector')
  })

  it('searches a language that is added', () => {
    addLanguage({ language: 'tlh', labels: 'foo\tbar\n\nqux', groups: '' })
    expect(labels('bar', { language: 'tlh' })).toEqual(['foo'])
  })

  it('gives the same answer to the same question, scores falling', () => {
    fc.assert(
      fc.property(
        fc.lorem({ mode: 'sentences', maxCount: 1 }),
        fc.constantFrom(...sectors()),
        (text, { id }) => {
          const found = find(`${text} energy waste`, { sector: id })
          expect(find(`${text} energy waste`, { sector: id })).toEqual(found)
          for (const [at, { score }] of found.entries()) {
            expect(score).toBeGreaterThan(0)
            expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? 1)
          }
        },
      ),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(find(text))))
  })
})
