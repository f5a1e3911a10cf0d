import { describe, expect, it } from 'vitest'
import { type Operation, patched } from './patch.js'

describe('a patch', () => {
  it.each<[string, unknown, Operation[], unknown]>([
    ['adds a member', {}, [{ op: 'add', path: '/a', value: 1 }], { a: 1 }],
    ['adds an item before another', [1, 3], [{ op: 'add', path: '/1', value: 2 }], [1, 2, 3]],
    ['adds an item at the end', { a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }], { a: [1, 2] }],
    ['replaces what is there', { a: { b: 1 } }, [{ op: 'replace', path: '/a/b', value: 2 }], { a: { b: 2 } }],
    ['replaces the whole', { a: 1 }, [{ op: 'replace', path: '', value: [] }], []],
    [
      'removes',
      { a: 1, b: [1, 2] },
      [
        { op: 'remove', path: '/b/0' },
        { op: 'remove', path: '/a' },
      ],
      { b: [2] },
    ],
    ['moves', { a: 1, c: {} }, [{ op: 'move', from: '/a', path: '/c/b' }], { c: { b: 1 } }],
    ['reads escaped keys', { 'a/b': { '~': 1 } }, [{ op: 'remove', path: '/a~1b/~0' }], { 'a/b': {} }],
    ['does not replace what is not there', {}, [{ op: 'replace', path: '/a', value: 1 }], undefined],
    ['does not remove what is not there', {}, [{ op: 'remove', path: '/a' }], undefined],
    ['does not add into what is not there', {}, [{ op: 'add', path: '/a/b', value: 1 }], undefined],
    ['does not add beyond the end', [], [{ op: 'add', path: '/1', value: 1 }], undefined],
    ['does not move a thing into itself', { a: {} }, [{ op: 'move', from: '/a', path: '/a/b' }], undefined],
  ])('%s', (_, document, operations, expected) => {
    const before = structuredClone(document)
    expect(patched(document, operations)).toEqual(expected)
    expect(document).toEqual(before)
  })
})
