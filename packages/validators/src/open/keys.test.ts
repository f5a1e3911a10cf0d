import { describe, expect, it } from 'vitest'
import { countKeys, isBlank, MAX_DEPTH, NOT_JSON } from './keys.js'

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { a: value }
  return value
}

describe('countKeys', () => {
  it('counts the keys of all objects, also inside of lists', () => {
    expect(countKeys({ a: [{ b: 1 }, { c: { d: null } }], e: 'f' })).toBe(5)
    expect(countKeys('text')).toBe(0)
    expect(countKeys(null)).toBe(0)
  })

  it('counts __proto__ and constructor where they are members', () => {
    expect(countKeys(JSON.parse('{"__proto__": {"constructor": 1}}'))).toBe(2)
  })

  it('goes as deep as the limit and no deeper, however deep it is', () => {
    expect(countKeys(nested(MAX_DEPTH))).toBe(MAX_DEPTH / 2)
    expect(countKeys(nested(MAX_DEPTH + 1))).toBe(-1)
    expect(countKeys(nested(100_000))).toBe(-1)
  })

  it('ends in a circle', () => {
    const circle: Record<string, unknown> = {}
    circle.circle = [circle]
    expect(countKeys(circle)).toBe(-1)
  })

  it.each([
    ['a bigint', 5n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
  ])('knows that %s is not JSON', (_, value) => {
    expect(countKeys({ a: [value] })).toBe(NOT_JSON)
  })
})

describe('isBlank', () => {
  it.each(['', ' ', '\t\n', '\u00a0', '\u2003\u3000', '\ufeff'])('is true of %j', (text) => {
    expect(isBlank(text)).toBe(true)
  })

  it.each(['a', ' a', '\u00a0é', '0', '\u{1f600}', '\u200b'])('is false of %j', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})
