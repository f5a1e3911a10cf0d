import { elements } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { fixturesOf } from '../../../tools/fixtures.ts'
import { type ElementKey, elementValidators, microcredential, specification } from '../src/elements.js'
import { agree } from './agree.js'
import { complete } from './complete-record.js'

const issuesOf = (value: unknown): unknown => {
  const result = microcredential['~standard'].validate(value)
  return 'issues' in result ? result.issues?.map(({ path }) => path) : []
}

describe.each(elements.map(({ id, key }) => ({ id, key: key as ElementKey })))('$id', ({ id, key }) => {
  const { valid, invalid } = fixturesOf(id)
  const validator = elementValidators[key]

  it.each([...valid, ...invalid])('has one answer to $file, alone and in a record', ({ data }) => {
    const sound = !validator.check(data).some(({ severity }) => severity === 'error')
    expect(validator.is(data)).toBe(sound)
    const result = validator['~standard'].validate(data)
    expect('value' in result ? result.value === data && sound : !sound).toBe(true)
    if (!sound) expect(agree(complete({ [key]: data }))).toBe(false)
    else agree(complete({ [key]: data }))
  })
})

describe('a record', () => {
  it.each<[string, unknown, boolean]>([
    ['whole', complete(), true],
    ['that ends before it begins', complete({ validFrom: '2026-07-01', validUntil: '2026-06-30' }), false],
    ['that is an empty object', {}, false],
    ['with an unknown member', complete({ titel: 1 }), false],
  ])('%s has one answer', (_, value, ok) => {
    expect(agree(value)).toBe(ok)
  })

  it.each<[string, unknown]>([
    ['a list of records', [complete()]],
    ['the text of a record', JSON.stringify(complete())],
    ['the bytes of a record', new TextEncoder().encode(JSON.stringify(complete()))],
    ['a record in an upload wrapper', { credential: complete() }],
    ['a number', 5],
    ['nothing', undefined],
    ['null', null],
    ['a function', () => complete()],
    [
      'an object that throws',
      Object.defineProperty({}, 'title', {
        enumerable: true,
        get() {
          throw new Error('not for you')
        },
      }),
    ],
  ])('is not %s', (_, value) => {
    for (const validator of [microcredential, specification]) {
      expect(validator.is(value)).toBe(false)
      expect(validator.check(value).some(({ severity }) => severity === 'error')).toBe(true)
      expect(validator['~standard'].validate(value)).toHaveProperty('issues')
    }
  })

  it('has its issues where a form shows them, also of what is missing', () => {
    expect(issuesOf(complete({ title: undefined }))).toEqual([['title']])
    expect(issuesOf(complete({ awardingBody: [{}] }))).toContainEqual(['awardingBody', 0, 'legalName'])
    expect(issuesOf(complete({ level: { eqf: 9 } }))).toEqual([['level', 'eqf']])
  })
})
