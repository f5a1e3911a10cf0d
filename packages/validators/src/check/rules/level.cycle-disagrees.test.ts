import { cases } from '../../../test/rule-cases.js'

cases('level.cycle-disagrees', {
  'a cycle of another level is refused': {
    record: { level: { eqf: 5, qfEhea: 'first-cycle' } },
    finds: [{ pointer: '/level/qfEhea', params: { cycle: 'first-cycle', expected: 6, level: 5 } }],
  },
  'the cycle of the level passes': { record: { level: { eqf: 5, qfEhea: 'short-cycle' } } },
  'a cycle alone passes': { record: { level: { qfEhea: 'third-cycle' } } },
})
