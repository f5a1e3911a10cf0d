import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formats } from '@microcred/core/formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.ts'

const schema = JSON.parse(
  readFileSync(join(root, 'packages/schemas/published/microcredential.schema.json'), 'utf8'),
)
const ajv = addFormats.default(new Ajv2020({ strict: true }))
ajv.addSchema(schema, 'record')

const published = join(root, 'packages/schemas/published')
const all = readdirSync(published, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.schema.json') && file !== 'editor.schema.json')
  .sort()

describe('ajv in strict mode, with the formats of ajv-formats', () => {
  it.each(all)('takes %s', (file) => {
    const strict = addFormats.default(new Ajv2020({ strict: true }))
    expect(strict.compile(JSON.parse(readFileSync(join(published, file), 'utf8')))({})).toBeTypeOf('boolean')
  })
})

/** Parts that texts of these formats are made of, and what breaks them. */
const parts: Readonly<Record<string, readonly string[]>> = {
  iri: [
    'https://a.example/ж',
    'http',
    'HTTPS',
    'ftp',
    'urn',
    'did',
    ':',
    '//',
    '/',
    '?',
    '#',
    'a',
    'ж',
    '%20',
    '%2',
    '%',
    ' ',
    '\n',
    '"',
    '\\',
    '\u2028',
    '1',
    '.',
    '-',
  ],
  'web-url': [
    'https://a.example/',
    'http',
    'https',
    'HTTPS',
    'urn',
    ':',
    '//',
    '/',
    'a',
    '%41',
    '%4',
    ' ',
    '{',
    '.',
  ],
  email: ['a@example.org', 'ж@пример.бг', 'a', 'ж', '.', '@', '-', ' ', '"', 'example', 'org', '(', '+', '1'],
  date: ['2026-06-19', '2026', '2024', '1900', '-', '-02-', '-06-', '-13-', '00', '29', '30', '31', 'T', '٣'],
  'date-or-date-time': [
    '2026-06-19',
    '2024-02-29',
    '2026-02-29',
    'T',
    't',
    ' ',
    '09:30:00',
    '23:59:60',
    '24:00:00',
    '.5',
    'Z',
    'z',
    '+02:00',
    '-0200',
    '+02',
    '+24:00',
  ],
}
const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase())

describe('a published format', () => {
  it.each(Object.entries(parts))(
    '%s is, to a validator set up by the book, what it is here',
    (name, pieces) => {
      const published = ajv.compile({ $ref: `${schema.$id}#/$defs/${pascal(name)}Format` })
      const ours = formats[name as keyof typeof formats]
      let sound = 0
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (chosen) => {
          const text = chosen.join('')
          if (ours(text)) sound++
          expect([text, published(text)]).toEqual([text, ours(text)])
        }),
        { numRuns: 3000 },
      )
      expect(sound).toBeGreaterThan(0)
    },
  )
})
