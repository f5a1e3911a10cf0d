/** How a value goes from a profile into the record and back: laws where there is one, else cases as data. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes, deprecatedCodes } from '../src/codes.js'
import { hoursOf } from '../src/crosswalk/transforms/durations.js'
import { joinTexts } from '../src/crosswalk/transforms/texts.js'
import type { Transform } from '../src/crosswalk/transforms/transform.js'
import { Inexact, UnknownConcept, Unreadable } from '../src/crosswalk/transforms/unreadable.js'
import { type TransformName, transforms } from '../src/crosswalk/transforms.js'
import type { Codelist } from '../src/generated/codes.js'
import { basesOf, iriOf } from '../src/names/matches.js'

const transformOf = (name: TransformName): Transform => transforms[name] as Transform

/** What is read, with what is noted beside it; or what is expected instead. */
function outcome(name: TransformName, value: unknown, language = 'en'): unknown {
  const notes: Unreadable[] = []
  try {
    const read = transformOf(name).read(value, language, (oddity) => notes.push(oddity))
    return notes.length > 0 ? { read, notes: notes.map(shown) } : read
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return shown(error)
  }
}
const shown = (error: Unreadable) => ({
  is: error.constructor.name,
  expected: error.expected,
  ...(error instanceof UnknownConcept && {
    concept: error.concept,
    vocabulary: error.vocabulary,
    ...(error.begins !== undefined && { begins: error.begins }),
    ...(error.named !== undefined && { named: error.named }),
  }),
})
const unreadable = (expected: unknown) => ({ is: 'Unreadable', expected })
const write = (name: TransformName, value: unknown, language = 'en'): unknown =>
  transformOf(name).write(value as never, language)

describe('a text', () => {
  it.each<[unknown, unknown]>([
    ['Wood', { de: 'Wood' }],
    ['', undefined],
    [
      { en: 'Wood', bg: 'Дърво' },
      { en: 'Wood', bg: 'Дърво' },
    ],
    [{}, undefined],
    [[], undefined],
    [['', []], undefined],
    [['One', 'Two', 'One'], { de: 'One\nTwo\nOne' }],
    [['One', 'One'], { de: 'One' }],
    [[{ en: 'One' }, 'Eins', { en: 'Two' }], { en: 'One\nTwo', de: 'Eins' }],
    [{ en: ['One', 'Two', 3] }, { en: 'One\nTwo' }],
    [{ '@value': 'Wood', '@language': 'en' }, { en: 'Wood' }],
    [{ '@value': 'Holz' }, { de: 'Holz' }],
    [{ '@value': 'Holz', '@language': 7 }, { de: 'Holz' }],
    [{ noteLiteral: { en: 'Wood' } }, { en: 'Wood' }],
    [{ noteLiteral: 'Holz' }, { de: 'Holz' }],
    [{ EN: 'Wood' }, { en: 'Wood' }],
    [
      { 'EN-gb': 'Wood', sr_LATN_rs: 'Drvo', ' pt-br ': 'Madeira' },
      { 'en-GB': 'Wood', 'sr-Latn-RS': 'Drvo', 'pt-BR': 'Madeira' },
    ],
    [
      { english: 'Wood', 'en-EN': 'Wood' },
      { english: 'Wood', 'en-EN': 'Wood' },
    ],
    [JSON.parse('{ "__proto__": "Wood" }'), JSON.parse('{ "__proto__": "Wood" }')],
    [{ en: { text: 'Wood' } }, unreadable({ format: 'text-by-language' })],
    [7, unreadable({ format: 'text' })],
    [null, unreadable({ format: 'text' })],
    [true, unreadable({ format: 'text' })],
    [[7], unreadable({ format: 'text' })],
  ])('%j is read as %j', (value, expected) => {
    expect(outcome('text', value, 'de')).toEqual(expected)
    expect(outcome('plain', value, 'de')).toEqual(expected)
  })

  it('is written as it is', () => {
    expect(write('text', { en: 'Wood' })).toEqual({ en: 'Wood' })
  })

  it('without languages is written in the main one, or in the first', () => {
    const text = { bg: 'Дърво', en: 'Wood' }
    for (const name of ['plain', 'plain-or-number'] as const)
      expect([write(name, text, 'en'), write(name, text, 'fr')]).toEqual(['Wood', 'Дърво'])
  })

  it('may be a number, where a profile keeps numbers so', () => {
    expect(outcome('plain-or-number', 5.5, 'de')).toEqual({ de: '5.5' })
    expect(outcome('plain-or-number', '5', 'de')).toEqual({ de: '5' })
    expect(outcome('plain-or-number', true, 'de')).toEqual(unreadable({ format: 'text' }))
  })

  it('is joined by language, every line once next to itself, and nothing is lost', () => {
    const line = fc.stringMatching(/^[a-z]{1,4}$/)
    const text = fc.dictionary(fc.constantFrom('en', 'de', 'bg'), line, { minKeys: 1 })
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const joined = joinTexts(texts)
        for (const tag of ['en', 'de', 'bg']) {
          const lines = texts.flatMap((each) => (each[tag] === undefined ? [] : [each[tag]]))
          // A text that repeats all that stands already adds nothing.
          const wanted = lines.reduce<string | undefined>(
            (all, each) => (all === undefined ? each : all === each ? all : `${all}\n${each}`),
            undefined,
          )
          expect(joined[tag]).toBe(wanted)
        }
      }),
    )
  })
})

