import { cases } from '../../../test/rule-cases.js'

const bodies = (...countries: string[]) => countries.map((country) => ({ legalName: { en: 'One' }, country }))

cases('issuer-country.without-body', {
  'an issuer in none of the countries of its bodies is doubted': {
    record: { issuerCountry: [{ country: 'PT' }], awardingBody: bodies('ES', 'FR', 'FR') },
    finds: [{ pointer: '/issuerCountry/0/country', params: { countries: ['PT'], bodies: ['ES', 'FR'] } }],
  },
  'one body in the country is enough': {
    record: { issuerCountry: [{ country: 'PT' }], awardingBody: bodies('ES', 'PT') },
  },
  'a body without a country may be anywhere': {
    record: {
      issuerCountry: [{ country: 'PT' }],
      awardingBody: [...bodies('ES'), { legalName: { en: 'Two' } }],
    },
  },
  'a deprecated code is the same country': {
    record: { issuerCountry: [{ country: 'GR' }], awardingBody: bodies('EL') },
    finds: [{ code: 'awarding-body.deprecated-code', pointer: '/awardingBody/0/country' }],
  },
})
