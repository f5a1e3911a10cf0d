import { describe, expect, it } from 'vitest'
import { addLanguage, find, guessLanguage, labelled, languagePack, languages, skill } from '../index.js'

const heatPump = 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f'
const own = 'https://w3id.org/microcred/skill/wood-waste-classes'

describe('a language', () => {
  it.each(['it', 'bg', 'fi', 'nl'])('%s has labels of the own concepts, and none of ESCO', (language) => {
    expect(skill(own, { language })?.labelLanguage).toBe(language)
    expect(skill(heatPump, { language })?.labelLanguage).toBe('en')
  })

  it.each([
    ['it', 'pompa di calore'],
    ['bg', 'термопомпи'],
    ['fi', 'lämpöpumpun asennus'],
    ['nl', 'warmtepomp installeren'],
  ])('%s is searched by terms that are never shown as a label', (language, text) => {
    const found = find(text, { language }).find(({ uri }) => uri === heatPump)
    expect(found).toMatchObject({
      label: 'install heat pump',
      labelLanguage: 'en',
      why: { kind: 'search-term' },
    })
    expect(labelled(text, { language })).toEqual([])
  })

  it('is made of an export of labels, own labels and search terms staying', () => {
    const csv = `conceptType,conceptUri,preferredLabel,altLabels\r\nx,${heatPump},"installare ""pompe"" di calore","uno\ndue"\r\n`
    const pack = languagePack(csv, 'it')
    const before = languages()
    addLanguage(pack)
    expect(languages()).toEqual(before)
    expect(skill(heatPump, { language: 'it' })).toMatchObject({
      label: 'installare "pompe" di calore',
      alternatives: ['uno', 'due'],
      labelLanguage: 'it',
    })
    expect(skill(own, { language: 'it' })?.labelLanguage).toBe('it')
    expect(find('rifiuti di cantiere', { language: 'it' }).length).toBeGreaterThan(0)
  })

  it.each([
    ['', 'it', 'no column conceptUri'],
    ['conceptUri,x\n', 'it', 'no column preferredLabel'],
    [`conceptUri,preferredLabel\n${heatPump},\n`, 'it', 'no label of a green skill'],
    ['conceptUri;preferredLabel\n', 'it', 'separated by commas'],
    [`conceptUri,preferredLabel\n${heatPump},x\n`, 'Italian', 'no language'],
  ])('is not made of %j in %s', (csv, language, message) => {
    expect(() => languagePack(csv, language)).toThrow(RangeError)
    expect(() => languagePack(csv, language)).toThrow(message)
  })
})

describe('guessLanguage', () => {
  it.each([
    ['en', 'how to sort the waste of a building site'],
    ['de', 'Abfälle auf der Baustelle trennen'],
    ['es', 'gestión de los residuos de la obra'],
    ['fr', 'la gestion des déchets sur le chantier'],
    ['pl', 'segregacja odpadów na budowie'],
    ['it', 'la gestione dei rifiuti nel cantiere'],
    ['bg', 'управление на строителни отпадъци'],
    ['fi', 'rakennustyömaan jätteiden lajittelu ja kierrätys'],
    ['nl', 'het scheiden van afval op de bouwplaats'],
  ])('knows %s', (language, text) => {
    expect(guessLanguage(text)).toEqual({ language, sure: true })
  })

  it('is not sure of one shared word, of nothing, and of a language that is not here', () => {
    expect(guessLanguage('biogas').sure).toBe(false)
    expect(guessLanguage('')).toEqual({ language: 'en', sure: false })
    expect(guessLanguage('Διαχείριση απορριμμάτων').sure).toBe(false)
  })
})

describe('rank', () => {
  it('takes the scores of a model, and finds what shares no word', () => {
    const found = find('xyzzy', {
      rank: (_, skills) => skills.map(({ uri }) => (uri === heatPump ? 0.9 : 0)),
    })
    expect(found).toEqual([
      expect.objectContaining({
        uri: heatPump,
        score: 0.9,
        strength: 'strong',
        why: expect.objectContaining({ kind: 'rank' }),
      }),
    ])
  })

  it('refuses scores that are none, too few, or out of range', () => {
    for (const rank of [
      () => [],
      () => [1],
      (_: string, all: readonly unknown[]) => all.map(() => Number.NaN),
    ])
      expect(() => find('waste', { rank })).toThrow(RangeError)
  })
})

describe('spelling and compounds', () => {
  it('forgives a typing mistake in a word of the trade', () => {
    expect(find('asbestoss', { language: 'en' })[0]?.label).toBe('asbestos removal regulations')
  })

  it.each([
    ['de', 'Holztrocknungsanlage', 'Holz'],
    ['nl', 'hemelwaterput', 'regenwater'],
    ['fi', 'energiatehokkuustyö', 'energia'],
  ])('%s cuts %s into what it knows', (language, text) => {
    expect(find(text, { language }).length).toBeGreaterThan(0)
  })
})