describe('a string', () => {
  it.each(['string', 'identifier-value'] as const)(
    'of %s is a text or a number, and says something',
    (name) => {
      expect(['A1', 7, ''].map((value) => outcome(name, value))).toEqual(['A1', '7', undefined])
      for (const value of [null, true, {}, []])
        expect(outcome(name, value)).toEqual(unreadable({ type: 'string' }))
      expect(write(name, 'A1')).toBe('A1')
    },
  )

  it('that an item is nothing without is essential', () => {
    const essential = Object.entries(transforms as Record<string, Transform>).flatMap(([name, each]) =>
      each.essential ? [name] : [],
    )
    expect(essential.toSorted()).toEqual([
      'assessment-concept',
      'assessment-type',
      'identifier-unless-hashed',
      'identifier-value',
      'iri-that-names',
      'participation-form',
      'workload-share-concept',
    ])
  })
})

describe('a number', () => {
  const names = ['number', 'number-string'] as const

  it('is read from digits with a decimal point or a decimal comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
        const digits = String(part).padStart(2, '0')
        const value = Number(`${whole}.${digits}`)
        for (const name of names)
          expect(
            [`${whole}.${digits}`, ` ${whole},${digits} `, value].map((each) => outcome(name, each)),
          ).toEqual([value, value, value])
      }),
    )
  })

  it.each(['', ' ', 'many', '1,5,5', Number.NaN, Number.POSITIVE_INFINITY, null, true, [], {}])(
    'is not %j',
    (value) => {
      for (const name of names) expect(outcome(name, value)).toEqual(unreadable({ type: 'number' }))
    },
  )

  it('is written as a number or, where the profile has it so, as a string', () => {
    expect([write('number', 2.5), write('number-string', 2.5), write('number-if-any', 2.5)]).toEqual([
      2.5,
      '2.5',
      '2.5',
    ])
  })

  it.each<[unknown, unknown]>([
    [4, 4],
    ['4', 4],
    [' -4,25 ', -4.25],
    ['+4.5', 4.5],
    ['0012', 12],
    ['4 points', undefined],
    ['of 4', undefined],
    ['4.', undefined],
    ['.5', undefined],
    ['A', undefined],
    ['', undefined],
    [null, undefined],
    [true, undefined],
    [['4'], undefined],
    [{}, undefined],
  ])('that may be none is read from %j as %j', (value, expected) => {
    expect(outcome('number-if-any', value)).toBe(expected)
  })
})

describe('a reference', () => {
  const iri = 'https://example.org/a'

  it.each<[unknown, unknown]>([
    [iri, iri],
    [` ${iri} `, iri],
    [{ id: iri }, iri],
    [{ '@id': iri }, iri],
    [{ uri: iri }, iri],
    [{ id: ` ${iri} `, '@id': 'b', uri: 'c' }, iri],
    [{ '@id': iri, uri: 'c' }, iri],
    [{ name: 'a' }, unreadable({ format: 'reference' })],
    [{ id: 7 }, unreadable({ format: 'reference' })],
    [[iri], unreadable({ format: 'reference' })],
    [7, unreadable({ format: 'reference' })],
    [null, unreadable({ format: 'reference' })],
    ['no iri', 'no iri'],
  ])('%j is %j', (value, expected) => {
    expect(outcome('iri', value)).toEqual(expected)
  })

  it.each<[unknown, string | undefined, string | undefined]>([
    [` ${iri} `, iri, iri],
    [{ id: iri }, iri, iri],
    [{ '@id': iri }, iri, iri],
    [{ uri: iri }, undefined, undefined],
    ['name', undefined, undefined],
    [{ id: 'name' }, undefined, undefined],
    [{ id: 7 }, undefined, undefined],
    [7, undefined, undefined],
    [[iri], undefined, undefined],
    ['urn:epass:activity:1', 'urn:epass:activity:1', undefined],
    [' URN:EPASS:activity:1', 'URN:EPASS:activity:1', undefined],
    ['https://example.org/urn:epass:1', 'https://example.org/urn:epass:1', 'https://example.org/urn:epass:1'],
  ])('%j is %j where there may be none, and %j where it has to name', (value, ifAny, naming) => {
    expect([outcome('iri-if-any', value), outcome('iri-that-names', value)]).toEqual([ifAny, naming])
  })

  it.each<[unknown, unknown]>([
    [` ${iri} `, iri],
    [{ contentURL: iri, id: 'x' }, iri],
    [{ id: iri }, iri],
    [{ contentURL: 7 }, unreadable({ format: 'web-address' })],
    [[iri], unreadable({ format: 'web-address' })],
    [7, unreadable({ format: 'web-address' })],
    [null, unreadable({ format: 'web-address' })],
  ])('of the web %j is %j', (value, expected) => {
    expect(outcome('web-url', value)).toEqual(expected)
  })

  it.each<[unknown, unknown]>([
    [iri, iri],
    ['http://example.org', 'http://example.org'],
    ['urn:x:y', undefined],
    ['example.org', undefined],
    [{ id: iri }, undefined],
    [7, undefined],
  ])('of the web that may be none is read from %j as %j', (value, expected) => {
    expect(outcome('web-url-if-any', value)).toBe(expected)
  })

  it.each<[unknown, unknown]>([
    ['mailto:a@example.org', 'a@example.org'],
    [{ id: 'MAILTO:a@example.org' }, 'a@example.org'],
    [' a@example.org', 'a@example.org'],
    ['a@example.org?cc=mailto:b@example.org', 'a@example.org?cc=mailto:b@example.org'],
    [7, unreadable({ format: 'email' })],
    [{}, unreadable({ format: 'email' })],
  ])('to a mailbox %j is %j', (value, expected) => {
    expect(outcome('email', value)).toEqual(expected)
  })

  it('is written as it is, a mailbox as an address of mail', () => {
    for (const name of [
      'iri',
      'iri-if-any',
      'iri-that-names',
      'web-url',
      'web-url-if-any',
      'email-plain',
    ] as const)
      expect(write(name, iri)).toBe(iri)
    expect(write('email', 'a@example.org')).toBe('mailto:a@example.org')
  })

  it('to a mailbox in plain is a text', () => {
    expect([outcome('email-plain', 'a@example.org'), outcome('email-plain', {})]).toEqual([
      'a@example.org',
      unreadable({ format: 'email' }),
    ])
  })
})

