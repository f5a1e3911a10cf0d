import { cases } from '../../../test/rule-cases.js'

cases('stackability.contradictory', {
  'a standalone credential that counts towards another is refused': {
    record: { stackability: { type: 'standalone', towards: [{ rule: 'https://rules.example/1' }] } },
    finds: [{ pointer: '/stackability/type', fixed: 'stackable' }],
  },
  'one that counts towards nothing is not': { record: { stackability: { type: 'standalone' } } },
})
