import { completeSpecification } from '../../../test/complete-record.js'
import { cases } from '../../../test/rule-cases.js'

const occasion = (period: object, deadline?: string) => ({
  occasions: [{ period, ...(deadline && { deadline }) }],
})

cases(
  'occasions.dates-disordered',
  {
    'an occasion that ends before it begins is an error': {
      record: occasion({ from: '2027-03-08', until: '2027-03-05' }),
      finds: [{ pointer: '/occasions/0/period/until' }],
    },
    'a deadline after the end is one too': {
      record: occasion({ from: '2027-03-08', until: '2027-03-12' }, '2027-03-13'),
      finds: [{ pointer: '/occasions/0/deadline' }],
    },
    'one day, with the deadline on it, is not': {
      record: occasion({ from: '2027-03-08', until: '2027-03-08' }, '2027-03-08T12:00:00Z'),
    },
    'a beginning without an end is not': { record: occasion({ from: '2027-03-08' }, '2027-04-01') },
  },
  completeSpecification,
)
