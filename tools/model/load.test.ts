import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../root.ts'
import { loadFrom } from './load.ts'

const base = mkdtempSync(join(tmpdir(), 'microcred-'))
afterAll(() => rmSync(base, { recursive: true }))
beforeEach(() => {
  rmSync(join(base, 'packages'), { recursive: true, force: true })
  cpSync(join(root, 'packages/schemas'), join(base, 'packages/schemas'), { recursive: true })
}, 60_000)

const edit = (path: string, from: string, to: string): void => {
  const file = join(base, 'packages/schemas', path)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`)
  writeFileSync(file, text.replace(from, to))
}

describe('a contributor’s mistake is told in a sentence that says what to do', () => {
  test.each([
    [
      'a keyword that is mistyped',
      'elements/level/element.schema.json',
      '"maximum": 8',
      '"maximun": 8',
      /uses "maximun", which is no keyword of the house dialect. Did you mean "maximum"\?/,
    ],
    [
      'a codelist that does not exist',
      'elements/level/element.schema.json',
      '"codelist": "country"',
      '"codelist": "contry"',
      /uses the codelist contry, and .*contry\.csv does not exist. Did you mean country\?/,
    ],
    [
      'a property without description',
      'elements/title/element.schema.json',
      '"description": "Name of the micro-credential in one or more languages.",',
      '',
      /title\/element\.schema\.json: the top has no description; write one sentence/,
    ],
    [
      'a required property that is not there',
      'elements/supervision/element.schema.json',
      '"required": ["type"]',
      '"required": ["kind"]',
      /requires kind, which is not among its properties/,
    ],
    [
      'a reference to a file that is not there',
      'elements/title/element.schema.json',
      'text.schema.json',
      'txt.schema.json',
      /txt\.schema\.json is referred to and does not exist/,
    ],
    [
      'an element that the record does not hold',
      'microcredential.schema.json',
      '    "grade": {\n      "$ref": "elements/grade/element.schema.json"\n    },\n',
      '',
      /elements\/grade is not part of the record; add "grade"/,
    ],
    [
      'a code that stands twice',
      'codelists/stackability.csv',
      'stackable,',
      'standalone,',
      /has the code standalone twice; remove one row/,
    ],
    [
      'a code without label',
      'codelists/stackability.csv',
      'stackable,Stackable',
      'stackable,',
      /stackable has no label/,
    ],
    [
      'a replacement that does not exist',
      'codelists/country.csv',
      'has GR,GR',
      'has GR,GX',
      /EL is replaced by GX, which is not a code of the list/,
    ],
    [
      'a deprecation without reason',
      'codelists/country.csv',
      '0.1.0 ISO 3166-1 has GR',
      '0.1.0',
      /says no version and reason/,
    ],
    [
      'a wrong number of columns',
      'codelists/stackability.csv',
      'code,label',
      'code,name',
      /has the columns code,name/,
    ],
    [
      'a translation of a code that does not exist',
      'locales/de.csv',
      'assessment-type,portfolio',
      'assessment-type,portfolios',
      /translates assessment-type\/portfolios, which does not exist/,
    ],
    [
      'an object that is left open',
      'elements/supervision/element.schema.json',
      '"additionalProperties": false',
      '"title": "x"',
      /does not say "additionalProperties": false/,
    ],
    ['a file that is no JSON', 'elements/title/element.schema.json', '{', '{,', /is not JSON/],
  ])('%s', (_, path, from, to, sentence) => {
    edit(path, from, to)
    expect(() => loadFrom(base)).toThrow(sentence)
  })

  test('the sources as they stand have none', () => {
    expect(loadFrom(base).elements.map((element) => element.annex.number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
    ])
  })
})
