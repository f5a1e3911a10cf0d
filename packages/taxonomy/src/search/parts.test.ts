/** The small parts of the search by themselves: each against a plain statement of what it is to do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compoundParts, hasPart } from './compounds.js'
import { csvRows } from './csv-rows.js'
import { pair, pairs, readPairs } from './digits.js'
import { languagePack } from './pack-from-csv.js'
import { similarSpelling } from './similar-spelling.js'
import { scoreOf, strengthOf } from './strength.js'

describe('a table', () => {
  const cell = fc.stringMatching(/^[a-z",\n\r ]{0,6}$/)
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

  it('gives back the cells it was written from', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, end, mark) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(end)
        expect([...csvRows(`${mark ? '\uFEFF' : ''}${text}${end}`)]).toEqual(rows)
      }),
    )
  })

  it.each<[string, string[][]]>([
    [
      'a,b\n\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\n\n\nb', [['a'], ['b']]],
    [',\n', [['', '']]],
    ['', []],
    [
      '"a"x,b\nc,d',
      [
        ['', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"open\nto the end', [['open\nto the end']]],
  ])('%j has the rows %j', (text, rows) => {
    expect([...csvRows(text)].at(-1)).toEqual(rows.at(-1))
    expect([...csvRows(text)].length).toBe(rows.length)
  })
})

describe('two letters', () => {
  it('say every number below the greatest, and are read back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: pairs - 1 }), { maxLength: 20 }), (numbers) => {
        const text = `x${numbers.map(pair).join('')}`
        const into = new Uint16Array(numbers.length + 2)
        expect(readPairs(text, 1, text.length, into, 1)).toBe(numbers.length + 1)
        expect([...into]).toEqual([0, ...numbers, 0])
      }),
    )
    expect(pairs).toBe(4096)
  })
})

describe('a suggestion', () => {
  const nothing = { label: 0, term: 0, description: 0, telling: 0 }
  const telling = { ...nothing, telling: 1 }

  it.each([
    [1, nothing, 'strong'],
    [0.99, nothing, 'weak'],
    [0.5, telling, 'strong'],
    [0.499, telling, 'likely'],
    [0.12, telling, 'likely'],
    [0.119, telling, 'weak'],
    [0.5, { ...nothing, term: 1 }, 'strong'],
  ] as const)('of score %d and %j is %s', (score, evidence, strength) => {
    expect(strengthOf(score, evidence)).toBe(strength)
  })

  it('is the surer the more speaks for it', () => {
    const part = fc.double({ min: 0, max: 0.9, noNaN: true })
    const evidence = fc.record({ label: part, term: part, description: part, telling: part })
    fc.assert(
      fc.property(
        evidence,
        fc.constantFrom('label', 'term', 'description', 'telling' as const),
        (before, which) => {
          const after = { ...before, [which]: before[which as 'label'] + 0.1 }
          expect(scoreOf(after)).toBeGreaterThan(scoreOf(before))
          expect(scoreOf(before)).toBeGreaterThan(0)
          expect(scoreOf(after)).toBeLessThan(1)
        },
      ),
    )
  })
})

describe('a word written together', () => {
  const known =
    (...words: string[]) =>
    (part: string) =>
      words.includes(part)

  it.each<[string, string[], readonly string[]]>([
    ['holzabfalle', ['holz', 'abfalle'], ['holz', 'abfalle']],
    ['arbeitsplatz', ['arbeit', 'platz'], ['arbeit', 'platz']],
    ['holzabfalle', ['abfalle'], ['abfalle']],
    ['holzabfalle', ['holz'], ['holz']],
    ['holzabfalle', ['hol', 'zabfalle'], []],
    ['abholz', ['holz'], []],
    ['holzabfalle', [], []],
    ['holzxabfalle', ['holz', 'abfalle'], ['abfalle']],
  ])('%s, of which %j are known, has the parts %j', (word, words, parts) => {
    expect(compoundParts(word, known(...words))).toEqual(parts)
  })

  it('has a part at one of its ends, with something beside it', () => {
    expect(
      [
        ['holzbau', 'holz'],
        ['altholz', 'holz'],
        ['alholz', 'holz'],
        ['altholzbau', 'holz'],
        ['holbau', 'hol'],
      ].map(([word, part]) => hasPart(word!, part!)),
    ).toEqual([true, true, false, false, false])
  })
})

describe('spelling', () => {
  /** Pairs and triples of a word with its ends marked. */
  const grams = (word: string): Set<string> => {
    const text = `^${word}$`
    const all = new Set<string>()
    for (let at = 0; at < text.length - 1; at++) all.add(text.slice(at, at + 2))
    for (let at = 0; at < text.length - 2; at++) all.add(text.slice(at, at + 3))
    return all
  }
  /** Dice coefficient; of the word that is asked for every pair and triple counts, repeated or not. */
  const dice = (asked: string, other: string): number => {
    const of = grams(other)
    const common = [...grams(asked)].filter((gram) => of.has(gram)).length
    return (2 * common) / (2 * asked.length + 1 + of.size)
  }

  it('is as like as the pairs and triples of letters that two words share', () => {
    const word = fc.stringMatching(/^[abc1]{1,6}$/)
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), word, (words, asked) => {
        const found = similarSpelling(words)(asked, 0.3)
        for (const [id, other] of words.entries()) {
          const likeness = dice(asked, other)
          if (likeness >= 0.3) expect(found.get(id)).toBeCloseTo(likeness ** 2, 9)
          else expect(found.has(id)).toBe(false)
        }
      }),
    )
  })
})

describe('a pack of a language', () => {
  it.each(['english', 'EN', 'e', '', 'eng', ' en'])('is not made for %j', (language) => {
    expect(() => languagePack('conceptUri,preferredLabel\n', language)).toThrow(/is no language/)
  })

  it.each([
    ['preferredLabel\n', /no column conceptUri/],
    ['conceptUri\n', /no column preferredLabel/],
    ['conceptUri,preferredLabel\nhttps://example.org,x\n', /no label of a green skill/],
  ])('is not made of %j', (csv, sentence) => {
    expect(() => languagePack(csv, 'sv')).toThrow(sentence)
  })
})
