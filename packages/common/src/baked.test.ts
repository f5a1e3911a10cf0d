import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bytes, chunk, END, chunks as png } from '../../../tools/png.js'
import { bakedIn } from './baked.js'

const international = (rest: readonly number[], compressed = 0): number[] =>
  chunk('iTXt', [...bytes('openbadgecredential'), 0, compressed, 0, ...rest])
const OPEN_BADGE = { type: 'png', version: 3 }

describe('a PNG', () => {
  it.each<[string, Uint8Array, object]>([
    ['without a text chunk', png(chunk('IHDR', [1]), END), { type: 'png', reason: 'no-text-chunk' }],
    [
      'whose text comes after its end',
      png(END, international([0, 0, 65])),
      { type: 'png', reason: 'no-text-chunk' },
    ],
    [
      'with the text of others',
      png(chunk('tEXt', bytes('Title\0{}')), END),
      { type: 'png', reason: 'no-text-chunk' },
    ],
    [
      'with a keyword of objects',
      png(chunk('tEXt', bytes('constructor\0{}')), END),
      { type: 'png', reason: 'no-text-chunk' },
    ],
    [
      'with a chunk of another kind',
      png(chunk('eXIf', bytes('openbadges\0{}')), END),
      { type: 'png', reason: 'no-text-chunk' },
    ],
    ['that ends with its last chunk', png(international([0, 0, 123, 125])), { ...OPEN_BADGE, text: '{}' }],
    [
      'that lacks its last octet',
      png(international([0, 0, 123, 125])).slice(0, -1),
      { type: 'png', reason: 'chunk-cut' },
    ],
    [
      'with a language and a translated keyword',
      png(international([...bytes('bg'), 0, ...bytes('ж'), 0, 123, 125])),
      { ...OPEN_BADGE, text: '{}' },
    ],
    [
      'whose language does not end',
      png(international(bytes('bg'))),
      { ...OPEN_BADGE, reason: 'text-chunk-cut' },
    ],
    [
      'whose translated keyword does not end',
      png(international([...bytes('bg'), 0, 65])),
      { ...OPEN_BADGE, reason: 'text-chunk-cut' },
    ],
    [
      'whose text is not UTF-8',
      png(international([0, 0, 0xc3, 0x28])),
      { ...OPEN_BADGE, reason: 'not-utf-8' },
    ],
    [
      'with a text of version 2',
      png(chunk('tEXt', bytes('openbadges\0{}'))),
      { type: 'png', version: 2, text: '{}' },
    ],
    [
      'with an address alone',
      png(chunk('tEXt', bytes('openbadges\0 https://a.example/1 '))),
      { type: 'png', version: 2, reason: 'address-only' },
    ],
    [
      'with an address and more',
      png(chunk('tEXt', bytes('openbadges\0https://a.example/1 and'))),
      { type: 'png', version: 2, text: 'https://a.example/1 and' },
    ],
    [
      'with a compressed text',
      png(international([0, 0, ...deflateSync('{}')], 1)),
      { ...OPEN_BADGE, compressed: true, text: '{}' },
    ],
    [
      'with a text chunk that is compressed',
      png(chunk('zTXt', [...bytes('openbadges'), 0, 0, ...deflateSync('{}')])),
      { type: 'png', version: 2, compressed: true, text: '{}' },
    ],
    [
      'whose text is not what it was compressed to',
      png(international([0, 0, 1, 2, 3], 1)),
      { ...OPEN_BADGE, reason: { reason: 'compressed', because: 'not-compressed' } },
    ],
  ])('%s', (_, picture, expected) => {
    expect(bakedIn(picture)).toEqual(expected)
  })
})

const svg = (inside: string, namespace = 'https://purl.imsglobal.org/ob/v3p0'): string =>
  `<svg xmlns:ob="${namespace}">${inside}</svg>`
const OF_2 = 'http://openbadges.org'

describe('an SVG', () => {
  it.each<[string, string, object]>([
    [
      'of another namespace',
      svg('<ob:credential/>', 'https://a.example'),
      { type: 'svg', reason: 'no-namespace' },
    ],
    [
      'without the element',
      svg('<ob:credentials/>'),
      { type: 'svg', version: 3, reason: { reason: 'no-element', element: 'credential' } },
    ],
    [
      'with the element of the other version',
      svg('<ob:credential>{}</ob:credential>', OF_2),
      { type: 'svg', version: 2, reason: { reason: 'no-element', element: 'assertion' } },
    ],
    [
      'that breaks off in a tag',
      svg('<ob:credential verify="a').slice(0, -'</svg>'.length),
      { type: 'svg', version: 3, reason: 'tag-cut' },
    ],
    [
      'whose element does not end',
      svg('<ob:credential>{}'),
      { type: 'svg', version: 3, reason: { reason: 'element-open', element: 'credential' } },
    ],
    [
      'with an address in an empty element',
      svg('<ob:assertion verify="https://a.example/1"/>', OF_2),
      { type: 'svg', version: 2, reason: 'address-only' },
    ],
    [
      'with an address beside a text',
      svg('<ob:assertion verify="https://a.example/1">{}</ob:assertion>', OF_2),
      { type: 'svg', version: 2, text: '{}' },
    ],
    [
      'with an address around blanks',
      svg('<ob:assertion verify="https://a.example/1"> </ob:assertion>', OF_2),
      { type: 'svg', version: 2, reason: 'address-only' },
    ],
    [
      'with a token',
      svg("<ob:credential verify='eyJ.a.b'></ob:credential>"),
      { type: 'svg', version: 3, text: 'eyJ.a.b' },
    ],
    [
      'with a text whose signs are written out',
      svg('<ob:credential>{&quot;a&quot;: &lt;&#x62;&#98;&#34;&amp;&#x110000;&b;}</ob:credential>'),
      { type: 'svg', version: 3, text: '{"a": <bb"&&#x110000;&b;}' },
    ],
    ['without a prefix', svg('<credential>{}</credential>'), { type: 'svg', version: 3, text: '{}' }],
  ])('%s', (_, picture, expected) => {
    expect(bakedIn(picture)).toMatchObject(expected)
    expect(bakedIn(new TextEncoder().encode(`\n${picture}`))).toMatchObject(expected)
  })

  it('says where character data stand', () => {
    const picture = svg('<ob:credential><![CDATA[{"a":1}]]></ob:credential>')
    const { text, start } = bakedIn(picture)!
    expect(text).toBe('{"a":1}')
    expect(picture.slice(start, start! + text!.length)).toBe(text)
  })
})

it.each(['{}', '<html></html>', '', 'svg', '<svgs>'])('%j is no picture', (text) => {
  expect(bakedIn(text)).toBeUndefined()
  expect(bakedIn(new TextEncoder().encode(text))).toBeUndefined()
})
