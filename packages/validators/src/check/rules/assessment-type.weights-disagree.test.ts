import { cases } from '../../../test/rule-cases.js'

const weighted = (...weights: (number | undefined)[]) => ({
  assessmentType: weights.map((weight) => ({ type: 'portfolio', ...(weight && { weight }) })),
})

cases('assessment-type.weights-disagree', {
  'weights that sum to another number are told': {
    record: weighted(60, 50),
    finds: [{ pointer: '/assessmentType', params: { sum: 110 } }],
  },
  'three thirds are not': { record: weighted(33.3, 33.3, 33.3) },
  'neither are weights of which one is not said': { record: weighted(60, undefined) },
})
