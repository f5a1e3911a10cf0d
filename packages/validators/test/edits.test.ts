import { patched } from '@microcred/common/patch'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContainedReport, type Report, validate } from '../src/index.js'
import { applyEdits } from '../src/places.js'
import { withEdits } from '../src/report/edits.js'
import type { Fix, PatchOperation } from '../src/report/finding.js'
import { documents } from './documents.js'

/** Ways in which people and programs lay JSON out. */
const LAYOUTS: Readonly<Record<string, (json: unknown) => string>> = {
  'two spaces': (json) => JSON.stringify(json, null, 2),
  tabs: (json) => `${JSON.stringify(json, null, '\t')}\n`,
  'lines of Windows': (json) => JSON.stringify(json, null, 4).replaceAll('\n', '\r\n'),
  'one line': (json) => JSON.stringify(json),
  'a mark of its encoding': (json) => `\uFEFF${JSON.stringify(json, null, 2)}`,
  'odd spaces': (json) => JSON.stringify(json, null, 1).replace(/^( *)("[^"\n]*"):/gm, '$1$2 \t:\n'),
}

const parse = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''))

const fixesOf = (report: Report | ContainedReport, prefix: string): { fix: Fix; prefix: string }[] => [
  ...report.findings.flatMap(({ fix }) => (fix ? [{ fix, prefix }] : [])),
  ...(report.credentials ?? []).flatMap((each) =>
    each.wrapper && each.wrapper.type !== 'delivery' ? [] : fixesOf(each, ''),
  ),
]

const within = (patch: readonly PatchOperation[], prefix: string): PatchOperation[] =>
  patch.map((each) => ({
    ...each,
    path: prefix + each.path,
    ...('from' in each && { from: prefix + each.from }),
  }))

/** What the edits of a patch make of a text. */
function editedBy(json: unknown, patch: readonly PatchOperation[], text = JSON.stringify(json, null, 2)) {
  const finding = { fix: { title: '', kind: 'write', patch, safe: false } }
  const report = { findings: [finding] } as unknown as Report
  const positions = { text, prefix: '' }
  const opened = { json: JSON.parse(text), positions, violations: [], clean: false }
  const [done] = withEdits(report, opened, 0).findings
  return done?.fix?.edits && applyEdits(text, done.fix.edits)
}

