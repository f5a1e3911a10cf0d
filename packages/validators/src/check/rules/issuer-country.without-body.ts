import { deprecatedCodes } from '@microcred/core/codes'
import { annex, type Rule } from './rule.js'

/** The code that is used now: `EL` and `GR` are one country. */
const current = (country: string): string => deprecatedCodes[`country/${country}`]?.replacedBy ?? country

export const explanation =
  'The country of the issuer tells readers under whose law and quality assurance the credential stands. When every awarding body states another country, one of the two was mistaken, such as the learner’s country for the issuer’s.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  absence: ['/issuerCountry', '/awardingBody'],
  sentence: 'None of the awarding bodies is in the issuer’s country: {countries} against {bodies}.',
  hint: 'Correct the country of the issuer or that of the awarding body.',
  source: annex(3),
  check({ record: { issuerCountry, awardingBody } }, report) {
    if (!issuerCountry?.length || !awardingBody?.length || !awardingBody.every(({ country }) => country))
      return
    const bodies = awardingBody.map(({ country }) => current(country!))
    const countries = issuerCountry.map(({ country }) => current(country))
    if (!countries.some((country) => bodies.includes(country)))
      report({
        pointer: '/issuerCountry/0/country',
        params: { countries: [...new Set(countries)], bodies: [...new Set(bodies)] },
      })
  },
}
