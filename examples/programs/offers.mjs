import { award } from '@microcred/core'
import { qualifications } from '@microcred/taxonomy/qualifications'

/** What is on offer: twelve illustrative micro-qualifications, by the last word of their IRI. */
export const offers = Object.fromEntries(
  qualifications.map(({ specification }) => [specification.id.split('/').at(-1), specification]),
)

const anna = { id: 'did:example:anna', fullName: { pl: 'Anna Przykładowa' } }

/** A grade of so many points of a hundred. */
const points = (points) => ({
  value: { und: `${points}/100` },
  points,
  status: 'pass',
  scheme: { minimum: 0, maximum: 100 },
})

/** What one learner holds: awards of three of the four parts of a larger credential. */
export const held = [
  award(offers['resource-efficient-production'], {
    id: 'urn:uuid:2c7f3d5a-98b1-4c53-8e0d-6f1a7b9c2d01',
    learner: anna,
    date: '2026-03-20',
    grade: points(87),
  }),
  award(offers['sustainable-product-materials'], {
    id: 'urn:uuid:7d0e5b42-3f16-4a8c-b1d9-0c4e8f2a6b02',
    learner: anna,
    date: '2026-05-08',
    grade: points(74),
  }),
  award(offers['environmental-management'], {
    id: 'urn:uuid:b5a91c68-d27e-4f30-96c4-e13b7d805f03',
    learner: anna,
    date: '2026-06-26',
    grade: points(91),
  }),
]
