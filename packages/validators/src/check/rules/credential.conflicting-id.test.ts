import { cases } from '../../../test/rule-cases.js'

const ID = 'https://centre.example/'

const bodies = (...awardingBody: object[]) => ({ awardingBody })

const edc = (...hasClaim: object[]) => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  credentialSubject: { hasClaim },
})

cases('credential.conflicting-id', {
  'two bodies with one id and two countries contradict each other, once': {
    record: bodies(
      { id: ID, legalName: { en: 'One' }, country: 'ES' },
      { id: ID, legalName: { en: 'One' }, country: 'ES' },
      { id: ID, legalName: { en: 'One' }, country: 'PT' },
      { id: ID, legalName: { en: 'Two' }, country: 'PT' },
    ),
    finds: [{ pointer: '/awardingBody/2', params: { first: '/awardingBody/0', property: 'country' } }],
  },
  'the id itself is not in the message, because it may be the learner’s': {
    record: {
      learner: { id: ID, email: 'a@b.example' },
      awardingBody: [{ id: ID, legalName: { en: 'One' }, email: 'c@d.example' }],
    },
    finds: [{ pointer: '/awardingBody/0', params: { first: '/learner', property: 'email' } }],
  },
  'a text in another language adds to it': {
    record: bodies({ id: ID, legalName: { en: 'One' } }, { id: ID, legalName: { es: 'Uno' } }),
  },
  'an id alone refers': {
    record: bodies({ id: ID, legalName: { en: 'One' }, country: 'ES' }, { legalName: { en: 'Two' } }),
  },
  'in a European Digital Credential a reference, one value for a list of it, and another type are no contradiction':
    {
      json: edc(
        {
          id: 'urn:epass:org:1',
          type: 'Organisation',
          legalName: { en: ['One'] },
          homepage: [{ id: 'urn:epass:web:1', url: 'a' }],
        },
        {
          id: 'urn:epass:org:1',
          type: ['Organisation', 'Agent'],
          legalName: { en: 'One' },
          homepage: { id: 'urn:epass:web:1' },
        },
      ),
    },
  'in a European Digital Credential another value is one, whatever the order of lists': {
    json: edc(
      { id: 'urn:epass:org:1', tags: ['a', 'b'], location: { code: 1 } },
      { id: 'urn:epass:org:1', tags: ['b', 'a'], location: { code: 2 } },
    ),
    finds: [
      {
        pointer: '/credentialSubject/hasClaim/1',
        params: { first: '/credentialSubject/hasClaim/0', property: 'location' },
      },
    ],
  },
  'one thing and a list of one that reads alike by its keys contradict each other': {
    json: edc(
      { id: 'urn:epass:org:1', location: { 0: 'Beja' } },
      { id: 'urn:epass:org:1', location: ['Beja'] },
    ),
    finds: [{ pointer: '/credentialSubject/hasClaim/1', params: { property: 'location' } }],
  },
  'things with different ids add up, and of those with none what differs is told': {
    json: edc(
      { id: 'urn:epass:org:1', location: { id: 'urn:1', name: 'A' }, memberOf: { name: 'A' } },
      { id: 'urn:epass:org:1', location: { id: 'urn:2', name: 'B' }, memberOf: { name: 'A' } },
      { id: 'urn:epass:org:1', memberOf: { name: null } },
    ),
    finds: [{ pointer: '/credentialSubject/hasClaim/2', params: { property: 'memberOf' } }],
  },
  'a thing that has an id in one place alone is another one': {
    json: edc(
      { id: 'urn:epass:org:1', location: { id: 'urn:1', name: 'A' } },
      { id: 'urn:epass:org:1', location: { name: 'A' } },
    ),
    finds: [{ pointer: '/credentialSubject/hasClaim/1', params: { property: 'location' } }],
  },
})
