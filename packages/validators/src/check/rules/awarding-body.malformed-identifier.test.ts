import { cases } from '../../../test/rule-cases.js'

const body = (...identifiers: object[]) => ({ awardingBody: [{ legalName: { es: 'Centro' }, identifiers }] })

cases('awarding-body.malformed-identifier', {
  'identifiers of the right form pass': {
    record: body(
      { scheme: 'vat', value: 'ESA28015865' },
      { scheme: 'vat', value: 'EL 123456789' },
      { scheme: 'vat', value: '123456789', country: 'GR' },
      { scheme: 'vat', value: 'CHE-116.281.710 MWST' },
      { scheme: 'lei', value: '529900T8BM49AURSDO55' },
      { scheme: 'euid', value: 'DEK1101R.HRB116737' },
      { scheme: 'pic', value: '999876543' },
      { scheme: 'oid', value: 'E10012345' },
      { scheme: 'ror', value: 'https://ror.org/03p3aeb86' },
    ),
  },
  'each of another form is doubted': {
    record: body(
      { scheme: 'vat', value: 'ES12' },
      { scheme: 'vat', value: '123', country: 'BG' },
      { scheme: 'lei', value: '529900T8BM49AURSDO54' },
      { scheme: 'lei', value: '529900T8BM49AURSOD55' },
      { scheme: 'euid', value: 'HRB 116737' },
      { scheme: 'pic', value: '12345678' },
      { scheme: 'oid', value: 'E1001234' },
      { scheme: 'ror', value: '13p3aeb86' },
    ),
    finds: [
      { pointer: '/awardingBody/0/identifiers/0/value', params: { scheme: 'vat', value: 'ES12' } },
      { pointer: '/awardingBody/0/identifiers/1/value', params: { scheme: 'vat' } },
      { pointer: '/awardingBody/0/identifiers/2/value', params: { scheme: 'lei' } },
      { pointer: '/awardingBody/0/identifiers/3/value', params: { scheme: 'lei' } },
      { pointer: '/awardingBody/0/identifiers/4/value', params: { scheme: 'euid' } },
      { pointer: '/awardingBody/0/identifiers/5/value', params: { scheme: 'pic' } },
      { pointer: '/awardingBody/0/identifiers/6/value', params: { scheme: 'oid' } },
      { pointer: '/awardingBody/0/identifiers/7/value', params: { scheme: 'ror' } },
    ],
  },
  'the country of the body serves where the identifier names none': {
    record: {
      awardingBody: [
        { legalName: { es: 'Centro' }, country: 'ES', identifiers: [{ scheme: 'vat', value: 'A28015865' }] },
      ],
    },
  },
  'and does not where it has another form': {
    record: {
      awardingBody: [
        { legalName: { es: 'Centro' }, country: 'ES', identifiers: [{ scheme: 'vat', value: '123' }] },
      ],
    },
    finds: [{ pointer: '/awardingBody/0/identifiers/0/value', params: { scheme: 'vat' } }],
  },
  'a Greek number has the prefix of Greece, in small letters too': {
    record: body(
      { scheme: 'vat', value: 'el123456789' },
      { scheme: 'vat', value: '123456789', country: 'GR' },
    ),
  },
  'digits alone are one where the body is in a country whose numbers are so': {
    record: {
      awardingBody: [
        { legalName: { es: 'Centro' }, country: 'ES' },
        { legalName: { pt: 'Centro' }, country: 'PT', identifiers: [{ scheme: 'vat', value: '123456789' }] },
      ],
    },
  },
  'a number of another form is none in small letters either': {
    record: body({ scheme: 'vat', value: 'es12' }),
    finds: [{ pointer: '/awardingBody/0/identifiers/0/value', params: { scheme: 'vat' } }],
  },
  'nothing but digits, from nowhere, is no VAT number': {
    record: body({ scheme: 'vat', value: '12345' }),
    finds: [{ pointer: '/awardingBody/0/identifiers/0/value', params: { scheme: 'vat' } }],
  },
  'a national number may have any form': { record: body({ scheme: 'national', value: '?1' }) },
  'a Legal Entity Identifier that goes on is doubted, even where its check digits still follow': {
    record: body({ scheme: 'lei', value: '529900T8BM49AURSDO5595' }),
    finds: [{ pointer: '/awardingBody/0/identifiers/0/value', params: { scheme: 'lei' } }],
  },
})
