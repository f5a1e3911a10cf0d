import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, find } from '../index.js'

const labels = (text: string, language = 'en') => extract(text, { language }).map(({ label }) => label)

describe('extract', () => {
  it('groups by skill what several clauses say, with their places', () => {
    const text = 'You install heat pumps.\nLater you size the heat pump again; nothing else.'
    const [first] = extract(text, { language: 'en' })
    expect(first?.label).toBe('install heat pump')
    expect(first?.spans.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      'You install heat pumps',
      'Later you size the heat pump again',
    ])
  })

  it.each([
    ['en', 'Energy audit. The energy audit course costs 20 euros.'],
    ['es', 'Auditoría energética. El precio de la auditoría energética es de 20 euros.'],
    ['fr', 'Audit énergétique. Tarif de l’audit énergétique : 20 euros.'],
    ['de', 'Energieaudit. Die Gebühr für das Energieaudit beträgt 20 Euro.'],
    ['pl', 'Audyt energetyczny. Cena audytu energetycznego: 20 euro.'],
    ['it', 'Diagnosi energetica. Il costo della diagnosi energetica è di 20 euro.'],
    ['nl', 'Energieaudit. De kosten van de energieaudit zijn 20 euro.'],
    ['fi', 'Energiakatselmus. Energiakatselmuksen hinta on 20 euroa.'],
    ['bg', 'Енергийно обследване. Цена на енергийното обследване: 20 евро.'],
  ])('reads %s and leaves the sentence on the price out', (language, text) => {
    const found = extract(text, { language })
    expect(found.length).toBeGreaterThan(0)
    for (const { spans } of found)
      for (const { offset } of spans) expect(offset).toBeLessThan(text.indexOf('.') + 1)
  })

  it('cuts a list at the words of its own language, not at those that mean something else elsewhere', () => {
    // "i" is "and" in Polish and "the" in Italian, "en" is "and" in Dutch and "in" in Spanish.
    const clause = (text: string, language: string) => {
      const [first] = extract(text, { language })
      return text.slice(first!.spans[0]!.offset, first!.spans[0]!.offset + first!.spans[0]!.length)
    }
    expect(clause('Smista i rifiuti in officina.', 'it')).toBe('Smista i rifiuti in officina')
    expect(clause('Clasificar residuos en la obra.', 'es')).toBe('Clasificar residuos en la obra')
    expect(clause('Afval scheiden en praten met klanten.', 'nl')).toBe('Afval scheiden')
    expect(clause('Segregacja odpadów i rozmowa.', 'pl')).toBe('Segregacja odpadów')
  })

  it('tells nothing of a text that teaches nothing green', () => {
    expect(labels('You set up a CNC lathe, write a short program and check the part.')).toEqual([])
    expect(labels('')).toEqual([])
    expect(labels('Price: 90 euros for waste management. Place: Leeds.')).toEqual([])
  })

  it('reads the text of HTML and Markdown, whatever stands in tags, scripts and links', () => {
    expect(labels('<p title="biogas">We sort waste</p><style>.biogas{}</style>')).toEqual(['sort waste'])
    expect(labels('# We sort waste\n[more](https://x.example/biogas)')).toEqual(['sort waste'])
  })

  it('keeps to the sector and the limit', () => {
    const text = 'We install heat pumps, sort waste and make compost.'
    expect(extract(text, { language: 'en', limit: 1 })).toHaveLength(1)
    for (const { uri } of extract(text, { language: 'en', sector: 'construction' }))
      expect(find('x').map((each) => each.uri)).not.toContain(uri)
  })

  it('gives spans that lie in the text and rest on a clause, whatever the text', () => {
    const words = fc.constantFrom(
      'waste',
      'sort',
      '<b>',
      'energy',
      '&amp;',
      '€',
      '\n',
      '.',
      ',',
      'and',
      '\u0000',
      '木',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const text = parts.join(' ')
        for (const { spans } of extract(text, { language: 'en' }))
          for (const [at, { offset, length }] of spans.entries()) {
            expect(length).toBeGreaterThan(0)
            expect(offset + length).toBeLessThanOrEqual(text.length)
            expect(offset).toBeGreaterThanOrEqual((spans[at - 1]?.offset ?? -1) + 1)
          }
      }),
      { numRuns: 60 },
    )
  })
})
