import { cases } from '../../../test/rule-cases.js'

const grade = (points: number, status: string, scheme: object) => ({
  grade: { value: { en: '8,2' }, points, status, scheme },
})

cases('grade.out-of-scale', {
  'points beyond the best are refused': {
    record: grade(11, 'pass', { minimum: 0, maximum: 10, passing: 5 }),
    finds: [{ pointer: '/grade/points', params: { worst: 0, best: 10 } }],
  },
  'points beyond the best of a scale on which 1 is best are refused': {
    record: grade(0.7, 'pass', { minimum: 5, maximum: 1, passing: 4 }),
    finds: [{ pointer: '/grade/points', params: { worst: 5, best: 1 } }],
  },
  'the ends of the scale are on it': { record: grade(1, 'pass', { minimum: 5, maximum: 1, passing: 4 }) },
  'a scale open at one end ends at the other': {
    record: grade(-1, 'fail', { minimum: 0, passing: 5 }),
    finds: [{ pointer: '/grade/points', params: { worst: 0 } }],
  },
  'a scale open at its better end has no best': {
    record: grade(900, 'pass', { minimum: 0, passing: 5 }),
  },
  'a scale open at its worse end has no worst': {
    record: grade(9, 'fail', { maximum: 1, passing: 4 }),
  },
  'and ends at its better one': {
    record: grade(0.5, 'pass', { maximum: 1, passing: 4 }),
    finds: [{ pointer: '/grade/points', params: { best: 1 } }],
  },
  'a scale of one end alone does not say which way it goes': {
    record: grade(11, 'pass', { maximum: 10 }),
  },
  'below it neither': { record: grade(9, 'pass', { maximum: 10 }) },
  'nor does one of the other end': { record: grade(9, 'pass', { minimum: 10 }) },
  'a scale on which nobody passes is told as such, and not the points too': {
    record: grade(11, 'fail', { minimum: 0, maximum: 10, passing: 12 }),
    finds: [{ code: 'grade.scale-disordered', pointer: '/grade/scheme' }],
  },
  'a scale that is no scale is told as such': {
    record: grade(11, 'pass', { minimum: 10, maximum: 10 }),
    finds: [{ code: 'grade.scale-disordered', pointer: '/grade/scheme' }],
  },
  'the points themselves are the learner’s and are not quoted': {
    record: grade(4711, 'pass', { minimum: 0, maximum: 10 }),
    finds: [{ pointer: '/grade/points', params: { worst: 0, best: 10 } }],
  },
  'with its worst end alone it does not either, above it': { record: grade(11, 'pass', { minimum: 10 }) },
  'a grade without points, or without a scale, lies nowhere': {
    record: { grade: { value: { en: '8,2' }, scheme: { minimum: 0, maximum: 10 } } },
  },
  'points alone are on no scale': { record: { grade: { value: { en: '8,2' }, points: 11 } } },
})
