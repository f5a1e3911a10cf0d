/** Countries in three letters and in two. */
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../tools/model/load.js'
import { twoLetters } from '../src/credential/country.js'

const COLUMNS = ['code', 'label', 'definition', 'match', 'since', 'deprecated', 'replacedBy']
const known = new Map(
  readCsv('packages/schemas/codelists/country.csv', COLUMNS).flatMap(({ code, match }) => {
    const three = /\/country\/([A-Z]{3})$/.exec(match!)?.[1]
    return three === undefined ? [] : [[three, code!] as const]
  }),
)

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

  it('are those of the codelist, for every country and for no two the same', () => {
    expect(known.size).toBeGreaterThan(240)
    const ALIASES: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }
    for (const [three, two] of known) expect([three, twoLetters(three)]).toEqual([three, ALIASES[two] ?? two])
  })

  it.each(['', 'A', 'est', 'ESTO', 'E1T'])('are none of %j', (given) => {
    expect(twoLetters(given)).toBeUndefined()
  })
})
