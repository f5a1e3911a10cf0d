import { fill } from '@microcred/core/messages'
import { describe, expect, it } from 'vitest'
import { countKeys, MAX_DEPTH } from './keys.js'
import { MAX_SIZE, parse } from './parse.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const codesOf = (input: unknown): string[] => parse(input, countKeys).violations.map(({ code }) => code)
const reasonOf = (input: unknown): string =>
  fill('{reason}', parse(input, countKeys).violations[0]?.params ?? {})

describe('parse', () => {
  it('gives what JSON.parse gives, from text and from bytes', () => {
    const text = '{"a": [1, "é"]}'
    expect(parse(text, countKeys)).toEqual({ json: { a: [1, 'é'] }, text, violations: [] })
    expect(parse(bytes(text), countKeys)).toEqual({ json: { a: [1, 'é'] }, text, violations: [] })
  })

  it('hands on a value that was parsed already, without a text', () => {
    const value = { a: 1 }
    expect(parse(value, countKeys).json).toBe(value)
    expect(parse(value, countKeys).text).toBeUndefined()
  })

  it.each(['', ' ', '\n\t'])('says of %j that there is nothing', (text) => {
    expect(codesOf(text)).toEqual(['json.empty'])
    expect(codesOf(bytes(text))).toEqual(['json.empty'])
  })

  it('skips a byte order mark, remarks upon it, and counts on from it', () => {
    for (const input of ['\ufeff{"a": 1}', bytes('\ufeff{"a": 1}')]) {
      expect(codesOf(input)).toEqual(['json.byte-order-mark'])
      expect(parse(input, countKeys).json).toEqual({ a: 1 })
    }
    expect(codesOf('\ufeff')).toEqual(['json.byte-order-mark', 'json.empty'])
  })

  it.each([
    ['UTF-16, little endian', Buffer.from('\ufeff{"a": 1}', 'utf16le')],
    ['UTF-16, little endian', Buffer.from('{"a": 1}', 'utf16le')],
    ['UTF-16, big endian', Buffer.from('\ufeff{"a": 1}', 'utf16le').swap16()],
    ['UTF-16, big endian', Buffer.from('{"a": 1}', 'utf16le').swap16()],
    ['byte 8 begins no character', Buffer.from([...bytes('{"a": "'), 0xe9, 0x22, 0x7d])],
    ['byte 8 begins no character', Buffer.from([...bytes('{"a": "'), 0xc3])],
    ['byte 3 begins no character', Buffer.from([...bytes('é'), 0xff])],
  ])('says of bytes that are not UTF-8: %s', (reason, input) => {
    expect(codesOf(input)).toEqual(['json.encoding'])
    expect(reasonOf(input)).toContain(reason)
  })

  it('refuses what is larger than the limit, as text and as bytes', () => {
    expect(codesOf(' '.repeat(MAX_SIZE + 1))).toEqual(['json.too-large'])
    expect(codesOf(new Uint8Array(MAX_SIZE + 1))).toEqual(['json.too-large'])
  })

  it('refuses what nests deeper than the limit, whether or not it ends', () => {
    expect(codesOf('['.repeat(100_000) + ']'.repeat(100_000))).toEqual(['json.too-deep'])
    expect(codesOf('{"a":'.repeat(100_000))).toEqual(['json.syntax'])
    expect(codesOf(`${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`)).toEqual([])
    expect(parse('['.repeat(201) + ']'.repeat(201), countKeys)).toMatchObject({ json: undefined })
  })

  it('refuses a value that nests too deep, runs in a circle or is none of JSON', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(codesOf(circle)).toEqual(['json.too-deep'])
    expect(codesOf({ a: 5n })).toEqual(['json.syntax'])
    expect(parse({ a: 5n }, countKeys).json).toBeUndefined()
  })

  it('remarks upon each key that occurs twice, and reads the last', () => {
    const { json, violations } = parse('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}', countKeys)
    expect(json).toEqual({ a: 3, b: { c: 2 } })
    expect(violations).toMatchObject([
      { code: 'json.duplicate-key', pointer: '/b/c', offset: 23, params: { property: 'c' } },
      { code: 'json.duplicate-key', pointer: '/a', offset: 32, params: { property: 'a' } },
    ])
  })

  it('takes __proto__ and constructor for keys like any other', () => {
    const { json, violations } = parse('{"__proto__": {"a": 1}, "constructor": 2}', countKeys)
    expect(violations).toEqual([])
    expect(Object.keys(json as object)).toEqual(['__proto__', 'constructor'])
    expect(codesOf('{"__proto__": 1, "__proto__": 2}')).toEqual(['json.duplicate-key'])
  })

  it.each(['<html>', '{', 'nul', '{"a": 1}}', "{'a': 1}", '{"a": 01}', '\u0000'])(
    'says in one sentence why %j is not JSON',
    (text) => {
      expect(codesOf(text)).toEqual(['json.syntax'])
      expect(reasonOf(text)).toMatch(/^[^\n]{5,100}$/)
    },
  )
})