describe('a day or an instant', () => {
  const rfc = unreadable({ format: 'rfc-3339' })
  const neither = unreadable({ format: 'day-or-instant' })

  it.each<[unknown, unknown, unknown, unknown]>([
    // value, date, day, date-or-seconds
    ['2026-02-28', '2026-02-28', '2026-02-28', '2026-02-28'],
    ['2026-02-28T10:00:00Z', '2026-02-28T10:00:00Z', '2026-02-28', '2026-02-28T10:00:00Z'],
    [
      '2026-02-28T10:00:00.5+02:00',
      '2026-02-28T10:00:00.5+02:00',
      '2026-02-28',
      '2026-02-28T10:00:00.5+02:00',
    ],
    ['2026-02-28T10:00:00', '2026-02-28', '2026-02-28', '2026-02-28'],
    ['2026-02-28T10:00:00.25', '2026-02-28', '2026-02-28', '2026-02-28'],
    ['2026-02-28T10:00', rfc, '2026-02-28', '2026-02-28'],
    ['2026-02-28 10:00', rfc, '2026-02-28', '2026-02-28'],
    ['2026-02-28T10:00:00 sharp', rfc, '2026-02-28', '2026-02-28'],
    ['on 2026-02-28T10:00:00', rfc, rfc, rfc],
    ['2026-02-28T10:00:00+0200', rfc, '2026-02-28', '2026-02-28T10:00:00+02:00'],
    ['2026-02-28T10:00:00-0530', rfc, '2026-02-28', '2026-02-28T10:00:00-05:30'],
    [' 2026-02-28 ', rfc, rfc, '2026-02-28'],
    ['2026-02-31', rfc, rfc, rfc],
    ['2026-02-31T10:00:00', rfc, rfc, rfc],
    ['2026-02-31T10:00:00Z', rfc, rfc, rfc],
    ['2026-02-28x', rfc, '2026-02-28', rfc],
    ['28.02.2026', rfc, rfc, rfc],
    ['', rfc, rfc, rfc],
    [1772272800, rfc, rfc, '2026-02-28T10:00:00Z'],
    ['1772272800', rfc, rfc, '2026-02-28T10:00:00Z'],
    ['177227280', rfc, rfc, '1975-08-14T05:48:00Z'],
    ['17722728', rfc, rfc, rfc],
    ['177227280000', rfc, rfc, rfc],
    ['s1772272800', rfc, rfc, rfc],
    ['1772272800s', rfc, rfc, rfc],
    [0.25, rfc, rfc, '1970-01-01T00:00:00.250Z'],
    [1e15, rfc, rfc, neither],
    [Number.NaN, rfc, rfc, neither],
    [null, neither, neither, neither],
    [{}, neither, neither, neither],
  ])('%j is %j, its day %j, and read loosely %j', (value, date, day, loose) => {
    expect(['date', 'day', 'date-or-seconds'].map((name) => outcome(name as TransformName, value))).toEqual([
      date,
      day,
      loose,
    ])
  })

  it('is an instant where one is asked for, of a day the one it begins with in UTC', () => {
    expect(outcome('instant-or-seconds', '2026-02-28')).toBe('2026-02-28T00:00:00Z')
    expect(outcome('instant-or-seconds', 1772272800)).toBe('2026-02-28T10:00:00Z')
    expect(outcome('instant-or-seconds', '2026-02-31')).toEqual(rfc)
  })

  it('is read as it stands, where another place judges it', () => {
    expect(outcome('date-as-it-is', '28.02.2026')).toBe('28.02.2026')
    expect(outcome('date-as-it-is', null)).toEqual(neither)
  })

  it('is written as an instant, as a day or as it stands', () => {
    const written = (name: TransformName) =>
      ['2026-02-28', '2026-02-28t10:00:00z'].map((each) => write(name, each))
    expect(written('date')).toEqual(['2026-02-28T00:00:00Z', '2026-02-28T10:00:00Z'])
    expect(write('day', '2026-02-28')).toBe('2026-02-28T00:00:00Z')
    for (const name of ['date-as-it-is', 'date-or-seconds', 'instant-or-seconds'] as const)
      expect(written(name)).toEqual(['2026-02-28', '2026-02-28t10:00:00z'])
  })

  it('in seconds since 1970 is read and written back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const instant = outcome('numeric-date', seconds) as string
        expect(Date.parse(instant)).toBe(seconds * 1000)
        expect(instant).toMatch(/:\d\dZ$/)
        expect(write('numeric-date', instant)).toBe(seconds)
        expect(outcome('date-or-seconds', seconds)).toBe(instant)
      }),
    )
    for (const value of ['1772272800', null, Number.NaN, 1e15])
      expect(outcome('numeric-date', value)).toEqual(unreadable({ format: 'seconds' }))
    expect(write('numeric-date', '2026-02-28T10:00:00.900Z')).toBe(1772272800)
  })
})

