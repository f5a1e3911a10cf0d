import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { bytes, chunk, chunks, png } from '../../../tools/png.js'
import { validate } from '../src/walk/validate.js'
import { badge } from './badge.js'

const at = '2026-06-01T00:00:00Z'
const text = JSON.stringify(badge(), null, 2)

const baked = (content: string, compressed = 0): number[] =>
  chunk('iTXt', [...bytes('openbadgecredential'), 0, compressed, 0, 0, 0, ...bytes(content)])

const svg = (content: string, attributes = ''): string =>
  `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">\n<openbadges:credential${attributes}>${content}</openbadges:credential><rect/></svg>`

const token = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${Buffer.from(text).toString('base64url')}.c2ln`

const openedAs = (input: string | Uint8Array) => {
  const { profile, wrapper, verdict } = validate(input, { at })
  return { profile: profile?.id, wrapper: wrapper?.type, conformance: verdict.conformance }
}

describe('a badge baked into a picture', () => {
  it('is read out of a text chunk of a PNG, openly or as a token', () => {
    const expected = { profile: 'openbadges', wrapper: 'png', conformance: 'valid' }
    expect(openedAs(png(chunk('IHDR', [1]), baked(text)))).toEqual(expected)
    expect(openedAs(png(chunk('tEXt', bytes('Title\0x')), baked(token)))).toEqual(expected)
  })

  it('is read out of an element of an SVG, as text, as character data or as a token', () => {
    const expected = { profile: 'openbadges', wrapper: 'svg', conformance: 'valid' }
    for (const input of [
      svg(`<![CDATA[${text}]]>`),
      svg(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
      svg('', ` verify="${token}"`),
      new TextEncoder().encode(svg(`<![CDATA[${text}]]>`)),
    ])
      expect(openedAs(input)).toEqual(expected)
  })

  it('has places in an SVG that holds it as it is', () => {
    const wrong = text.replace('"MicroCredential"', '"microcredential"')
    const picture = svg(`<![CDATA[${wrong}]]>`)
    const found = validate(picture, { at }).findings.find(({ code }) => code === 'openbadges.unknown-code')!
    const line = picture.split('\n')[found.line! - 1]!
    expect(line.slice(found.column! - 1)).toMatch(/^"microcredential"/)
    const inPng = validate(png(baked(wrong)), { at }).findings.find(
      ({ code }) => code === 'openbadges.unknown-code',
    )!
    expect([inPng.line, inPng.pointer]).toEqual([undefined, found.pointer])
  })

  const unreadable: readonly (readonly [string, string | Uint8Array])[] = [
    ['no text chunk', png(chunk('IHDR', [1]))],
    ['a compressed text', png(baked(text, 1))],
    ['a chunk that breaks off', chunks([0xff, 0xff, 0xff, 0xff, ...bytes('iTXt'), 1, 2, 3, 4])],
    [
      'a text that is not UTF-8',
      png(chunk('iTXt', [...bytes('openbadgecredential'), 0, 0, 0, 0, 0, 0xc3, 0x28])),
    ],
    ['a text chunk that breaks off', png(chunk('iTXt', [...bytes('openbadgecredential'), 0, 0, 0, 1]))],
    ['a badge of version 2', png(chunk('tEXt', bytes('openbadges\0https://x.example')))],
    ['an element that does not end', svg('').replace('</openbadges:credential>', '')],
    ['character data that does not end', svg('<![CDATA[{}')],
    ['no element', svg('').replaceAll('credential', 'other')],
    ['another namespace', svg(text).replace('v3p0', 'v9')],
    ['another picture in it', svg(`<![CDATA[${svg('{}').replace(']]>', '')}]]>`)],
  ]
  it.each(unreadable)('says in one finding that it has %s', (_, picture) => {
    const { verdict, findings } = validate(picture, { at })
    expect(verdict.conformance).toBe('unreadable')
    expect(findings.map(({ code }) => code)).toEqual(['wrapper.payload-unreadable'])
  })

  it('never harms, whatever the picture holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 200 }), (noise, words) => {
        for (const input of [
          chunks([...noise]),
          png([...noise]),
          png(baked(words)),
          svg(words),
          `<${words}`,
        ]) {
          const { findings } = validate(input, { at })
          expect(findings.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not look entities up', () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>${svg('&b;&b;').slice(21)}`
    expect(validate(bomb, { at }).findings.map(({ code }) => code)).toEqual(['json.syntax'])
  })
})

const folder = outsideData('openbadges/1edtech-validator/ob30')

describe.skipIf(!folder)('the pictures of the 1EdTech validator (data outside of the project)', () => {
  it.each(['simple-json.png', 'simple-jwt.png', 'simple-json.svg'])('%s opens as a badge', (file) => {
    const { profile, wrapper } = validate(new Uint8Array(readFileSync(join(folder!, file))), { at })
    expect([profile?.id, wrapper?.type]).toEqual(['openbadges', file.slice(-3)])
  })
})
