/** Countries in three letters and in two. */
import { countryCalled } from '@microcred/core/codes'
import { describe, expect, it } from 'vitest'
import { twoLetters } from '../src/credential/country.js'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const threes = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
const known = threes.filter((three) => twoLetters(three) !== undefined)

describe('the two letters of a country', () => {
  it.each([
    ['EST', 'EE'],
    ['SVN', 'SI'],
    ['AND', 'AD'],
    ['DEU', 'DE'],
    ['EE', 'EE'],
  ])('of %s are %s', (given, two) => {
    expect(twoLetters(given)).toBe(two)
  })

  it('are those of the codelist, for every country and for nothing else', () => {
    expect(known.length).toBeGreaterThan(240)
    for (const three of known) expect([three, twoLetters(three)]).toEqual([three, countryCalled(three)])
    expect(new Set(known.map(twoLetters)).size).toBe(known.length)
  })

  it.each(['', 'A', 'est', 'ZZZ', 'ESTO', 'STE'])('are none of %j', (given) => {
    expect(twoLetters(given)).toBeUndefined()
  })
})