describe('edits', () => {
  const all = documents()

  it.each(Object.keys(LAYOUTS))('make the same document as the patch beside them, in %s', (layout) => {
    let count = 0
    for (const { file, json } of all) {
      const text = LAYOUTS[layout]!(json)
      const report = validate(text, { at: '2026-06-19' })
      if (report.wrapper && report.wrapper.type !== 'delivery') continue
      for (const { fix, prefix } of fixesOf(report, report.wrapper?.pointer ?? '')) {
        const expected = patched(json, within(fix.patch, prefix))
        expect(expected, `${file}: ${fix.title}`).toBeDefined()
        if (!fix.edits) continue
        count++
        expect(parse(applyEdits(text, fix.edits)), `${file}: ${fix.title}`).toEqual(expected)
      }
    }
    expect(count).toBeGreaterThan(20)
  })

  it('make the same document as any operation beside them', () => {
    const key = fc.constantFrom('a', 'b', 'a/b', 'ä"', '')
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<unknown>(1, 'x,"}', null, true, '\u2028:'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }))
    const pointersIn = (json: unknown, at = ''): string[] =>
      typeof json !== 'object' || json === null
        ? [at]
        : [
            at,
            ...Object.entries(json).flatMap(([name, inner]) =>
              pointersIn(inner, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
            ),
          ]
    const operation = (json: unknown) => {
      const places = fc.constantFrom(...pointersIn(json))
      const anywhere = fc
        .tuple(places, fc.option(fc.constantFrom('/new', '/-', '/0'), { nil: '' }))
        .map(([place, more]) => place + more)
      return fc.oneof(
        fc.record({ op: fc.constantFrom('add' as const, 'replace' as const), path: anywhere, value }),
        fc.record({ op: fc.constant('remove' as const), path: places }),
        fc.record({ op: fc.constant('move' as const), from: places, path: anywhere }),
      )
    }
    fc.assert(
      fc.property(
        value.chain((json) =>
          fc.tuple(fc.constant(json), fc.array(operation(json), { minLength: 1, maxLength: 3 })),
        ),
        fc.constantFrom(...Object.keys(LAYOUTS)),
        (given, layout) => {
          const [json, patch] = JSON.parse(JSON.stringify(given)) as [unknown, PatchOperation[]]
          const text = LAYOUTS[layout]!(json).replace(/^\uFEFF/, '')
          const expected = patched(json, patch)
          const edited = editedBy(json, patch, text)
          if (expected === undefined) return
          if (edited !== undefined) expect(JSON.parse(edited)).toEqual(expected)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('give other names to members, the inner ones before the outer ones', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'p:a', 'p:b')
    const inner = fc.dictionary(name, fc.constantFrom<unknown>(1, 'x', [1, 2], { a: 1 }), { maxKeys: 4 })
    const move = fc.tuple(name, name, fc.option(name, { nil: undefined })).map(([from, to, around = '']) => {
      const at = around === '' ? '' : `/${around}`
      return { op: 'move' as const, from: `${at}/${from}`, path: `${at}/${to}` }
    })
    let renamed = 0
    fc.assert(
      fc.property(
        fc.dictionary(name, inner, { minKeys: 1, maxKeys: 4 }),
        fc.array(move, { minLength: 2, maxLength: 4 }),
        (given, patch) => {
          const json = JSON.parse(JSON.stringify(given)) as unknown
          const expected = patched(json, patch)
          const edited = editedBy(json, patch, JSON.stringify(json, null, 2))
          if (expected === undefined || edited === undefined) return
          expect(JSON.parse(edited)).toEqual(expected)
          renamed++
        },
      ),
      { numRuns: 3000 },
    )
    expect(renamed).toBeGreaterThan(10)
  })

  it('do not take an item of a list for a member', () => {
    const json = [[['x'], 1]]
    const patch = [
      { op: 'move', from: '/0', path: '/-' },
      { op: 'move', from: '/0/0', path: '/0/-' },
    ] as const
    const edited = editedBy(json, patch, JSON.stringify(json, null, 2))
    expect(edited === undefined || JSON.parse(edited)).toEqual(edited === undefined || patched(json, patch))
  })

  it('change nothing but what they are about', () => {
    const text = '{\n\t"a": [1,   2],\n\t"b" : { "c": 1 }\n}\n'
    const json: unknown = JSON.parse(text)
    expect(editedBy(json, [{ op: 'move', from: '/a', path: '/d' }], text)).toBe(text.replace('"a"', '"d"'))
    expect(editedBy(json, [{ op: 'remove', path: '/a' }], text)).toBe('{\n\t"b" : { "c": 1 }\n}\n')
    expect(editedBy(json, [{ op: 'remove', path: '/b' }], text)).toBe('{\n\t"a": [1,   2]\n}\n')
    expect(editedBy(json, [{ op: 'add', path: '/d', value: { e: [] } }], text)).toBe(
      '{\n\t"a": [1,   2],\n\t"b" : { "c": 1 },\n\t"d": {\n\t\t"e": []\n\t}\n}\n',
    )
    expect(editedBy(json, [{ op: 'add', path: '/a/-', value: { e: 1 } }], text)).toContain('2, { "e": 1 }]')
    expect(editedBy(json, [{ op: 'add', path: '/a/0', value: 0 }], text)).toContain('[0, 1,   2]')
    const several = [
      { op: 'replace', path: '/b/c', value: 7 },
      { op: 'replace', path: '/a/1', value: 'x' },
    ] as const
    expect(editedBy(json, several, text)).toBe('{\n\t"a": [1,   "x"],\n\t"b" : { "c": 7 }\n}\n')
    expect(editedBy({}, [{ op: 'add', path: '/a', value: 0 }], '{\n}')).toBe('{\n  "a": 0\n}')
    expect(editedBy({}, [{ op: 'add', path: '/a', value: 0 }], '{}')).toBe('{"a":0}')
  })

  it('keep to the layout of one line without spaces', () => {
    expect(editedBy({ a: 1 }, [{ op: 'add', path: '/b', value: { c: 2 } }], '{"a":1}')).toBe(
      '{"a":1,"b":{"c":2}}',
    )
  })

  it('never quote what is the learner’s', () => {
    const json = { learner: { name: 'Aikaterini' }, x: { learner: { id: 'Aikaterini' } } }
    expect(editedBy(json, [{ op: 'move', from: '/learner', path: '/x/y' }])).toBeUndefined()
    expect(editedBy(json, [{ op: 'move', from: '/x', path: '/learner/y' }])).toBeUndefined()
    expect(
      editedBy(json, [
        { op: 'add', path: '/y', value: 1 },
        { op: 'remove', path: '/x/learner' },
      ]),
    ).toBeUndefined()
    const renamed = editedBy(json, [{ op: 'move', from: '/learner/name', path: '/learner/fullName' }])
    expect(JSON.parse(renamed!).learner).toEqual({ fullName: 'Aikaterini' })
  })

  it('are not given where a key occurs twice, nor inside of what is encoded', () => {
    const twice = '{ "title": { "en": "A" }, "level": { "eqf": "5" }, "level": { "eqf": "5" } }'
    expect(validate(twice).findings.some(({ fix }) => fix)).toBe(true)
    expect(validate(twice).findings.filter(({ fix }) => fix?.edits)).toEqual([])
    const jades = JSON.stringify({
      payload: '{ "title": { "en": "A" }, "level": { "eqf": "5" } }',
      signatures: [],
    })
    expect(validate(jades).findings.some(({ fix }) => fix)).toBe(true)
    expect(validate(jades).findings.filter(({ fix }) => fix?.edits)).toEqual([])
  })
})
