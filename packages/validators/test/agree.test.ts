import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elements } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { fixturesOf } from '../../../tools/fixtures.ts'
import { root } from '../../../tools/root.ts'
import { allRules } from '../src/check/all-rules.js'
import { elementValidator } from '../src/check/element.js'
import * as each from '../src/elements.js'
import { type ElementKey, elementValidators, microcredential, specification } from '../src/elements.js'
import { elementSchemas } from '../src/generated/schemas.js'
import { agree } from './agree.js'
import { complete } from './complete-record.js'

const issuesOf = (value: unknown): unknown => {
  const result = microcredential['~standard'].validate(value)
  return 'issues' in result ? result.issues?.map(({ path }) => path) : []
}

/** Records of the examples, sound and broken, and the bad records of the rules. */
const records: readonly Record<string, unknown>[] = [
  ...['credentials', 'broken'].flatMap((folder) =>
    readdirSync(join(root, 'examples', folder))
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(root, 'examples', folder, file), 'utf8'))),
  ),
  complete(),
  complete({ title: { en: 'Woo\u200bd', bg: 'Wood' }, learner: { fullName: { en: '<b>Ana</b>' } } }),
  complete({ level: { eqf: 5, notApplicable: { because: { en: 'None.' } } } }),
  complete({
    furtherInformation: { homepage: 'https://аcademy.example' },
    grade: { value: '<grade>' },
  } as never),
].filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each))

/** For other ways of writing a code, a form has no suggestion. */
const needsNames = (code: string): boolean => /\.unknown-(?:code|language)$/.test(code)

describe.each(elements.map(({ id, key, annex }) => ({ id, key: key as ElementKey, annex })))(
  '$id',
  ({ id, key, annex }) => {
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

    const withoutScripts = allRules.filter(([, { reads }]) => reads !== 'scripts')
    const byAllRules = elementValidator(key, annex, elementSchemas[key], withoutScripts)

    it('is judged by the rules that concern it as by all rules there are, but for those about scripts', () => {
      const values = [
        ...[...valid, ...invalid].map(({ data }) => data),
        ...records.flatMap((record) => (key in record ? [record[key]] : [])),
      ]
      for (const value of values) expect(validator.check(value)).toEqual(byAllRules.check(value))
      expect(values.length).toBeGreaterThan(5)
    })

    it('says of a value what is said of it in a record, in the same words', () => {
      const inRecord = (value: unknown) =>
        microcredential
          .check({ [key]: value })
          .filter(({ pointer, code }) => pointer.startsWith(`/${key}`) && !needsNames(code))
          .map((each) => ({ ...each, pointer: each.pointer.slice(key.length + 1) }))
      let said = 0
      for (const { data } of invalid) {
        const alone = validator.check(data).filter(({ code }) => !needsNames(code))
        expect(alone).toEqual(inRecord(data))
        said += alone.length
      }
      expect(said).toBeGreaterThan(0)
    })

    it('is exported by its name', () => {
      expect(each[key]).toBe(validator)
    })
  },
)

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
