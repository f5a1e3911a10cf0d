import { cases } from '../../../test/rule-cases.js'

cases('any.deprecated-code', {
  'a deprecated country is named with its successor': {
    record: {
      issuerCountry: [{ country: 'EL' }],
      awardingBody: [
        { legalName: { el: 'Κέντρο' }, country: 'UK' },
        { legalName: { el: 'Κέντρο' }, country: 'GR' },
      ],
    },
    finds: [
      {
        code: 'issuer-country.deprecated-code',
        pointer: '/issuerCountry/0/country',
        params: { value: 'EL', deprecated: 'country/EL', suggestion: 'GR' },
        fixed: 'GR',
        safe: true,
      },
      { code: 'awarding-body.deprecated-code', pointer: '/awardingBody/0/country', fixed: 'GB' },
    ],
  },
  'the successor passes': {
    record: { issuerCountry: [{ country: 'GR' }], awardingBody: [{ legalName: { el: 'Κέντρο' } }] },
  },
  'a list in a list is looked into': {
    record: { qualityAssurance: [{ type: 'programme-licence', scope: { countries: ['ES', 'EL'] } }] },
    finds: [{ code: 'quality-assurance.deprecated-code', pointer: '/qualityAssurance/0/scope/countries/1' }],
  },
  'a code of the learner is not quoted': {
    record: { learner: { identifiers: [{ scheme: 'passport', value: 'A1', country: 'EL' }] } },
    finds: [
      {
        code: 'learner.deprecated-code',
        pointer: '/learner/identifiers/0/country',
        params: { masked: true },
      },
    ],
  },
})
