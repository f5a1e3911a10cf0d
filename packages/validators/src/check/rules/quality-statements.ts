/** The quality statements of a record: about it, and about the bodies that award it. */
import type { QualityStatement } from '@microcred/core'
import type { Subject } from './rule.js'

/** A quality statement and where it stands. */
export interface Placed {
  readonly subject: 'quality-assurance' | 'awarding-body'
  readonly pointer: string
  readonly statement: QualityStatement
}

/** Every quality statement of a record. */
export const qualityStatements = ({ once }: Subject): readonly Placed[] => once(find)

function find({ record: { qualityAssurance = [], awardingBody = [] } }: Subject): readonly Placed[] {
  const found: Placed[] = []
  for (const [at, statement] of qualityAssurance.entries())
    found.push({ subject: 'quality-assurance', pointer: `/qualityAssurance/${at}`, statement })
  for (const [body, { accreditation = [] }] of awardingBody.entries())
    for (const [at, statement] of accreditation.entries()) {
      const pointer = `/awardingBody/${body}/accreditation/${at}`
      found.push({ subject: 'awarding-body', pointer, statement })
    }
  return found
}
