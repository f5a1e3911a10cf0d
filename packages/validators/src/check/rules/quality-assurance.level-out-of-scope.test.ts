import { cases } from '../../../test/rule-cases.js'

cases('quality-assurance.level-out-of-scope', {
  'quality assurance of other levels is doubted': {
    record: { qualityAssurance: [{ type: 'programme-licence', scope: { eqf: [6, 7] } }] },
    finds: [{ pointer: '/qualityAssurance/0/scope/eqf', params: { scope: [6, 7], level: 5 } }],
  },
  'one statement that covers the level is enough': {
    record: {
      qualityAssurance: [
        { type: 'programme-licence', scope: { eqf: [6, 7] } },
        { type: 'programme-licence', scope: { eqf: [5] } },
      ],
    },
  },
  'a statement without levels covers all': {
    record: {
      qualityAssurance: [
        { type: 'programme-licence', scope: { eqf: [6] } },
        { type: 'institutional-licence' },
      ],
    },
  },
})
