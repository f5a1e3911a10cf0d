import type { Rule } from './rule.js'

/** NUTS writes Greece and the United Kingdom as the institutions of the EU do. */
const IN_NUTS: Readonly<Record<string, string>> = { GR: 'EL', GB: 'UK' }

export const explanation =
  'A NUTS code begins with the two letters of its country, `EL` for Greece and `UK` for the United Kingdom. A region of another country is a slip.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The region {nuts} is not in {country}.',
  hint: 'Correct the region or the country; NUTS codes begin with the country.',
  source: {
    document: 'Regulation (EC) No 1059/2003',
    clause: 'Annex I, NUTS classification',
    url: 'https://eur-lex.europa.eu/eli/reg/2003/1059/oj',
  },
  check({ record: { issuerCountry } }, report) {
    for (const [at, { country, region }] of (issuerCountry ?? []).entries()) {
      const nuts = region?.nuts
      if (nuts && nuts.slice(0, 2) !== (IN_NUTS[country] ?? country))
        report({ pointer: `/issuerCountry/${at}/region/nuts`, params: { nuts, country } })
    }
  },
}
