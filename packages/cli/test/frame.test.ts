import { validate } from '@microcred/validators'
import { placesOf } from '@microcred/validators/places'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame } from '../src/print/frame.js'
import { noPaint } from '../src/print/paint.js'
import { pretty, render } from './render.js'

/** The frame of a stretch of a text, which is marked with ‹ and › in it. */
function framed(marked: string, mask = false): string[] {
  const start = marked.indexOf('‹')
  const end = marked.indexOf('›') - 1
  const text = marked.replace('‹', '').replace('›', '')
  const places = placesOf(text, [])!
  return frame(places, mask ? places.personal : [], { start, end }, noPaint).split('\n')
}

/** The frame of the finding with a code. */
function frameOf(text: string, code: string, showLearner = false): string[] {
  const { findings } = validate(text, { at: '2026-07-01' })
  const finding = findings.find((each) => each.code === code)!
  const places = placesOf(text, findings)!
  return frame(places, showLearner ? [] : places.personal, places.span(finding)!, noPaint).split('\n')
}

describe('a code frame', () => {
  it('shows two lines before and two after, with numbers of one width', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `"line ${at + 1}",`)
    lines[8] = '"‹line› 9",'
    expect(framed(lines.join('\n'))).toEqual([
      '   7 │ "line 7",',
      '   8 │ "line 8",',
      '   9 │ "line 9",',
      '     │  ^^^^',
      '  10 │ "line 10",',
      '  11 │ "line 11",',
    ])
  })

  it('puts one caret where something is to be inserted', () => {
    expect(framed('{"a": 1‹›}')).toEqual(['  1 │ {"a": 1}', '    │        ^'])
  })

  it('marks no more than the first line of a value that spans several', () => {
    expect(framed('{"a": ‹{\n  "b": 1\n}›}')).toEqual([
      '  1 │ {"a": {',
      '    │       ^',
      '  2 │   "b": 1',
      '  3 │ }}',
    ])
  })

  it('keeps the caret in its column behind tabs', () => {
    expect(framed('\t\t"a":\t‹1›')).toEqual(['  1 │     "a":  1', '    │           ^'])
  })

  it('counts wide characters as two columns and combining ones as none', () => {
    expect(framed('"日本", "e\u0301", ‹"語"›')[1]).toBe('    │              ^^^^')
  })

  it('does not show the carriage return of a line that ends with one', () => {
    expect(framed('{\r\n"a": ‹1›\r\n}\r\n')).toEqual(['  1 │ {', '  2 │ "a": 1', '    │      ^', '  3 │ }'])
  })

  it('cuts a long line out around the caret', () => {
    const [line, carets] = framed(`{"a": "${'x'.repeat(500)}", "b": ‹12›, "c": "${'y'.repeat(500)}"}`)
    expect(line).toMatch(/^ {2}1 │ …x+", "b": 12, "c": "y+…$/)
    expect(line!.length).toBe(108)
    expect(carets!.indexOf('^')).toBe(line!.indexOf('12'))
    expect(carets!.trimEnd().endsWith('^^')).toBe(true)
  })

  it('marks the beginning of a list that does not fit', () => {
    expect(framed(`{"a": ‹[${'1, '.repeat(100)}1]›}`)[1]).toBe('    │       ^')
  })

  it.each(['', ' '])('does not cut a character in two (after %j)', (before) => {
    const [line] = framed(`${before}"${'🌲'.repeat(200)}", ‹1›, "${'🌲'.repeat(200)}"`)
    expect(line).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  })

  it('makes control characters and those that reorder text visible', () => {
    const [line] = framed('{"\u001b[31m\u202e": ‹1›}')
    expect(line).toBe('  1 │ {"␛[31m<U+202E>": 1}')
  })
})

describe('what a frame points at', () => {
  it('is the offending value', () => {
    expect(frameOf('{"title": {"en": "A"}, "level": {"eqf": 19}}', 'level.out-of-range')).toEqual([
      '  1 │ {"title": {"en": "A"}, "level": {"eqf": 19}}',
      '    │                                         ^^',
    ])
  })

  it('is the key where the key is at fault', () => {
    expect(
      frameOf(
        '{"titel": {"en": "A"}, "title": {"en": "A"}, "level": {"eqf": 1}}',
        'record.unknown-property',
      )[1],
    ).toBe('    │  ^^^^^^^')
  })

  it('is the place behind the last member where something is missing', () => {
    expect(frameOf('{\n  "title": {"en": "A"},\n  "level": {"eqf": 1}\n}', 'learner.missing')).toEqual([
      '  1 │ {',
      '  2 │   "title": {"en": "A"},',
      '  3 │   "level": {"eqf": 1}',
      '    │                      ^',
      '  4 │ }',
    ])
  })

  it('is the token that breaks the grammar', () => {
    expect(frameOf('{"title": TRUE}', 'json.syntax')).toEqual([
      '  1 │ {"title": TRUE}',
      '    │           ^^^^',
    ])
  })

  it('is in the escaped text of a credential that lies in a string', () => {
    const payload =
      '{"type":["VerifiableCredential","EuropeanDigitalCredential"],"credentialSubject":{"hasClaim":{"title":{"xx-zz-9":"A"}}}}'
    const [line, carets] = frameOf(JSON.stringify({ payload, signatures: [] }), 'title.unknown-language')
    const column = carets!.indexOf('^')
    expect(line!.slice(column, column + 11)).toBe('\\"xx-zz-9\\"')
    expect(carets!.trim().replace(/^│\s+/, '')).toBe('^'.repeat(11))
  })
})

