import { NAMESPACE, VERSION } from '@microcred/core'
import { qualifications } from '@microcred/taxonomy/qualifications'

/** What is on offer: twelve illustrative micro-qualifications, by the last word of their IRI. */
export const offers = Object.fromEntries(
  qualifications.map(({ specification }) => [specification.id.split('/').at(-1), specification]),
)

/** The record of somebody who has passed an offer: the offer itself, and who, when, how well. */
export const award = (offer, learner, { id, date, points }) => ({
  ...offer,
  $schema: `${NAMESPACE}${VERSION}/microcredential.schema.json`,
  id,
  learner,
  dateOfIssuing: date,
  grade: { value: { und: `${points}/100` }, points, status: 'pass', scheme: { minimum: 0, maximum: 100 } },
})

const anna = { id: 'did:example:anna', fullName: { pl: 'Anna Przykładowa' } }

/** What one learner holds: three of the four parts of a larger credential. */
export const held = [
  award(offers['resource-efficient-production'], anna, {
    id: 'urn:uuid:2c7f3d5a-98b1-4c53-8e0d-6f1a7b9c2d01',
    date: '2026-03-20',
    points: 87,
  }),
  award(offers['sustainable-product-materials'], anna, {
    id: 'urn:uuid:7d0e5b42-3f16-4a8c-b1d9-0c4e8f2a6b02',
    date: '2026-05-08',
    points: 74,
  }),
  award(offers['environmental-management'], anna, {
    id: 'urn:uuid:b5a91c68-d27e-4f30-96c4-e13b7d805f03',
    date: '2026-06-26',
    points: 91,
  }),
]
