import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueOf, compile, speechOf, toIcu } from '../src/icu.js'
import { type Catalogue, english, fill, type Message, render, say } from '../src/messages.js'

const bulgarian: Catalogue = {
  language: 'bg',
  texts: {
    'finding/*.missing': 'Елементът „{element}“ липсва.',
    'element/level': 'Ниво',
    'type/object': 'обект',
  },
}

describe('a message', () => {
  it.each([
    ['{n, plural, =0 {none} one {# file} other {# files}}', { n: 0 }, 'none'],
    ['{n, plural, =0 {none} one {# file} other {# files}}', { n: 1 }, '1 file'],
    ['{n, plural, =0 {none} one {# file} other {# files}}', { n: 1200 }, '1200 files'],
    ['{masked, select, true {The value} other {`{value}`}} is wrong.', { value: '{n}' }, '`{n}` is wrong.'],
    [
      '{masked, select, true {The value} other {`{value}`}} is wrong.',
      { masked: true },
      'The value is wrong.',
    ],
    ['such as \'{\' "en": "…" \'}\'.', {}, 'such as { "en": "…" }.'],
    ['{expected}', { expected: { type: ['object', 'array'] } }, 'an object or a list'],
    ['{expected}', { expected: { bound: 'at-most', limit: 8 } }, 'at most 8'],
    ['{expected}', { expected: { class: ['A', 'B', 'C'] } }, 'A, B or C'],
    [
      '{meaning}',
      {
        meaning: [
          { length: 'years', number: 1 },
          { length: 'days', number: 2 },
        ],
      },
      '1 year and 2 days',
    ],
    ['lacks `{missing}`', { missing: ['type', 'inScheme'] }, 'lacks `type`, `inScheme`'],
    ['on {until, date}', { until: '2026-06-19' }, 'on 2026-06-19'],
    ['in `{unit}`', { unit: 'hour' }, 'in `hour`'],
    ['in {unit}', { unit: 'hour' }, 'in hours'],
    ['{absent}', {}, ''],
  ])('%s with %j reads %s', (text, params, expected) => {
    expect(fill(compile(text), params)).toBe(expected)
  })

  it('of a value holds that value whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fill('<{value}>', { value })).toBe(`<${value}>`)
      }),
    )
  })

  it('is read or refused in a sentence, and says nothing else when it is written and read again', () => {
    const pieces = fc.constantFrom(
      "'",
      '{',
      '}',
      ',',
      '#',
      ' ',
      'n',
      '`',
      '{n}',
      '{n, plural, one {#} other {',
      '}}',
    )
    fc.assert(
      fc.property(fc.string({ unit: pieces }), (text) => {
        let message: Message
        try {
          message = compile(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError)
          return
        }
        for (const n of [1, 2]) expect(fill(compile(toIcu(message)), { n })).toBe(fill(message, { n }))
      }),
    )
  })

  it.each([
    ['{n', 'not closed'],
    ['{}', 'no parameter'],
    ['a } b', 'was not opened'],
    ['{n, ordinal, other {#}}', 'no format ordinal'],
    ['{n, plural, one {#}}', 'no form for other'],
    ['{n, plural, one {# other {#}}', 'opens no parameter'],
  ])('%s is refused', (text, why) => {
    expect(() => catalogueOf('lb', { 'report/errors': text })).toThrow(new RegExp(`^report/errors: .*${why}`))
  })

  it('of a quoted brace is no parameter', () => {
    const message = compile("'{'n'}' and '{n}' and {n}")
    expect(fill(message, { n: 2 })).toBe('{n} and {n} and 2')
    expect(toIcu(message)).toBe("'{'n'}' and '{'n'}' and {n}")
  })

  it('of a number that is counted is written as people write it', () => {
    for (const text of [
      '{n, plural, one {# file} other {# files}}',
      '{n, plural, =0 {no file} other {# files of {of}}}',
      "{n, plural, other {number '#' # of {form, select, a {#} other {{of}}}}} # {n}",
    ])
      expect(toIcu(compile(text))).toBe(text)
  })

  it('chooses no form by what every object has', () => {
    expect(fill(compile('{a, select, b {B} other {else}}'), { a: 'constructor' })).toBe('else')
  })
})

const german: Catalogue = { ...english, language: 'de', speech: speechOf('de') }

describe('another language', () => {
  it('writes numbers, dates, lists and plurals as it does', () => {
    expect(fill('{n}', { n: 1234.5 }, german)).toBe('1.234,5')
    expect(fill('{d, date}', { d: '2026-06-19' }, german)).toBe('19. Juni 2026')
    expect(fill('{x}', { x: ['a', 'b'] }, german)).toBe('a, b')
    expect(fill('{x}', { x: [{ both: 'a' }, { both: 'b' }] }, german)).toBe('a und b')
    expect(fill('{x}', { x: { either: ['a', 'b'] } }, german)).toBe('a oder b')
    const polish = catalogueOf('pl', {})
    const text = '{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}'
    expect([1, 2, 5, 22].map((n) => fill(compile(text), { n }, polish))).toEqual([
      '1 plik',
      '2 pliki',
      '5 plików',
      '22 pliki',
    ])
  })

  it.each([
    ['bg', '`BA`, `BB` или `BD`'],
    ['fi', '`BA`, `BB` tai `BD`'],
    ['es', '`BA`, `BB` o `BD`'],
    ['it', '`BA`, `BB` o `BD`'],
    ['de', '`BA`, `BB` oder `BD`'],
  ])('lists what is near as alternatives in %s', (language, listed) => {
    const catalogue = { ...english, language, speech: speechOf(language) }
    expect(fill('`{near}`', { near: ['BA', 'BB', 'BD'] }, catalogue)).toBe(listed)
  })

  it('says what it has, each sentence by itself, and leaves the rest as it is', () => {
    const missing = { code: 'level.missing', params: { element: 'level' }, message: 'English.' }
    expect(render(missing, bulgarian)).toEqual({ message: 'Елементът „Ниво“ липсва.', translated: true })
    const other = { code: 'level.contradictory', message: 'English.' }
    expect(render(other, bulgarian)).toEqual({ message: 'English.', translated: false })
    const fix = { kind: 'rename', params: { to: 'eqf' }, title: 'Rename it to eqf' }
    expect(render({ ...other, fix }, bulgarian).fix).toEqual({ title: 'Rename it to eqf' })
    expect(say('trust/seal', {}, bulgarian)).toBe('Sealed; the seal was not checked.')
  })
})