describe('what is masked', () => {
  const record =
    '{"learner": {"fullName": {"en": "Ada Example"}, "dateOfBirth": "1815-12-32"}, "title": {"en": "A"}}'

  it('is every value under the learner of a record', () => {
    expect(frameOf(record, 'learner.not-a-date')).toEqual([
      '  1 │ {"learner": {"fullName": {"en": "••• •••••••"}, "dateOfBirth": "••••••••••"}, "title": {"en": "A"}}',
      '    │                                                                ^^^^^^^^^^^^',
    ])
  })

  it('is shown when asked for', () => {
    expect(frameOf(record, 'learner.not-a-date', true)[0]).toContain('Ada Example')
  })

  it('is the subject of a credential, and not what was achieved', () => {
    const [line] = framed(
      '‹{›"credentialSubject": [{"id": "Ada", "age": 3, "achievement": {"id": "A"}, "hasClaim": {"a": "B"}}]}',
      true,
    )
    expect(line).toBe(
      '  1 │ {"credentialSubject": [{"id": "•••", "age": •, "achievement": {"id": "A"}, "hasClaim": {"a": "B"}}]}',
    )
  })

  it('is a subject that is only named', () => {
    expect(framed('‹{›"credentialSubject": "did:example:ada"}', true)[0]).toBe(
      '  1 │ {"credentialSubject": "•••••••••••••••"}',
    )
  })

  it('is both values of a key that occurs twice', () => {
    expect(framed('‹{›"learner": {"id": "ada"}, "learner": {"id": "bob"}}', true)[0]).toBe(
      '  1 │ {"learner": {"id": "•••"}, "learner": {"id": "•••"}}',
    )
  })

  it('is the address a credential is delivered to', () => {
    const text =
      '‹{›"credential": {"credentialSubject": {"id": "ada"}}, "deliveryDetails": {"address": "a@b.example"}}'
    expect(framed(text, true)[0]).toBe(
      '  1 │ {"credential": {"credentialSubject": {"id": "•••"}}, "deliveryDetails": {"address": "•••••••••••"}}',
    )
  })

  it('is the rest of a text that breaks off inside of the learner', () => {
    expect(frameOf('{"learner": {"fullName": {"en": \'Ada\'}}}', 'json.syntax')[0]).toBe(
      '  1 │ {"learner": {"fullName": {"en": ••••••••',
    )
  })

  it('is every value of a learner that comes after a text breaks off', () => {
    const [line] = frameOf(
      '{"title": nope, "learner": {"fullName": {"en": "Ada"}, "born": 1815}}',
      'json.syntax',
    )
    expect(line).toBe('  1 │ {"title": nope, "learner": {"fullName": {"en": "•••"}, "born": ••••}}')
  })

  it('is every value after a text breaks off, because nothing tells whose it is', () => {
    const [line, carets] = frameOf('{"title": {"en": "Course"} "lear"ner": {"en": "Ada"}}', 'json.syntax')
    expect(line).toBe('  1 │ {"title": {"en": "Course"} "••••"•••"• •"••"• "•••"••')
    expect(carets).toBe('    │                            ^^^^^^')
  })

  it('is not the key at which a text breaks off', () => {
    expect(frameOf('{"title": {"en": "Course"} "x": "y"}', 'json.syntax')[0]).toBe(
      '  1 │ {"title": {"en": "Course"} "x": "•"}',
    )
  })

  it('is the learner however a text is broken', () => {
    const text = JSON.stringify(
      {
        title: { en: 'Course' },
        learner: { fullName: { en: 'Zxqv Wkjh' }, identifiers: [{ value: 'Zxqv' }] },
        level: { eqf: 5 },
      },
      null,
      1,
    )
    const breaking = fc.constantFrom('"', "'", '{', '}', '[', ']', ',', ':', '\\', '\n', 'x', '/', '')
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(3), breaking, (at, removed, inserted) => {
        const broken = text.slice(0, at) + inserted + text.slice(at + removed)
        fc.pre(!isJson(broken))
        const out = render(pretty(), { 'a.json': broken })
        expect(out).toContain('json.syntax')
        expect(out).not.toMatch(/Zxq|xqv|Wkj|kjh/)
      }),
      { numRuns: 1500 },
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
