import countries from 'i18n-iso-countries'
import { iso6393 } from 'iso-639-3'
import { describe, expect, test } from 'vitest'
import { load } from './model/load.ts'

const { codelists } = load()
const country = codelists.get('country')!
const language = codelists.get('language')!

const ending = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1)

/** Codes of the EU table that are not alpha-3. */
const OWN: Readonly<Record<string, string>> = { XK: '1A0', TF: 'FQ0' }

describe('codes and the EU tables they match', () => {
  test('every country of ISO 3166-1 is a code, on its alpha-3 entry of the EU table, and so is the Union', () => {
    const listed = new Map(
      country.filter((row) => !row.deprecated).map((row) => [row.code, ending(row.match)]),
    )
    const iso = Object.entries(countries.getAlpha2Codes()).map(([alpha2, alpha3]) => [
      alpha2,
      OWN[alpha2] ?? alpha3,
    ])
    // A body of the Union has no country: ISO 3166-1 reserves EU for it.
    expect(new Map([...(iso as [string, string][]), ['EU', 'EUR']])).toEqual(listed)
  })

  test('the codes of EU institutions for Greece and the United Kingdom are deprecated in favour of ISO 3166-1', () => {
    const replaced = country
      .filter((row) => row.deprecated)
      .map(({ code, replacedBy, match }) => [code, replacedBy, ending(match)])
    expect(replaced).toEqual([
      ['EL', 'GR', 'GRC'],
      ['UK', 'GB', 'GBR'],
    ])
  })

  test('every language of ISO 639-1 is a code, and every code is on its ISO 639-3 entry of the EU table', () => {
    const special = new Set(['mul', 'und', 'zxx'])
    const byCode = new Map(iso6393.map((each) => [each.iso6391 ?? each.iso6393, each.iso6393]))
    for (const { code, match } of language)
      if (!special.has(code))
        expect(`${code} ${ending(match)}`).toBe(`${code} ${byCode.get(code)?.toUpperCase()}`)
    const two = iso6393.flatMap((each) => (each.iso6391 && each.iso6391 !== 'sh' ? [each.iso6391] : []))
    expect(two.filter((code) => !language.some((row) => row.code === code))).toEqual([])
  })
})
