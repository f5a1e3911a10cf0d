import { cases } from '../../../test/rule-cases.js'

const grade = (points: number, status: string, scheme: object) => ({
  grade: { value: { en: '8,2' }, points, status, scheme },
})

cases('grade.status-disagrees', {
  'too few points do not pass': {
    record: grade(4.9, 'pass', { minimum: 0, maximum: 10, passing: 5 }),
    finds: [{ pointer: '/grade/status', params: { passing: 5 } }],
  },
  'enough points do not fail': {
    record: grade(5, 'fail', { maximum: 10, passing: 5 }),
    finds: [{ pointer: '/grade/status', params: { passing: 5 } }],
  },
  'where 1 is best 4.3 does not pass': {
    record: grade(4.3, 'pass', { minimum: 5, maximum: 1, passing: 4 }),
    finds: [{ pointer: '/grade/status' }],
  },
  'where 1 is best 2 passes': { record: grade(2, 'pass', { minimum: 5, maximum: 1, passing: 4 }) },
  'a scheme that does not tell its better end is not judged': { record: grade(2, 'pass', { passing: 4 }) },
  'points without a status are let be': {
    record: { grade: { value: { en: '2' }, points: 2, scheme: { minimum: 0, maximum: 10, passing: 5 } } },
  },
  'a status without points is': {
    record: {
      grade: { value: { en: '2' }, status: 'pass', scheme: { minimum: 0, maximum: 10, passing: 5 } },
    },
  },
  'both without what is needed to pass are': { record: grade(2, 'pass', { minimum: 0, maximum: 10 }) },
  'both without a scheme are': { record: { grade: { value: { en: '2' }, points: 2, status: 'pass' } } },
})
