import { deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CannotInflate, inflate } from './inflate.js'

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 4000 }),
  fc.string({ maxLength: 400 }).map((text) => new TextEncoder().encode(text.repeat(20))),
)

describe('what zlib has compressed', () => {
  it('comes back as it was, however it was compressed', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom(0, 1, 6, 9),
        fc.constantFrom(0, 2, 3, 4),
        (data, level, strategy) => {
          expect(inflate(deflateSync(data, { level, strategy }), 100_000)).toEqual(Uint8Array.from(data))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is nothing where there is only its beginning', () => {
    for (const data of [[], [0x78], [0x78, 0x9c]])
      expect(() => inflate(Uint8Array.from(data), 10)).toThrow(
        expect.objectContaining({ reason: 'not-compressed' }),
      )
  })

  it('is not inflated beyond the limit', () => {
    const bomb = deflateSync(new Uint8Array(1_000_000))
    expect(bomb.length).toBeLessThan(2000)
    expect(() => inflate(bomb, 999_999)).toThrow(
      expect.objectContaining({ reason: { because: 'too-large', limit: 999_999 } }),
    )
    expect(inflate(bomb, 1_000_000)).toHaveLength(1_000_000)
  })

  it('is refused with a reason where it is broken, and never loops', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(255), (data, at, other) => {
        const broken = Uint8Array.from(deflateSync(data))
        broken[at % broken.length] = other
        try {
          expect(inflate(broken.subarray(0, (at % broken.length) + 3), 50_000).length).toBeLessThanOrEqual(
            50_000,
          )
        } catch (error) {
          expect(error).toBeInstanceOf(CannotInflate)
        }
      }),
      { numRuns: 150 },
    )
  })
})
