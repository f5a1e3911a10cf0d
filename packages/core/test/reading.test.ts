import { describe, expect, it } from 'vitest'
import { codes, labelOf } from '../src/codes.js'
import { blank, CannotRead, elements, codeOf as ofIri, read } from '../src/index.js'

describe('codes', () => {
  it('are asked by the name of their list, and the compiler learns which it is', () => {
    const given: unknown = 'blended'
    expect(codes['participation-form'].has(given)).toBe(true)
    expect(codes['participation-form'].has('bleneded')).toBe(false)
  })

  it('have labels in the languages of the locales, in English elsewhere, and none where they are no codes', () => {
    expect(labelOf('assessment-type', 'continuous-evaluation', 'de')).toBe('Fortlaufende Evaluierung')
    expect(labelOf('assessment-type', 'continuous-evaluation', 'de-AT')).toBe('Fortlaufende Evaluierung')
    expect(labelOf('assessment-type', 'continuous-evaluation', 'mt')).toBe(
      labelOf('assessment-type', 'continuous-evaluation'),
    )
    expect(labelOf('assessment-type', 'nonsense' as never)).toBeUndefined()
    expect(labelOf('assessment-type', 'quiz', '__proto__')).toBe(labelOf('assessment-type', 'quiz'))
  })

  it('are found by the IRI they match', () => {
    expect(ofIri('country', 'http://publications.europa.eu/resource/authority/country/BGR')).toBe('BG')
    expect(ofIri('country', 'http://publications.europa.eu/resource/authority/country/XXX')).toBeUndefined()
  })
})

describe('a blank record', () => {
  it('has a place for every mandatory element, in the language asked for', () => {
    const record = blank('bg')
    expect(elements.filter(({ required, key }) => required && !(key in record))).toEqual([])
    expect(record.title).toEqual({ bg: expect.stringContaining('<') })
  })
})

describe('reading', () => {
  it('takes the record out of a credential of any profile, and says which it was', () => {
    const { profile, record } = read({
      title: { en: 'Wood finishing' },
      level: { eqf: 5 },
      learningOutcomes: [],
    })
    expect([profile, record.level]).toEqual(['record', { eqf: 5 }])
  })

  it.each([
    ['text', 'not-an-object'],
    [null, 'not-an-object'],
    [[], 'not-an-object'],
    [{ hello: 'world' }, 'unrecognised'],
  ])('refuses %j by name', (input, code) => {
    expect(() => read(input)).toThrow(CannotRead)
    expect(() => read(input)).toThrow(expect.objectContaining({ code, pointer: '' }))
  })

  it('names the profiles there are where another is asked for', () => {
    expect(() => read({}, { profile: 'ob3' as never })).toThrow(/record, specification, edc/)
  })
})
