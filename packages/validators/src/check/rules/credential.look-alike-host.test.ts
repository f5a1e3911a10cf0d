import { cases } from '../../../test/rule-cases.js'

cases('credential.look-alike-host', {
  'a host that mixes alphabets is told': {
    record: { id: 'https://un\u0456versity.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one in letters that all look Latin': {
    record: { id: 'https://\u0441\u0430\u0441\u0435.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one in its form in ASCII': {
    // The host of the first case as a browser sends it.
    record: { id: 'https://xn--unversity-h7i.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one of a `did:web`': {
    record: { id: 'did:web:un\u0456versity.example:c' },
    finds: [{ pointer: '/id' }],
  },
  'hosts of one alphabet, also with a path in another, are let be': {
    record: { id: 'https://münchen.example/\u0441' },
  },
  'hosts of countries that write so are let be': {
    record: { id: 'https://\u0440\u0430\u0441\u0430.бг/1' },
  },
  'a broken form in ASCII is let be': {
    record: { id: 'https://xn--99999999999.example/1' },
  },
})