describe('a duration', () => {
  const part = fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined })
  const one = (value: number | undefined, unit: string) => (value === undefined ? '' : `${value}${unit}`)

  it('is the sum of its parts in hours', () => {
    fc.assert(
      fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
        const time = one(hours, 'H') + one(minutes, 'M') + one(seconds, 'S')
        const text = `P${one(weeks, 'W')}${one(days, 'D')}${time === '' ? '' : `T${time}`}`
        fc.pre(text !== 'P')
        const total =
          ((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0) + ((minutes ?? 0) * 60 + (seconds ?? 0)) / 3600
        expect(hoursOf(text)).toBeCloseTo(total, 5)
        expect(outcome('hours', ` ${text} `)).toBe(hoursOf(text))
      }),
    )
  })

  it.each<[string, number | undefined]>([
    ['PT60H', 60],
    ['P1W', 168],
    ['P1DT12H', 36],
    ['PT1.5H', 1.5],
    ['PT20M', 0.333333],
    ['PT90S', 0.025],
    ['P0.5W', 84],
    ['PT0H', 0],
    ['P', undefined],
    ['PT', undefined],
    ['P1DT', undefined],
    ['P60M', undefined],
    ['P1Y', undefined],
    ['60', undefined],
    ['PT60', undefined],
    ['xPT60H', undefined],
    ['PT60Hx', undefined],
    ['PT1.H', undefined],
    ['', undefined],
  ])('%j is %j hours', (text, hours) => {
    expect(hoursOf(text)).toBe(hours)
    expect(outcome('hours', text)).toEqual(hours ?? unreadable({ format: 'duration-of-hours' }))
  })

  it('is written in hours, minutes and seconds, to the thousandth of one', () => {
    expect([0, 1, 0.5, 1.5, 60, 2.25, 0.992].map((hours) => write('hours', hours))).toEqual([
      'PT0H',
      'PT1H',
      'PT30M',
      'PT1H30M',
      'PT60H',
      'PT2H15M',
      'PT59M31.2S',
    ])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (minutes) => {
        const written = write('hours', minutes / 60) as string
        expect(written).not.toContain('S')
        expect(Math.round((hoursOf(written) ?? Number.NaN) * 60)).toBe(minutes)
      }),
    )
  })

  it('is no object', () => {
    expect(outcome('hours', { value: 1 })).toEqual(unreadable({ format: 'duration-of-hours' }))
  })
})

