import { describe, expect, it } from 'vitest'
import { mistakenInput } from './handed.js'
import { plain, safely } from './safely.js'

/** Something with a method of this name, as a promise has it. */
const thenable = <T extends object>(of: T): T => Object.assign(of, { [['th', 'en'].join('')]: () => 1 })

describe('what was handed in by mistake', () => {
  it.each<[string, unknown, object]>([
    ['bytes', new ArrayBuffer(2), { class: 'ArrayBuffer', instead: 'new Uint8Array(input)' }],
    ['a file', new Blob(['{}']), { class: 'Blob', instead: 'await input.text()' }],
    ['an answer', new Response('{}'), { class: 'Response', instead: 'await input.text()' }],
    ['what is still to come', Promise.resolve(), { class: 'Promise', instead: 'await input' }],
    [
      'what is still to come, of any class',
      thenable(new (class {})()),
      { class: 'Promise', instead: 'await input' },
    ],
    ['a map', new Map(), { class: 'Map', instead: 'Object.fromEntries(input)' }],
    [
      'a view of bytes',
      new DataView(new ArrayBuffer(2)),
      { class: 'DataView', instead: 'new Uint8Array(input.buffer, input.byteOffset, input.byteLength)' },
    ],
  ])('%s is told, with what to write instead', (_, input, expected) => {
    expect(mistakenInput(input)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['an object', thenable({})],
    ['an object without a prototype', thenable(Object.create(null))],
    ['a list', []],
    ['a text', '{}'],
    ['nothing', null],
    [
      'an object of a class of its own',
      new (class {
        a = 1
      })(),
    ],
    [
      'an object that calls itself one',
      new (class {
        get [Symbol.toStringTag]() {
          return 'constructor'
        }
      })(),
    ],
  ])('%s is none', (_, input) => {
    expect(mistakenInput(input)).toBeUndefined()
  })
})

describe('an object that throws when it is read', () => {
  const once = <T extends object>(input: T) =>
    safely(input, (given) => {
      if (given === input) throw new Error('no')
      return given
    })

  it('is read as it says of itself', () => {
    expect(once({ a: 1, toJSON: () => ({ b: 2 }) })).toEqual({ b: 2 })
    expect(once({ a: 1, toJSON: () => [3] })).toEqual([3])
  })

  it.each([
    () => 'text',
    () => null,
    () => 5,
    () => undefined,
    () => {
      throw new Error('no')
    },
  ])('is none of JSON where it says that it is no object (%#)', (toJSON) => {
    const copy = once({ toJSON }) as { unreadable: unknown }
    expect(typeof copy.unreadable).toBe('symbol')
    expect(Object.keys(plain({ toJSON }))).toEqual(['unreadable'])
  })

  it.each(['text', null, 5, new Uint8Array(1)])('is not meant by what has nothing to throw: %j', (input) => {
    expect(() =>
      safely(input, () => {
        throw new RangeError('no')
      }),
    ).toThrow(RangeError)
  })
})
