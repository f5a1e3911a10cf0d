import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scan } from '../open/scan.js'
import { locate } from './locate.js'

/** Pointers to everything in a value. */
function* pointersIn(value: unknown, pointer = ''): Generator<string> {
  yield pointer
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value))
    yield* pointersIn(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}

const same = (text: string, pointers: readonly string[], isUnique = false): void => {
  const sorted = (places: ReturnType<typeof locate>) => [...places].sort(([a], [b]) => (a < b ? -1 : 1))
  const places = sorted(scan(text, new Set(pointers)).places)
  expect(sorted(locate(text, pointers))).toEqual(places)
  if (isUnique) expect(sorted(locate(text, pointers, true))).toEqual(places)
}

describe('what is located', () => {
  it('stands where a scan of the whole text finds it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), fc.nat(), (json, layout, skip) => {
        const text = JSON.stringify(json, null, layout)
        const pointers = [...pointersIn(json)]
        same(text, pointers, true)
        same(text, [pointers[skip % pointers.length]!], true)
        same(text, [pointers[skip % pointers.length]!, '/nowhere'], true)
      }),
    )
  })

  it('is all that is read where no key stands twice', () => {
    const text = '{"a": [1, {"b": 2}], "c": never'
    expect(locate(text, ['/a/1/b'], true).get('/a/1/b')).toEqual({ start: 16, end: 17, key: 11 })
    expect(locate(text, ['/a'], true).get('/a')).toMatchObject({ start: 6, end: 19 })
  })

  it.each([
    ['{"a":1,"a":{"b":[1,2]}}', ['/a', '/a/b', '/a/b/1']],
    ['{"a":{"b":1},"a":2}', ['/a', '/a/b']],
    ['{ "a\\u0062" : "x\\"y\\\\" , "\\\\" : [ ] }', ['/ab', '/\\', '']],
    ['{"a/b":{"~":-1.5e+3}}', ['/a~1b', '/a~1b/~0']],
    ['[[],[{}], {"":null}]', ['/0', '/1/0', '/2/', '/2']],
    ['', ['']],
    ['{"a":1', ['', '/a']],
    ['{"a":1} x', ['/a']],
    ['{"a" 1}', ['/a']],
    ['<xml/>', ['']],
    ['{"a":"x', ['/a']],
    ['{"a":1}', ['?/a']],
  ])('in %j is as a scan finds it', (text, pointers) => same(text, pointers))
})
