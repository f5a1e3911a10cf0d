/** What the parts of the search do at their bounds, and what they hand to each other. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { functionWords, languagePack, sectors, wordings } from '../browser.js'
import { find } from '../index.js'
import { csvRows } from './csv-rows.js'
import { indexLabels } from './index-labels.js'
import { labelsOfWords, labelWords, lengthsOf } from './label-words.js'
import { packSynonyms, synonymWeight, unpackSynonyms } from './pack-synonyms.js'
import { termHits } from './search-terms.js'
import { similarSpelling } from './similar-spelling.js'
import { tokensOf } from './tokens.js'

const heatPump = 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f'

describe('a model that ranks', () => {
  it.each([
    [1, 'strong'],
    [0.7, 'strong'],
    [0.699, 'likely'],
    [0.4, 'likely'],
    [0.399, 'weak'],
    [0, 'weak'],
  ] as const)('makes a skill with %d a suggestion that is %s', (score, strength) => {
    const rank = (_: string, skills: readonly { uri: string }[]) =>
      skills.map(({ uri }) => (uri === heatPump ? score : 0))
    const found = find('anything', { language: 'en', weak: true, limit: 1000, rank })
    expect(found.find(({ uri }) => uri === heatPump)).toMatchObject({ score, strength })
    expect(found.every((each, at) => at === 0 || each.score <= found[at - 1]!.score)).toBe(true)
  })

  it.each([[[-0.001]], [[1.001]], [[Number.NaN]], [[]]])('is refused with %j', (some) => {
    const rank = (_: string, skills: readonly unknown[]) =>
      skills
        .slice(some.length)
        .map(() => 0)
        .concat(some)
    const short = (_: string, skills: readonly unknown[]) => skills.slice(1).map(() => 0)
    expect(() => find('anything', { language: 'en', rank: some.length ? rank : short })).toThrow(
      /^rank has to give a number from 0 to 1 for each of the \d+ skills\.$/,
    )
  })

  it('is shown only skills that may be suggested, each once', () => {
    const [{ id } = { id: undefined }] = sectors()
    let shown: readonly string[] = []
    const rank = (_: string, skills: readonly { uri: string }[]) => {
      shown = skills.map(({ uri }) => uri)
      return skills.map(() => 0)
    }
    find('heat pump', { language: 'en', rank, ...(id && { sector: id }) })
    expect(new Set(shown).size).toBe(shown.length)
    const all = shown.length
    find('heat pump', { language: 'en', rank })
    expect(shown.length).toBeGreaterThan(all)
  })
})

describe('labels', () => {
  const search = (lines: readonly string[], query: string, options = {}) =>
    indexLabels(tokensOf(lines), options).search(query, 9)

  it('are known by their initials, and by what is like the question where something is', () => {
    expect(search(['one two three four\tfirst label'], 'ottf')).toMatchObject([{ concept: 0, label: 0 }])
    expect(search(['x\tone two three four'], 'ottf')).toMatchObject([{ label: 1, words: ['ottf'] }])
    // The first label has a word that looks like it, so that it is the one that matched.
    expect(search(['ottfs\tone two three four'], 'ottf')).toMatchObject([{ label: 0 }])
    expect(search(['one two three four'], 'ott')).toEqual([])
    // Of three letters a label is found, and no word is said to match.
    expect(search(['one two three'], 'ott')).toMatchObject([{ words: [] }])
    expect(search(['one two'], 'ot')).toEqual([])
  })

  it('that are the question are exact, and no others', () => {
    const lines = ['sort waste', 'sort the waste', 'waste', 'sort waste paper']
    expect(search(lines, 'waste sort').map(({ concept, score }) => [concept, score === 1])).toEqual([
      [0, true],
      [1, false],
      [3, false],
      [2, false],
    ])
  })

  it('of an equal score stay in the order of their concepts, and no more are given than asked for', () => {
    const lines = ['wood a', 'wood b', 'wood c', 'wood d']
    const index = indexLabels(tokensOf(lines))
    const concepts = (limit: number) => index.search('wood', limit).map(({ concept }) => concept)
    expect([concepts(4), concepts(2), concepts(1), concepts(0)]).toEqual([[0, 1, 2, 3], [0, 1], [0], []])
    expect(index.search('wood', 2, (concept) => concept > 1).map(({ concept }) => concept)).toEqual([2, 3])
  })

  it('have each word once, in the order it stands, and each word its labels', () => {
    const word = fc.constantFrom('wood', 'waste', 'sort', 'zero-energy', 'Holz', 'heat')
    const label = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    const line = fc.array(label, { maxLength: 3 }).map((labels) => labels.join('\t'))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const all = lines.flatMap((each) => (each === '' ? [] : each.split('\t')))
        const wordsOf = (text: string) => [...new Set(text.toLowerCase().split(/[ -]/))]
        const made = labelWords(tokensOf(lines), (each) => each.slice(0, 2))
        const at = (of: number) =>
          [...made.wordAt.subarray(made.firstWord[of], made.firstWord[of + 1])].map((id) => made.words[id]!)
        expect(all.map((_, of) => at(of))).toEqual(all.map(wordsOf))
        const { first, labels } = labelsOfWords(made)
        for (const [id, text] of made.words.entries())
          expect([...labels.subarray(first[id], first[id + 1])]).toEqual(
            all.flatMap((each, of) => (wordsOf(each).includes(text) ? [of] : [])),
          )
        const stemsOf = (text: string) => new Set(wordsOf(text).map((each) => each.slice(0, 2)))
        const concepts = lines.map((each) => stemsOf(each.replaceAll('\t', ' ')))
        for (const [stem, id] of made.stemIds)
          expect(made.conceptsOfStem[id]).toBe(
            concepts.filter((stems, of) => lines[of] !== '' && stems.has(stem)).length,
          )
        expect([...made.stemsOfConcept]).toEqual(
          lines.map((each, of) => (each === '' ? 0 : concepts[of]!.size)),
        )
        const rarity = Float64Array.from(made.words, (text) => text.length)
        for (const [of, length] of lengthsOf(made, rarity).entries())
          expect(length).toBeCloseTo(Math.hypot(...wordsOf(all[of]!).map((each) => each.length)), 9)
      }),
      { numRuns: 200 },
    )
  })
})

describe('synonyms', () => {
  const stems = ['a', 'b', 'c', 'd', 'e', 'f']
  const numberOf = new Map(stems.map((stem, number) => [stem, number]))
  const pair = fc.tuple(
    fc.constantFrom(...stems),
    fc.constantFrom(...stems),
    fc.constantFrom(0.25, 0.5, 1, 2, 4),
  )

  it('hold in both directions, as sure as the concepts that speak for them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          pair.filter(([a, b]) => a !== b),
          { maxLength: 8, selector: ([a, b]) => [a, b].sort().join() },
        ),
        (pairs) => {
          const synonymsOf = unpackSynonyms(packSynonyms(pairs as never, numberOf))
          const byNumber = (all: Iterable<readonly [number, number]>) => [...all].sort(([x], [y]) => x - y)
          for (const [stem, number] of numberOf)
            expect(byNumber(synonymsOf(number))).toEqual(
              byNumber(
                pairs.flatMap(([a, b, count]) => {
                  const other = a === stem ? b : b === stem ? a : undefined
                  return other === undefined ? [] : [[numberOf.get(other)!, synonymWeight(count)] as const]
                }),
              ),
            )
        },
      ),
    )
  })

  it('are the surer the more concepts speak for them, and of stems that are not there nothing is kept', () => {
    expect([0, 1.4, 14].map(synonymWeight)).toEqual([0, 0.5, 14 / 15.4])
    expect(packSynonyms([['a', 'zz', 4]] as never, numberOf).trim()).toBe('')
  })
})

describe('letters', () => {
  it.each([
    ['вода', 'вода', true],
    ['вода', 'водаа', true],
    ['вода', 'mbuy', false],
    ['c02', 'c02', true],
    ['a1', 'a2', false],
    ['zz', '99', false],
  ])('of %s are those of %s: %s', (one, other, alike) => {
    expect(similarSpelling([other])(one, 0.6).has(0)).toBe(alike)
  })
})

describe('a table', () => {
  it('keeps a cell as it stands where text is behind its closing quotation mark', () => {
    expect([...csvRows('"a"xyz,b\r\n"c"de\nf,"g""h"')]).toEqual([['"a"xyz', 'b'], ['"c"de'], ['f', 'g"h']])
  })
})

describe('the wordings of a language', () => {
  it.each(['en', 'de', 'it', 'bg'])(
    '%s are of every current skill that has a label or a term, once',
    (tag) => {
      const all = wordings(tag)
      expect(new Set(all.map(({ uri }) => uri)).size).toBe(all.length)
      expect(all.every(({ labels, terms, trade }) => labels.length + terms.length > 0 || trade)).toBe(true)
      expect(all.find(({ uri }) => uri === heatPump)).toBeDefined()
      expect(wordings(tag)).toBe(all)
      expect(functionWords(tag).size).toBeGreaterThan(10)
    },
  )

  it('have what the trade says, without the signs of patterns', () => {
    const trade = wordings('en').flatMap((each) => each.trade ?? [])
    expect(trade).toContain('blower door')
    expect(trade.join()).not.toMatch(/[*|\t]/)
  })
})

describe('a pack made of an export', () => {
  const csv = (...rows: string[]) => `conceptUri,preferredLabel,altLabels\n${rows.join('\n')}\n`

  it('has a line for each concept, empty where the table has no label', () => {
    const { labels } = languagePack(
      csv(`${heatPump}, installera   pumpar ,en|två|en|installera pumpar`),
      'sv',
    )
    expect(labels.split('\n').filter(Boolean)).toEqual(['installera pumpar\ten\ttvå'])
  })

  it('leaves the labels and terms of a language that is here where the table has none', () => {
    const { labels, searchTerms } = languagePack(csv(`${heatPump},Wärmepumpe,`), 'de')
    const lines = labels.split('\n')
    expect(lines).toContain('Wärmepumpe')
    expect(lines.filter(Boolean).length).toBeGreaterThan(100)
    expect(searchTerms!.split('\n')).toHaveLength(lines.length)
  })
})

describe('a term of a trade', () => {
  const language = (terms: string, tag = 'de') => ({ language: tag, terms })
  const hits = (text: string, terms: string, tag?: string) =>
    [...termHits(text, language(terms, tag)).values()].map(({ concept, rank, term, words }) => [
      concept,
      rank,
      term,
      words.join(' '),
    ])

  it.each([
    ['dach', 'dach\t1', [[1, 0, 'dach', 'dach']]],
    ['dächer', 'dach\t1', []],
    ['dachstuhl', 'dach*\t1', [[1, 0, 'dach*', 'dachstuhl']]],
    ['flachdach', 'dach*\t1', []],
    ['flachdach', '*dach\t1', [[1, 0, '*dach', 'flachdach']]],
    ['dachstuhl', '*dach\t1', []],
    ['flachdachbau', '*dach*\t1', [[1, 0, '*dach*', 'flachdachbau']]],
    ['Grün, Dach', 'dach grun\t1', [[1, 0, 'dach grun', 'dach grun']]],
    ['dach', 'dach grün\t1', []],
    [
      'dach',
      'dach\t1 z',
      [
        [1, 0, 'dach', 'dach'],
        [35, 1, 'dach', 'dach'],
      ],
    ],
    ['dach holz', 'holz|dach\t1', [[1, 0, 'holz', 'dach holz']].map(([a, b, c]) => [a, b, c, 'holz dach'])],
    ['dach', 'no tab', []],
  ])('in %j is found by %j', (text, terms, found) => {
    expect(hits(text, terms)).toEqual(found)
  })

  it('is found misspelt, and in English by its stem', () => {
    expect(hits('fasadde', 'fassade\t1')).toEqual(hits('fasadde', 'fassade\t1'))
    expect(hits('fassadde', 'fassade\t1')).toEqual([[1, 0, 'fassade', 'fassadde']])
    expect(hits('boilers', 'boiler\t1', 'en')).toEqual([[1, 0, 'boiler', 'boilers']])
    expect(hits('boilers', 'boiler\t1', 'nl')).toEqual([[1, 0, 'boiler', 'boilers']])
    expect(hits('abcd', 'abce\t1')).toEqual([])
  })

  it('that has more of the text is shown, and else the one that stands first', () => {
    expect(hits('dach holz', 'dach\t1\ndach holz\t2 1')).toEqual([
      [1, 1, 'dach holz', 'dach holz'],
      [2, 0, 'dach holz', 'dach holz'],
    ])
    expect(hits('dach holz', 'dach\t2 1\nholz\t1')).toEqual([
      [2, 0, 'dach', 'dach'],
      [1, 0, 'holz', 'dach holz'],
    ])
  })
})
