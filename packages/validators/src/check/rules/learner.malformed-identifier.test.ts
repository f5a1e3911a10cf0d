import { cases } from '../../../test/rule-cases.js'

const learner = (...identifiers: object[]) => ({ learner: { identifiers } })

cases('learner.malformed-identifier', {
  'an ORCID iD with the right check digit passes, as address and with X': {
    record: learner(
      { scheme: 'orcid', value: '0000-0002-1825-0097' },
      { scheme: 'orcid', value: 'https://orcid.org/0000-0002-1694-233X' },
    ),
  },
  'an ORCID iD with a wrong check digit is doubted': {
    record: learner({ scheme: 'orcid', value: '0000-0002-1825-0098' }),
    finds: [{ pointer: '/learner/identifiers/0/value', params: { scheme: 'orcid' } }],
  },
  'a European Student Identifier without its prefix is doubted': {
    record: learner({ scheme: 'european-student-identifier', value: 'um.es:4711' }),
    finds: [{ pointer: '/learner/identifiers/0/value' }],
  },
  'a whole European Student Identifier passes': {
    record: learner({
      scheme: 'european-student-identifier',
      value: 'urn:schac:personalUniqueCode:int:esi:um.es:4711',
    }),
  },
  'an eIDAS identifier without its countries is doubted': {
    record: learner({ scheme: 'eidas', value: '02635542Y' }),
    finds: [{ pointer: '/learner/identifiers/0/value' }],
  },
  'a hash has no form of its scheme': {
    record: learner({ scheme: 'orcid', value: 'sha256$9f86d0', hash: { algorithm: 'sha-256' } }),
  },
  'a scheme nobody knows is not judged, whatever its name': {
    record: learner({ scheme: 'constructor', value: '1' }, { scheme: '__proto__', value: '1' }),
  },
  'one with its two countries passes': { record: learner({ scheme: 'eidas', value: 'ES/AT/02635542Y' }) },
})
