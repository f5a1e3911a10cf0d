import { valueAt } from '@microcred/common/pointer'
import { describe, expect, it } from 'vitest'
import { complete } from '../../test/complete-record.js'
import { validate } from '../index.js'
import { shown, subjectOf, typeOf } from './explain.js'

const only = (changes: Record<string, unknown>) => {
  const { findings } = validate(complete(changes), { at: '2026-09-01' })
  expect(findings.map(({ code }) => code)).toHaveLength(1)
  return findings[0]!
}

describe('what the schema refuses', () => {
  it.each([
    ['Spain', 'ES'],
    ['España', 'ES'],
    ['ESP', 'ES'],
    ['es', 'ES'],
    ['Griechenland', 'GR'],
    ['SVN', 'SI'],
    ['Atlantis', undefined],
    ['QQQ', undefined],
    ['E', undefined],
  ])('is the country %s, for which %s is offered', (country, suggestion) => {
    const { code, params, fix } = only({
      issuerCountry: [{ country }],
      awardingBody: [{ legalName: { en: 'One' } }],
    })
    expect(code).toBe('issuer-country.unknown-code')
    expect(params.suggestion).toBe(suggestion)
    expect(fix?.patch).toEqual(
      suggestion && [{ op: 'replace', path: '/issuerCountry/0/country', value: suggestion }],
    )
  })

  it.each([
    ['english', 'en'],
    ['Deutsch', 'de'],
    ['bul', 'bg'],
    ['EN', 'en'],
    ['pt_br', 'pt-BR'],
    ['en-EN', 'en'],
    ['klingon', undefined],
  ])('is the language tag %s, for which %s is offered', (tag, suggestion) => {
    const { code, params, fix } = only({ title: { es: 'Acabado', [tag]: 'A' } })
    expect(code).toBe('title.unknown-language')
    expect(params.suggestion).toBe(suggestion)
    expect(fix?.patch).toEqual(
      suggestion && [{ op: 'move', from: `/title/${tag}`, path: `/title/${suggestion}` }],
    )
  })

  it('is a code with a slip, or in the letters of its label', () => {
    expect(only({ participationForm: [{ type: 'bleneded' }] }).params.suggestion).toBe('blended')
    expect(only({ participationForm: [{ type: 'On Site' }] }).params.suggestion).toBe('on-site')
    expect(only({ participationForm: [{ type: 'x' }] }).params.suggestion).toBeUndefined()
  })

  it('is a number written as a string, which is offered as a number', () => {
    const { code, fix } = only({ level: { eqf: '5' } })
    expect(code).toBe('level.wrong-type')
    expect(fix?.patch).toEqual([{ op: 'replace', path: '/level/eqf', value: 5 }])
    expect(only({ level: { eqf: 'five' } }).fix).toBeUndefined()
  })

  it('is an object where a list of them stands, which is offered as a list', () => {
    const { code, fix } = only({ participationForm: { type: 'blended' } })
    expect(code).toBe('participation-form.wrong-type')
    expect(fix?.patch).toEqual([{ op: 'replace', path: '/participationForm', value: [{ type: 'blended' }] }])
  })

  it.each([
    [{ level: [] }, 'level.wrong-type', { expected: { type: ['object'] }, received: { type: 'array' } }],
    [{ level: null }, 'level.wrong-type', { received: 'null' }],
    [
      { title: 'Acabado' },
      'title.wrong-type',
      { expected: { type: ['object'] }, received: { type: 'string' } },
    ],
    [{ level: {} }, 'level.empty', { limit: 1 }],
    [{ level: { eqf: 9 } }, 'level.out-of-range', { value: '9', expected: { bound: 'at-most', limit: 8 } }],
    [{ level: { eqf: 5.5 } }, 'level.wrong-type', { expected: { type: ['integer'] } }],
    [{ dateOfIssuing: '19/06/2026' }, 'date-of-issuing.not-a-date', { value: '19/06/2026' }],
    [{ id: 'no iri' }, 'id.not-an-iri', { value: 'no iri' }],
    [{ colour: 'red' }, 'record.unknown-property', { property: 'colour' }],
    [{ supervision: {} }, 'supervision.incomplete', { property: 'type' }],
    [{ furtherInformation: { fields: ['0722', '0722'] } }, 'further-information.repeated-item', {}],
  ])('is %j', (changes, code, params) => {
    const finding = only(changes)
    expect(finding.code).toBe(code)
    expect(finding.params).toMatchObject(params)
  })

  it('is an e-mail address with a scheme, and no part of the finding carries it', () => {
    const { code, fix } = only({ learner: { email: 'mailto:ada@learner.example' } })
    expect(code).toBe('learner.not-an-email')
    expect(fix).toBeUndefined()
    for (const learner of [{ email: 'mailto:canary@a.example' }])
      expect(JSON.stringify(only({ learner }))).not.toContain('canary')
  })

  it('is a property of another name, __proto__ and constructor included', () => {
    expect(only({ furtherInformations: {} }).params.suggestion).toBe('furtherInformation')
    expect(only(JSON.parse('{"constructor": 1}')).params.property).toBe('constructor')
    expect(only({ level: JSON.parse('{"eqf": 5, "__proto__": 1}') }).pointer).toBe('/level/__proto__')
  })
})

describe('a value in a finding', () => {
  it('is short, and nothing of the learner', () => {
    expect(shown('title', 'x'.repeat(100))).toEqual({ value: `${'x'.repeat(57)}…` })
    expect(shown('level', { eqf: 9 })).toEqual({ value: '{"eqf":9}' })
    expect(shown('learner', 'Ada')).toEqual({ masked: true })
  })
})

describe('the type of a value', () => {
  it.each([
    [null, 'null'],
    [[], { type: 'array' }],
    [{}, { type: 'object' }],
    ['', { type: 'string' }],
    [1, { type: 'number' }],
    [false, 'false'],
    [undefined, { type: 'nothing' }],
  ])('of %j is %j', (value, name) => {
    expect(typeOf(value)).toEqual(name)
  })
})

describe('subjectOf', () => {
  it.each([
    ['', 'record'],
    ['/notionalWorkload/volumes/0', 'notional-workload'],
    ['/$schema', 'schema'],
    ['/a~1b', 'a/b'],
  ])('finds in %j the subject %s', (pointer, subject) => {
    expect(subjectOf(pointer)).toBe(subject)
  })
})

describe('valueAt', () => {
  it('follows escapes and list positions, and own members only', () => {
    expect(valueAt({ 'a/b': [{ '~': 1 }] }, '/a~1b/0/~0')).toBe(1)
    expect(valueAt({ a: 1 }, '')).toEqual({ a: 1 })
    expect(valueAt({ a: 'text' }, '/a/length')).toBeUndefined()
    expect(valueAt({}, '/constructor')).toBeUndefined()
  })
})