describe('a level of the EQF', () => {
  const eqf = 'http://data.europa.eu/snb/eqf/'
  const format = { format: 'eqf-level' }
  const unknown = (concept: string, begins?: string) => ({
    is: 'UnknownConcept',
    expected: format,
    concept,
    vocabulary: 'eqf',
    ...(begins && { begins }),
  })

  it('is read from its IRI, its number or its notation, and written as its IRI', () => {
    for (let level = 1; level <= 8; level++) {
      const secure = `${eqf}${level}`.replace('http:', 'https:')
      for (const value of [
        level,
        String(level),
        eqf + level,
        secure,
        { id: eqf + level },
        { notation: level },
      ])
        expect(outcome('eqf-level', value)).toBe(level)
      expect([outcome('eqf-level-if-any', eqf + level), outcome('eqf-level-if-any', level)]).toEqual([
        level,
        undefined,
      ])
      expect([write('eqf-level', level), write('eqf-level-if-any', level)]).toEqual([
        eqf + level,
        eqf + level,
      ])
      expect([outcome('eqf-in-words', `EQF level ${level}`), outcome('eqf-in-words', secure)]).toEqual([
        level,
        level,
      ])
    }
  })

  it.each<[unknown, unknown]>([
    [9, unreadable(format)],
    [0, unreadable(format)],
    ['55', unreadable(format)],
    ['level 5', unreadable(format)],
    [`${eqf}9`, unknown(`${eqf}9`)],
    [`${eqf}9`.replace('http', 'https'), unknown(`${eqf}9`.replace('http', 'https'))],
    ['https://example.org/eqf/5', unknown('https://example.org/eqf/5', eqf)],
    [`x${eqf}5`, unknown(`x${eqf}5`, eqf)],
    [{}, unreadable(format)],
    [null, unreadable(format)],
    [true, unreadable(format)],
  ])('is not %j', (value, expected) => {
    expect(outcome('eqf-level', value)).toEqual(expected)
  })

  it('may be absent where others stand in the same place', () => {
    expect(
      ['Bachelor', 'https://example.org/eqf/5', null, {}].map((each) => outcome('eqf-level-if-any', each)),
    ).toEqual([undefined, undefined, undefined, undefined])
    expect(outcome('eqf-level-if-any', `${eqf}9`)).toEqual(unknown(`${eqf}9`))
  })

  it('that only a name tells is noted as inexact', () => {
    const inexact = { read: 5, notes: [{ is: Inexact.name, expected: { format: 'eqf-alignment' } }] }
    expect([outcome('eqf-by-name', 'EQF level 5'), outcome('eqf-by-name', 5)]).toEqual([inexact, inexact])
    expect(['Bachelor', null, {}].map((each) => outcome('eqf-by-name', each))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(write('eqf-by-name', 5)).toBeUndefined()
  })
})

describe('a code', () => {
  const all = Object.entries(transforms as Record<string, Transform>).flatMap(([name, { expected }]) =>
    'list' in expected ? [[name as TransformName, expected.list as Codelist] as const] : [],
  )
  /** Those that are written by concepts of our own where the vocabulary has none. */
  const conceived = all.filter(([name]) => name.endsWith('-concept'))
  const coded = all.filter(([name]) => !name.endsWith('-concept') && name !== 'language-of-all')
  /** What stands for a concept the list does not have. */
  const otherwise: Partial<Record<TransformName, string>> = {
    'workload-unit': 'credit',
    'assessment-type': 'other',
    'participation-form': 'other',
    'quality-assurance-type': 'other',
  }

  it('has a transform for every list that a profile uses', () => {
    expect(coded.length).toBeGreaterThan(10)
  })

  it.each(coded)(
    'of %s is read from its IRI, as a text and as a concept, and written as that IRI',
    (name, list) => {
      for (const code of codes[list]) {
        expect(outcome(name, code)).toBe(code)
        expect(outcome(name, { notation: code })).toBe(code)
        const iri = iriOf(list, code as never)
        expect(write(name, code)).toBe(iri)
        if (iri === undefined) continue
        for (const value of [
          iri,
          ` ${iri} `,
          iri.replace('http:', 'https:'),
          { id: iri },
          { '@id': iri },
          { uri: iri },
        ])
          expect(outcome(name, value)).toBe(deprecatedCodes[`${list}/${code}`]?.replacedBy ?? code)
      }
    },
  )

  it.each(conceived)(
    'of %s comes back from what it is written as, a concept of ours if need be',
    (name, list) => {
      for (const code of codes[list]) {
        const iri = write(name, code) as string
        const own = `https://w3id.org/microcred/${list}/${code}`
        expect([iriOf(list, code as never) ?? own, own]).toContain(iri)
        expect([iri, { id: iri }, own, { id: own }].map((each) => outcome(name, each))).toEqual(
          Array(4).fill(code),
        )
      }
    },
  )

  it('of the language of all is read and not written', () => {
    expect(outcome('language-of-all', { id: iriOf('language', 'it') })).toBe('it')
    expect(write('language-of-all', 'it')).toBeUndefined()
  })

  it('of a country is one of the table of territorial units as well', () => {
    for (const code of ['IT', 'XK', 'GR']) {
      const iri = write('country-unit', code) as string
      expect(iri).toMatch(/\/authority\/atu\//)
      expect(outcome('country-unit', { id: iri })).toBe(code)
    }
    expect(outcome('country-unit', 'https://example.org/atu/ITA')).toEqual(unreadable({ format: 'country' }))
  })

  it.each(coded)('of %s that is unknown is told with its vocabulary', (name, list) => {
    const expected = { concept: 'of-list', list }
    const [base] = basesOf(list)
    const fallback = otherwise[name]
    const within = base === undefined ? undefined : `${base}no-such-concept`
    const outside = 'https://example.org/no-such-concept'
    const told = (concept: string, begins?: string) => ({
      is: 'UnknownConcept',
      expected,
      concept,
      vocabulary: list,
      ...(begins !== undefined && { begins }),
    })
    const answer = (oddity: unknown) =>
      fallback === undefined
        ? oddity
        : name === 'workload-unit'
          ? fallback
          : { read: fallback, notes: [oddity] }
    expect(outcome(name, outside)).toEqual(answer(told(outside, base)))
    if (within !== undefined) {
      expect(outcome(name, within)).toEqual(answer(told(within)))
      expect(outcome(name, within.replace('http:', 'https:'))).toEqual(
        answer(told(within.replace('http:', 'https:'))),
      )
    }
    const word = outcome(name, 'no such word')
    if (name === 'workload-unit') expect(word).toBe('credit')
    else if (fallback !== undefined) expect(word).toEqual(answer(told('no such word', base)))
    else if (name === 'supervision') expect(word).toEqual(told('no such word', base))
    else expect(word).toEqual(unreadable(expected))
    for (const value of [null, 7, [], {}])
      if (!(value && typeof value === 'object' && !Array.isArray(value)) || fallback === undefined)
        expect(outcome(name, value)).toEqual(unreadable(expected))
  })

  const english = 'http://publications.europa.eu/resource/authority/language/ENG'
  it.each<[unknown]>([
    [{ id: 'https://example.org/x', prefLabel: { en: ' ENGLISH ' } }],
    [{ id: 'https://example.org/x', prefLabel: 'English' }],
    [{ id: 'https://example.org/x', prefLabel: { fr: ['Anglais', 'English'] } }],
    [{ id: 'https://example.org/x', notation: 'en' }],
    [{ id: 'https://example.org/x', notation: ['EN'] }],
  ])('that the label or the notation of an unknown concept names is read and noted: %j', (value) => {
    expect(outcome('language', value)).toEqual({
      read: 'en',
      notes: [
        {
          is: 'UnknownConcept',
          expected: { concept: 'of-list', list: 'language' },
          concept: 'https://example.org/x',
          vocabulary: 'language',
          begins: english.slice(0, -'ENG'.length),
          named: english,
        },
      ],
    })
  })

  it('that a label only might name is not read', () => {
    const value = { id: 'https://example.org/x', prefLabel: { en: 'Other' }, notation: 'other' }
    expect(outcome('participation-form', value)).toMatchObject({
      read: 'other',
      notes: [{ begins: expect.any(String) }],
    })
    expect((outcome('participation-form', value) as { notes: object[] }).notes[0]).not.toHaveProperty('named')
    expect(
      outcome('language', { id: 'https://example.org/x', prefLabel: { en: 'Klingon' } }),
    ).not.toHaveProperty('read')
  })

  it('in capitals is the same code', () => {
    expect([outcome('language', 'EN'), outcome('participation-form', 'Online')]).toEqual(['en', 'online'])
  })

  it('that is the word for another kind is not noted', () => {
    expect(outcome('participation-form', 'other')).toBe('other')
  })

  it('of a country may be one we do not know, unless it is a concept', () => {
    const base = basesOf('country')[0]!
    expect(['BG', `${base}BGR`, 'Atlantis'].map((each) => outcome('country-code', each))).toEqual([
      'BG',
      'BG',
      'Atlantis',
    ])
    expect(outcome('country-code', { notation: 'Atlantis' })).toBe('Atlantis')
    expect(outcome('country-code', `${base}ATL`)).toEqual({
      is: 'UnknownConcept',
      expected: { format: 'country' },
      concept: `${base}ATL`,
      vocabulary: 'country',
    })
    expect(outcome('country-code', 7)).toEqual(unreadable({ format: 'country' }))
    expect(write('country-code', 'BG')).toBe(`${base}BGR`)
  })

  it('of opportunities is passed over where a concept is of another list', () => {
    const [code] = [...codes['opportunity-type']]
    const iri = iriOf('opportunity-type', code as never)!
    expect([iri, { id: iri }, code].map((each) => outcome('opportunity-type-if-any', each))).toEqual([
      code,
      code,
      code,
    ])
    expect(
      ['https://example.org/x', { '@id': iri }, { id: 7 }, null, 7].map((each) =>
        outcome('opportunity-type-if-any', each),
      ),
    ).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(write('opportunity-type-if-any', code)).toBe(iri)
  })
})

describe('a label', () => {
  it.each<[unknown, unknown]>([
    ['Sofia', 'Sofia'],
    [{ en: 'Sofia', de: 'Sofja' }, 'Sofja'],
    [{ en: 'Sofia', bg: 'София' }, 'Sofia'],
    [{ bg: 'София', fr: 'Sophia' }, 'София'],
    ['', undefined],
    [{}, undefined],
    [{ id: 'https://example.org' }, undefined],
    [{ type: 'Concept', en: 'Sofia' }, undefined],
    [7, unreadable({ format: 'text' })],
  ])('of %j is %j', (value, expected) => {
    expect(outcome('label', value, 'de')).toEqual(expected)
    expect(write('label', 'Sofia')).toBe('Sofia')
  })

  it('of a concept of none of our lists keeps what it is called', () => {
    const prefLabel = { en: 'Hackathon' }
    expect(outcome('label-of-other', { id: 'https://example.org/x', prefLabel })).toEqual(prefLabel)
    expect(outcome('label-of-other', { id: 'https://example.org/x', prefLabel: 'Hackathon' }, 'de')).toEqual({
      de: 'Hackathon',
    })
    expect(outcome('label-of-other', { id: 'https://example.org/x' })).toBeUndefined()
    expect(outcome('label-of-other', 'https://example.org/x')).toBeUndefined()
    expect(outcome('label-of-other', { prefLabel })).toEqual(prefLabel)
    expect(outcome('label-of-other', { notation: 'hackathon' }, 'de')).toEqual({ de: 'hackathon' })
    expect(outcome('label-of-other', { prefLabel: { en: 'Blended' } })).toBeUndefined()
    expect(outcome('label-of-other', {})).toBeUndefined()
    for (const list of ['assessment-type', 'participation-form', 'quality-assurance-type'] as const) {
      const known = [...codes[list]]
        .map((code) => iriOf(list, code as never))
        .find((iri) => iri !== undefined)
      expect(outcome('label-of-other', { id: known, prefLabel })).toBeUndefined()
    }
    expect(write('label-of-other', prefLabel)).toBeUndefined()
  })
})

describe('a main language', () => {
  it('is read from any tag that begins with it', () => {
    expect(['en', 'en-US', 'en-EN', ' EN_us'].map((each) => outcome('main-language', each))).toEqual([
      'en',
      'en',
      'en',
      'en',
    ])
    for (const value of ['english', '', 'xx-EN', 7, null])
      expect(outcome('main-language', value)).toEqual(unreadable({ format: 'language-tag' }))
    expect(write('main-language', 'en')).toBe('en')
  })
})

describe('a truth value', () => {
  it('says whether a credential is partial', () => {
    expect([true, 'true', false, 'false'].map((each) => outcome('stackable-if-partial', each))).toEqual([
      'stackable',
      'stackable',
      'standalone',
      'standalone',
    ])
    for (const value of ['yes', 1, 0, null, ''])
      expect(outcome('stackable-if-partial', value)).toEqual(unreadable({ type: 'boolean' }))
    expect([write('stackable-if-partial', 'stackable'), write('stackable-if-partial', 'standalone')]).toEqual(
      [true, false],
    )
  })

  it('is true or it is false', () => {
    expect(
      [true, 'true', false, 'false', 1, null, 'yes'].map((each) => outcome('true-or-false', each)),
    ).toEqual([true, true, false, false, false, false, false])
    expect([write('true-or-false', true), write('true-or-false', false)]).toEqual([true, false])
  })
})

describe('words of another vocabulary', () => {
  const tables: Partial<Record<TransformName, { words: Record<string, string>; otherwise: unknown }>> = {
    'identity-type': {
      words: {
        nationalIdentityNumber: 'national-id',
        emailAddress: 'email',
        accountId: 'account',
        userName: 'account',
        sourcedId: 'student-id',
        'ext:ESI': 'european-student-identifier',
        'ext:eIDASIdentifier': 'eidas',
      },
      otherwise: 'a word of its own',
    },
    'result-status': { words: { Completed: 'pass', Failed: 'fail' }, otherwise: undefined },
    'recipient-type': { words: { email: 'email', url: 'account', id: 'account' }, otherwise: 'other' },
    'recipient-identity-type': {
      words: { email: 'emailAddress', url: 'ext:url', id: 'ext:url', telephone: 'ext:telephone' },
      otherwise: 'identifier',
    },
  }

  it('of search engines for the mode of a course are three, each form written as the nearest', () => {
    expect(['Online', 'Blended', 'Onsite', 'Evening'].map((each) => outcome('course-mode', each))).toEqual([
      'online',
      'blended',
      'on-site',
      'Evening',
    ])
    expect(
      [
        'online',
        'hybrid',
        'blended',
        'on-site',
        'work-based',
        'research-lab-based',
        'project-based',
        'other',
      ].map((each) => write('course-mode', each)),
    ).toEqual(['Online', 'Blended', 'Blended', 'Onsite', 'Onsite', 'Onsite', undefined, undefined])
  })

  it.each(Object.entries(tables))('of %s mean codes of ours', (name, { words, otherwise }) => {
    const transform = name as TransformName
    for (const [word, code] of Object.entries(words)) {
      expect(outcome(transform, word)).toBe(code)
      // The first word that means a code is the one it is written with.
      expect(write(transform, code)).toBe(Object.keys(words).find((each) => words[each] === code))
    }
    expect(outcome(transform, 'a word of its own')).toBe(otherwise)
    expect(outcome(transform, 'toString')).toBe(otherwise === 'a word of its own' ? 'toString' : otherwise)
    expect(write(transform, 'a word of its own')).toBe('a word of its own')
    expect(outcome(transform, {})).toEqual(unreadable({ choice: 'words', words: Object.keys(words) }))
  })

  it.each<[TransformName, Readonly<Record<string, string>>, string, readonly string[]]>([
    [
      'edu-assessment-type',
      {
        testing: 'written-examination',
        'application of a skill': 'practical-assessment',
        portfolio: 'portfolio',
      },
      'assessment-type',
      ['recognition of prior learning'],
    ],
    [
      'edu-participation-form',
      { online: 'online', 'onsite or blended': 'blended', 'work experience': 'work-based' },
      'participation-form',
      ['volunteering', 'personalized learning activities'],
    ],
    [
      'edu-supervision',
      {
        'unsupervised with no identity verification': 'unsupervised-without-id-verification',
        'supervised with no identity verification': 'supervised-without-id-verification',
        'supervised online': 'supervised-without-id-verification',
        'supervised online or onsite with identity verification': 'supervised-with-id-verification',
        'onsite with identity verification': 'supervised-with-id-verification',
      },
      'supervision',
      [],
    ],
  ])('of %s mean codes of ours, and others are told', (name, words, list, others) => {
    const expected = { choice: 'words', words: [...Object.keys(words), ...others] }
    const told = (concept: string, more = {}) => ({
      is: 'UnknownConcept',
      expected,
      concept,
      vocabulary: list,
      ...more,
    })
    for (const [word, code] of Object.entries(words)) {
      expect(outcome(name, word)).toBe(code)
      expect(write(name, code)).toBe(Object.keys(words).find((each) => words[each] === code))
      const capitals = word.toUpperCase()
      expect(outcome(name, capitals)).toEqual({ read: code, notes: [told(capitals, { named: word })] })
    }
    for (const word of others) expect(outcome(name, word)).toBe('other')
    const unknown = told('toString')
    expect(outcome(name, 'toString')).toEqual(
      list === 'supervision' ? unknown : { read: 'other', notes: [unknown] },
    )
    expect(outcome(name, {})).toEqual(unreadable(expected))
  })

  it('of a list that a profile has no word for are told with their IRI, unless they are written as such', () => {
    const hybrid = iriOf('participation-form', 'hybrid')
    for (const word of ['hybrid', hybrid!]) expect(outcome('edu-participation-form', word)).toBe('hybrid')
    for (const word of ['Hybrid', { prefLabel: { en: 'Hybrid' } }])
      expect(outcome('edu-participation-form', word)).toMatchObject({
        read: 'hybrid',
        notes: [{ named: hybrid }],
      })
  })

  it('of edubadges that our codes say whole are not repeated as a description', () => {
    for (const word of ['testing', 'application of a skill', 'portfolio', 'online', 'supervised online'])
      expect(outcome('edu-description', word)).toBeUndefined()
    expect(outcome('edu-description', 'volunteering')).toEqual({ en: 'volunteering' })
    expect(outcome('edu-description', { nl: 'online' })).toEqual({ nl: 'online' })
    expect(write('edu-description', { nl: 'online' })).toBeUndefined()
  })

  it('that name a hash say its algorithm', () => {
    expect(
      ['sha256$9f86', 'SHA512$x', 'md5$x', 'MD5$x'].map((each) => outcome('hash-algorithm', each)),
    ).toEqual(['sha-256', 'sha-512', 'md5', 'md5'])
    expect(
      ['sha256', 'x sha256$y', 'sha$y', 'Anna', null, 7].map((each) => outcome('hash-algorithm', each)),
    ).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
    expect(write('hash-algorithm', 'sha-256')).toBeUndefined()
  })
})

describe('words of people', () => {
  it.each<[TransformName, unknown, unknown]>([
    ['country-called', 'Bulgaria', 'BG'],
    ['country-called', ' bg ', 'BG'],
    ['country-called', 'The Netherlands', 'NL'],
    ['country-called', 'Atlantis', 'Atlantis'],
    ['country-called', {}, unreadable({ format: 'country' })],
    ['language-called', 'German', 'de'],
    ['language-called', 'DE_at', 'de'],
    ['language-called', 'Klingonish', unreadable({ format: 'language-name' })],
    ['language-called', null, unreadable({ format: 'language-name' })],
    ['quality-assurance-called', 'Program Evaluation', 'programme-quality-assurance'],
    ['quality-assurance-called', ' institutional licence', 'institutional-licence'],
    ['quality-assurance-called', 'toString', 'other'],
    ['quality-assurance-called', 'whatever', 'other'],
    ['eqf-in-words', 'Level 5 (EQF)', 5],
    ['eqf-in-words', 'the European Qualifications Framework: level 6', 6],
    ['eqf-in-words', 5, 5],
    ['eqf-in-words', 'Niveau 7', 7],
    ['eqf-in-words', 'EQF 9', unreadable({ format: 'eqf-level' })],
    ['eqf-in-words', '5 or 6', unreadable({ format: 'eqf-level' })],
    ['eqf-in-words', 'grade 5', unreadable({ format: 'eqf-level' })],
    ['eqf-in-words', ['5'], unreadable({ format: 'eqf-level' })],
    ['stackable-in-words', true, 'stackable'],
    ['stackable-in-words', ' Yes ', 'stackable'],
    ['stackable-in-words', 'Stand-alone', 'standalone'],
    ['stackable-in-words', 'standalone', 'standalone'],
    ['stackable-in-words', false, 'standalone'],
    ['stackable-in-words', 'yes and no', unreadable({ type: 'boolean' })],
    ['stackable-in-words', 'say no', unreadable({ type: 'boolean' })],
    ['hours-in-words', 'PT60H', 60],
    ['hours-in-words', '60 hours', 60],
    ['hours-in-words', 'about 12,5 Stunden', 12.5],
    ['hours-in-words', 30, 30],
    ['hours-in-words', ' 7,5 ', 7.5],
    ['hours-in-words', '60 horses', unreadable({ format: 'volume' })],
    ['hours-in-words', '2 ECTS', undefined],
    ['hours-in-words', 'much', unreadable({ format: 'volume' })],
    ['hours-in-words', '2 ECTS (50 h)', 50],
    ['hours-if-any', '30', 30],
    ['hours-if-any', 'PT24H', 24],
    ['hours-if-any', '30 hours', 30],
    ['hours-if-any', 7.5, 7.5],
    ['hours-if-any', 'by arrangement', undefined],
    ['hours-if-any', {}, undefined],
    ['ects-in-words', '2 ECTS (50 h)', 2],
    ['ects-in-words', 'ECTS credits: 2,5', 2.5],
    ['ects-in-words', '1.5ecvet', 1.5],
    ['ects-in-words', '60 hours', undefined],
    ['ects-in-words', {}, unreadable({ format: 'credits' })],
  ])('of %s: %j is %j', (name, value, expected) => {
    expect(outcome(name, value)).toEqual(expected)
  })

  it('of hours that need not be there are written as they are', () => {
    expect(write('hours-if-any', 7.5)).toBe('7.5')
  })

  it('are written as they are', () => {
    for (const name of ['country-called', 'hours-in-words', 'stackable-in-words'] as const)
      expect(write(name, 'BG')).toBe('BG')
  })
})

describe('what only has a place', () => {
  it('is handed on', () => {
    const value = { a: 1 }
    for (const name of ['items', 'first', 'constant'] as const) expect(outcome(name, value)).toBe(value)
    for (const name of ['items', 'first'] as const) expect(write(name, value)).toBe(value)
    expect(write('constant', value)).toBeUndefined()
  })
})
