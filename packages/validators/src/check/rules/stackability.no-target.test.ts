import { cases } from '../../../test/rule-cases.js'

cases('stackability.no-target', {
  'a stackable credential without a target is remarked upon': {
    record: { stackability: { type: 'stackable' } },
    finds: [{ pointer: '/stackability' }],
  },
  'a target in words is enough': {
    record: { stackability: { type: 'stackable', description: { en: 'Any degree in forestry.' } } },
  },
})
