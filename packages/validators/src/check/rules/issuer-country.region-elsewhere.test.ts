import { cases } from '../../../test/rule-cases.js'

const place = (country: string, nuts: string) => ({
  issuerCountry: [{ country, region: { nuts } }],
  awardingBody: [{ legalName: { en: 'One' } }],
})

cases('issuer-country.region-elsewhere', {
  'a region of another country is refused': {
    record: place('ES', 'PT17'),
    finds: [{ pointer: '/issuerCountry/0/region/nuts', params: { nuts: 'PT17', country: 'ES' } }],
  },
  'a region of the country passes': { record: place('ES', 'ES620') },
  'Greek regions begin with EL': { record: place('GR', 'EL30') },
})
