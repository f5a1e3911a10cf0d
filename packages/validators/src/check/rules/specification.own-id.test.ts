import { cases } from '../../../test/rule-cases.js'

cases('specification.own-id', {
  'a credential with the identifier of its specification is told': {
    record: { id: 'urn:example:1', specification: { id: 'urn:example:1' } },
    finds: [{ pointer: '/specification/id' }],
  },
  'one with another is not': { record: { id: 'urn:example:1', specification: { id: 'urn:example:2' } } },
})
