import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packedUuids, packHex, packUuids, unpackHex } from './concepts/packed-uuids.js'
import { skillUris } from './skills.js'

describe('skillUris', () => {
  it('has the 13,939 skills of ESCO 1.2.1', () => {
    expect([skillUris.version, skillUris.size]).toEqual(['1.2.1', 13_939])
    expect(skillUris.has('http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab')).toBe(true)
    expect(skillUris.has('http://data.europa.eu/esco/skill/5e433def-210d-4dfa-bf07-dbf6d04e0eaa')).toBe(false)
    expect(skillUris.has('0005c151-5b5a-4a66-8aac-60e734beb1ab')).toBe(false)
  })

  it('finds the nearest within three digits', () => {
    expect(skillUris.nearest('http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb000')).toBe(
      'http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab',
    )
    expect(
      skillUris.nearest('http://data.europa.eu/esco/skill/ffffffff-ffff-4fff-8fff-ffffffffffff'),
    ).toBeUndefined()
    expect(skillUris.nearest('')).toBeUndefined()
  })
})

describe('packed UUIDs', () => {
  const uuid = fc.uuid({ version: 4 })

  it('come back as they went in, each at its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(uuid, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(1, 2, 3),
        (uuids, prefix) => {
          const { digits, counts } = packUuids(uuids, prefix)
          const packed = packedUuids(digits, counts)
          const sorted = [...uuids].sort()
          expect(packed.size).toBe(uuids.length)
          expect(sorted.map((_, index) => packed.at(index))).toEqual(sorted)
          expect(sorted.map((one) => packed.indexOf(one))).toEqual(sorted.map((_, index) => index))
        },
      ),
    )
  })

  it('do not have what was not put in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(uuid, { minLength: 2, maxLength: 30 }), ([other, ...uuids]) => {
        const { digits, counts } = packUuids(uuids, 2)
        expect(packedUuids(digits, counts).indexOf(other!)).toBe(-1)
      }),
    )
  })

  it('are found again with up to three digits replaced', () => {
    fc.assert(
      fc.property(uuid, fc.array(fc.nat(35), { maxLength: 3 }), (one, places) => {
        const letters = [...one]
        for (const place of places) if (letters[place] !== '-') letters[place] = '0'
        const { digits, counts } = packUuids([one], 2)
        expect(packedUuids(digits, counts).nearest(letters.join(''))).toBe(one)
      }),
    )
  })

  it('refuse UUIDs of another version', () => {
    expect(() => packUuids(['00000000-0000-1000-8000-000000000000'], 2)).toThrow(RangeError)
  })

  it('keep their digits', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'0123456789abcdef')), (digits) => {
        const text = digits.join('')
        expect(unpackHex(packHex(text)).slice(0, text.length)).toBe(text)
      }),
    )
  })
})
