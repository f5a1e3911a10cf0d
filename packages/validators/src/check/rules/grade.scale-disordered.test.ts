import { cases } from '../../../test/rule-cases.js'

const grade = (points: number, status: string, scheme: object) => ({
  grade: { value: { en: '8,2' }, points, status, scheme },
})

cases('grade.scale-disordered', {
  'a passing mark outside of the scale is refused': {
    record: grade(8, 'pass', { minimum: 0, maximum: 10, passing: 50 }),
    finds: [{ pointer: '/grade/scheme', params: { passing: 50 } }],
  },
  'a scale without length is refused': {
    record: grade(8, 'pass', { minimum: 8, maximum: 8 }),
    finds: [{ pointer: '/grade/scheme', params: {} }],
  },
  'a scale on which 1 is best is one': { record: grade(2, 'pass', { minimum: 5, maximum: 1, passing: 4 }) },
})
