import { describe, expect, it } from 'vitest'
import { claims } from '../src/claims.js'
import { convert } from '../src/convert.js'
import { type Options, type Report, validate } from '../src/index.js'
import { validateLinkedData } from '../src/linked-data.js'
import { validate as validateRecord } from '../src/record.js'
import { validate as validateOwn } from '../src/walk/own.js'
import { complete } from './complete-record.js'

const at = '2026-06-19'

const wrong: readonly (readonly [unknown, typeof TypeError | typeof RangeError, string])[] = [
  [{ at: 'nonsense' }, RangeError, 'a day such as 2026-06-19'],
  [{ at: '' }, RangeError, 'not ""'],
  [{ at: '2026-13-45' }, RangeError, 'not "2026-13-45"'],
  [{ at: '01.01.2020' }, RangeError, 'a time with offset'],
  [{ at: '2026-06-19T09:30:00' }, RangeError, 'a time with offset'],
  [{ at: new Date(Number.NaN) }, RangeError, 'no instant'],
  [{ at: 5 }, TypeError, 'a value of type number'],
  [{ at: null }, TypeError, 'not null'],
  [{ checks: ['annex-i'] }, RangeError, 'did you mean "annexI"?'],
  [{ checks: ['conformence'] }, RangeError, 'conformance, annexI, rules'],
  [{ checks: 'rules' }, TypeError, 'a list of conformance, annexI, rules, not "rules"'],
  [{ checks: null }, TypeError, 'not null'],
  [{ checks: [null] }, TypeError, 'not null'],
  [{ profile: 'ob3' }, RangeError, 'openbadges'],
  [{ profile: 'openbadge' }, RangeError, 'did you mean "openbadges"?'],
  [{ profile: '__proto__' }, RangeError, 'edc'],
  [{ with: {} }, TypeError, 'a list of objects'],
  [{ with: ['x'] }, TypeError, 'an object, not "x"'],
  [{ draft: 'yes' }, TypeError, 'true or false'],
  [{ check: ['rules'] }, TypeError, 'did you mean "checks"?'],
  [{ limits: null }, TypeError, 'bytes, depth, findings'],
  [{ limits: { byte: 5 } }, TypeError, 'did you mean "bytes"?'],
  [{ limits: { bytes: 0 } }, RangeError, 'a whole number from 1'],
  [{ limits: { bytes: '5' } }, TypeError, 'a whole number from 1'],
  [{ limits: { depth: 201 } }, RangeError, 'from 1 to 200'],
  [{ limits: { findings: -1 } }, RangeError, 'from 0'],
  [{ limits: { findings: Number.NaN } }, RangeError, 'not NaN'],
  [null, TypeError, 'not null'],
  ['annexI', TypeError, 'not "annexI"'],
  [[], TypeError, 'not a list'],
]

const doors: readonly (readonly [string, (options: never) => unknown])[] = [
  ['validate', (options) => validate(complete(), options)],
  ['validate of records', (options) => validateRecord(complete(), options)],
  ['validate of our own forms', (options) => validateOwn(complete(), options)],
  ['claims', (options) => claims(complete(), options)],
  ['convert', (options) => convert(complete(), 'record', options)],
]

describe.each(doors)('%s', (_, call) => {
  it.each(wrong)('refuses the options %j and says what is allowed', (options, Kind, part) => {
    expect(() => call(options as never)).toThrow(Kind)
    expect(() => call(options as never)).toThrow(part)
  })

  it.each<[Options]>([
    [{}],
    [{ at: '2026-06-19' }],
    [{ at: '2026-06-19T09:30:00Z' }],
    [{ at: new Date('2026-06-19') }],
    [{ profile: 'record', checks: [], draft: false }],
    [{ limits: {} }],
    [{ limits: { bytes: 100_000_000, depth: 200, findings: Number.POSITIVE_INFINITY } }],
  ])('takes the options %j', (options) => {
    expect(() => call(options as never)).not.toThrow()
  })
})

it('a target of conversion that does not exist is told those that do', () => {
  expect(() => convert(complete(), 'clr' as 'edc')).toThrow(RangeError)
  expect(() => convert('no JSON', 'openbadge' as 'edc')).toThrow('did you mean "openbadges"?')
})

it('linked data refuses the same options', async () => {
  await expect(validateLinkedData(complete(), { at: '' })).rejects.toThrow(RangeError)
})

describe('a limit', () => {
  const codes = (report: Report): string[] => report.findings.map(({ code }) => code)
  const text = JSON.stringify(complete())

  it('of bytes refuses what is longer, and may be raised', () => {
    const bytes = new TextEncoder().encode(text)
    expect(codes(validate(bytes, { at, limits: { bytes: bytes.length } }))).toEqual([])
    const { findings } = validate(bytes, { at, limits: { bytes: bytes.length - 1 } })
    expect(findings[0]).toMatchObject({
      code: 'json.too-large',
      params: { size: bytes.length, limit: bytes.length - 1 },
    })
    expect(codes(validate(text, { at, limits: { bytes: 10 } }))).toEqual(['json.too-large'])
    const padded = ' '.repeat(32 * 1024 * 1024) + text
    expect(codes(validate(padded, { at }))).toEqual(['json.too-large'])
    expect(codes(validate(padded, { at, limits: { bytes: padded.length } }))).toEqual([])
  })

  it('of depth refuses what nests deeper, in text and in values', () => {
    const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })
    for (const input of [nested(5), JSON.stringify(nested(5)), { title: nested(4) }]) {
      expect(codes(validate(input, { at, limits: { depth: 4 } }))).toEqual(['json.too-deep'])
      expect(codes(validate(input, { at, limits: { depth: 5 } }))).not.toContain('json.too-deep')
    }
    expect(validate(complete(), { at, limits: { depth: 3 } }).findings[0]).toMatchObject({
      code: 'json.too-deep',
      params: { limit: 3 },
    })
  })

  it('of findings hands out the first ones, counts the others, and leaves the verdict as it is', () => {
    const whole = validate({ title: { en: '' }, level: { eqf: 9 } }, { at })
    for (const findings of [0, 1, 3, whole.findings.length, 1000]) {
      const report = validate({ title: { en: '' }, level: { eqf: 9 } }, { at, limits: { findings } })
      expect(report.findings).toEqual(whole.findings.slice(0, findings))
      expect(report.omitted ?? 0).toBe(Math.max(0, whole.findings.length - findings))
      expect([report.ok, report.verdict]).toEqual([whole.ok, whole.verdict])
    }
  })

  it('of findings is one for all that lies in a container', () => {
    const bad = { title: { en: '' }, level: { eqf: 9 } }
    const { credentials } = validate([bad, bad], { at, limits: { findings: 1 } })
    expect(credentials!.map(({ findings }) => findings.length)).toEqual([1, 0])
    expect(credentials!.every(({ omitted }) => omitted! > 0)).toBe(true)
  })

  it('of findings counts what linked data finds', async () => {
    const { findings, omitted } = await validateLinkedData(
      { title: { en: '' }, level: { eqf: 9 } },
      { at, limits: { findings: 1 } },
    )
    expect([findings.length, omitted! > 0]).toEqual([1, true])
  })
})
