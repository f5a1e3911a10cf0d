import { fill } from '@microcred/core/messages'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countKeys } from './keys.js'
import { countKeysInText, lineAndColumn, lineStarts, scan } from './scan.js'

/** A reason in English. */
const inWords = (reason: unknown): string => fill('{reason}', { reason })

const BROKEN: readonly (readonly [text: string, offset: number, reason: RegExp])[] = [
  ['{"a": 1,}', 8, /comma stands before the closing brace/],
  ['[1, 2,]', 6, /comma stands before the closing bracket/],
  ['{"a" 1}', 5, /colon is expected/],
  ['{a: 1}', 1, /key in double quotes/],
  ["{'a': 1}", 1, /single quote/],
  ['{"a": 1 "b": 2}', 8, /comma or the end of the object is expected, not a string/],
  ['[1 2]', 3, /comma or the end of the list is expected, not a number/],
  ['{"a": "b', 6, /a string does not end/],
  ['{"a": 1', 7, /ends inside of an object/],
  ['[', 1, /ends inside of a list/],
  ['{"a":', 5, /ends inside of an object/],
  ['{"a": 1} x', 9, /follows after the end/],
  ['// a\n{}', 0, /no comments/],
  ['{"a": /* b */ 1}', 6, /no comments/],
  ['{"a": NaN}', 6, /`NaN`, which JSON does not have/],
  ['{"a": undefined}', 6, /`undefined`, which JSON does not have/],
  ['{"a": True}', 6, /`True`, which JSON does not have/],
  ['{"a": .5}', 6, /a value is expected/],
  ['{"a": 1.}', 8, /number is not finished/],
  ['{"a": "\\x"}', 7, /backslash/],
  ['{"a": "b\\u12"}', 8, /four hexadecimal digits/],
  ['{"a": "b\tc"}', 8, /control character/],
  ['{"a": }', 6, /a value is expected, not `}`/],
  ['', 0, /ends before a value/],
  ['<html>', 0, /a value is expected/],
]

describe('scan', () => {
  it.each(BROKEN)('says where and why %j is not JSON', (text, offset, reason) => {
    const { error } = scan(text)
    expect(inWords(error?.reason)).toMatch(reason)
    expect(error?.offset).toBe(offset)
  })

  it.each(BROKEN)('finds fault with %j, as JSON.parse does', (text) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(scan(text).error).toBeDefined()
  })

  it('says where in the value it is not JSON', () => {
    expect(scan('x').error?.pointer).toBe('')
    expect(scan('{"a": x}').error?.pointer).toBe('/a')
    expect(scan('{"a": {"b": [1, x]}}').error?.pointer).toBe('/a/b/1')
  })

  it('finds no fault with blanks and lines before a colon', () => {
    expect(scan('{"a" \n : 1}', new Set(['/a']))).toMatchObject({ places: new Map([['/a', { start: 9 }]]) })
    expect(scan('{"a" \n : 1}').error).toBeUndefined()
  })

  it('never quotes a string, which may be personal', () => {
    expect(inWords(scan('{"a": 1 "Lucía": 2}').error?.reason)).not.toContain('Luc')
  })

  it('finds no fault with any JSON, and fault with most of what is cut off', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        expect(scan(text).error).toBeUndefined()
        const part = text.slice(0, cut % text.length)
        let good = true
        try {
          JSON.parse(part)
        } catch {
          good = false
        }
        expect(scan(part).error === undefined).toBe(good)
      }),
    )
  })

  it('locates values, keys, and where something is to be inserted', () => {
    const text = '{ "a/b": [1, { "~": true }], "e": {} }'
    const { places } = scan(text, new Set(['', '/a~1b', '/a~1b/1/~0', '/a~1b/0', '/e']))
    const at = (pointer: string) => places.get(pointer)!
    expect(text.slice(at('/a~1b').start, at('/a~1b').end)).toBe('[1, { "~": true }]')
    expect(text.slice(at('/a~1b/1/~0').start, at('/a~1b/1/~0').end)).toBe('true')
    expect(text.slice(at('/a~1b/1/~0').key!)).toMatch(/^"~"/)
    expect(at('/a~1b/0').key).toBeUndefined()
    expect(text.slice(0, at('').insert)).toBe('{ "a/b": [1, { "~": true }], "e": {}')
    expect(text.slice(0, at('/e').insert)).toMatch(/\{$/)
  })

  it('finds each repeat of a key, written however', () => {
    const { duplicates } = scan('{"a": 1, "\\u0061": {"b": 1, "b": 2}, "c": [{"a": 1}], "a": 3}')
    expect(duplicates.map(({ pointer, offset }) => [pointer, offset])).toEqual([
      ['/a', 9],
      ['/a/b', 28],
      ['/a', 54],
    ])
  })

  it('keeps no stack of its caller, and stops where it is told to', () => {
    expect(inWords(scan('['.repeat(300_000)).error?.reason)).toMatch(/ends inside of a list/)
    expect(scan('['.repeat(300_000), undefined, 200).tooDeep).toBe(200)
    expect(scan(`${'['.repeat(200)}${']'.repeat(200)}`, undefined, 200).tooDeep).toBeUndefined()
  })
})

/** Keys and values in which colons and quotes stand in every order. */
const tricky = fc.string({
  unit: fc.constantFrom('a', ':', '"', '\\', ' ', '\n', '{', ',', 'é'),
  maxLength: 6,
})
const document = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    tricky,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(tricky, tie('value'), { maxKeys: 3 }),
  ),
})).value

describe('countKeysInText', () => {
  it('tells how many keys there are, in whatever layout', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(undefined, 2, '\t'), fc.boolean(), (value, indent, apart) => {
        const text = JSON.stringify(value, null, indent)
        // A blank before each colon that follows a key.
        const spread = apart
          ? text.replace(
              /"(?:[^"\\]|\\.)*"/g,
              (each, at) => each + (text[at + each.length] === ':' ? ' ' : ''),
            )
          : text
        expect(countKeysInText(spread)).toBe(countKeys(value))
      }),
      { numRuns: 300 },
    )
  })

  it('counts a key twice that stands there twice', () => {
    expect(countKeysInText('{"a":1,"a":2}')).toBe(2)
  })

  it.each(['{"a" :1}', '{"a"\n: 1}', '{"a":"b\\":"}', '{"a\\\\":1}', '{"a":":"}', '{"":":\\\\"}'])(
    'looks at the strings where colons do not tell: %j',
    (text) => {
      expect(countKeysInText(text)).toBe(1)
    },
  )

  it('is not misled by colons in strings', () => {
    expect(countKeysInText('{"a:b": "c:d", "e": "f://:"}')).toBe(2)
    expect(countKeysInText('{"a": "https://b.example:8080/c"}')).toBe(1)
  })
})

describe('lineAndColumn', () => {
  it('counts both from 1, and columns in UTF-16 units', () => {
    expect(lineAndColumn(lineStarts('ab\ncd'), 0)).toEqual({ line: 1, column: 1 })
    expect(lineAndColumn(lineStarts('ab\ncd'), 2)).toEqual({ line: 1, column: 3 })
    expect(lineAndColumn(lineStarts('ab\r\ncd'), 4)).toEqual({ line: 2, column: 1 })
    expect(lineAndColumn(lineStarts('\u{1f600}x'), 2)).toEqual({ line: 1, column: 3 })
  })
})
