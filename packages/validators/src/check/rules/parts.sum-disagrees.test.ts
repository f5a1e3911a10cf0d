import { completeSpecification } from '../../../test/complete-record.js'
import { cases } from '../../../test/rule-cases.js'

const part = (value: number | object, choice?: string, unit = 'ects') => ({
  title: { en: 'A module' },
  volumes: [{ value, unit }],
  ...(choice && { choice }),
})
const whole = (value: number | object, unit = 'ects') => ({
  notionalWorkload: {
    volumes: [{ value, unit }],
    ectsNotApplicable: unit === 'ects' ? undefined : { because: { en: 'No.' } },
  },
})

cases(
  'parts.sum-disagrees',
  {
    'required parts that sum to less are an error': {
      record: { ...whole(5), parts: [part(2), part(2)] },
      finds: [{ pointer: '/parts', params: { parts: 4, whole: 5, unit: 'ects' } }],
    },
    'required parts that sum to more are one': {
      record: { ...whole(5), parts: [part(3), part(3)] },
      finds: [{ pointer: '/parts' }],
    },
    'electives of which some suffice are not': {
      record: { ...whole(5), parts: [part(3), part(2, 'elective'), part(2, 'elective')] },
    },
    'electives that do not suffice together are': {
      record: { ...whole(8), parts: [part(3), part(2, 'elective'), part(2, 'elective')] },
      finds: [{ pointer: '/parts', params: { parts: '3–7' } }],
    },
    'parts in another unit than the whole say nothing': {
      record: { ...whole(5), parts: [part(10, undefined, 'hour')] },
    },
    'ranges that meet are no error': {
      record: { ...whole(5), parts: [part({ minimum: 2, maximum: 3 }), part(2)] },
    },
  },
  completeSpecification,
)
