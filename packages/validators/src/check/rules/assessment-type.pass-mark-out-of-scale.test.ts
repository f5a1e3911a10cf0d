import { cases } from '../../../test/rule-cases.js'

const assessed = (more: object) => ({ assessmentType: [{ type: 'written-examination', ...more }] })

cases('assessment-type.pass-mark-out-of-scale', {
  'a pass mark above the scale is an error': {
    record: assessed({ passMark: 31, scheme: { minimum: 0, maximum: 30 } }),
    finds: [{ pointer: '/assessmentType/0/passMark', params: { mark: 31, minimum: 0, maximum: 30 } }],
  },
  'without a scheme it is in percent': {
    record: assessed({ passMark: 120 }),
    finds: [{ pointer: '/assessmentType/0/passMark', params: { maximum: 100 } }],
  },
  'a mark on the scale is not': { record: assessed({ passMark: 18, scheme: { minimum: 0, maximum: 30 } }) },
  'neither on an inverted scale': { record: assessed({ passMark: 4, scheme: { minimum: 5, maximum: 1 } }) },
  'the ends of the scale are on it': {
    record: {
      assessmentType: [0, 30].map((passMark) => ({
        type: 'written-examination',
        passMark,
        scheme: { minimum: 0, maximum: 30 },
      })),
    },
  },
  'without a scheme nothing below nothing is one': {
    record: assessed({ passMark: -1 }),
    finds: [{ pointer: '/assessmentType/0/passMark', params: { mark: -1, minimum: 0 } }],
  },
  'a scale that is open below has no least mark': {
    record: assessed({ passMark: -1, scheme: { maximum: 30 } }),
  },
  'a scale that is open above has no greatest': {
    record: assessed({ passMark: 700, scheme: { minimum: 0 } }),
  },
  'a scheme without a scale says nothing': {
    record: assessed({ passMark: 700, scheme: { title: { en: 'Points' } } }),
  },
})
