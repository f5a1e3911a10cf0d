/** The quality statements of a record: about it, and about the bodies that award it. */
import type { Microcredential, QualityStatement } from '@microcred/core'

/** A quality statement and where it stands. */
export interface Placed {
  readonly subject: 'quality-assurance' | 'awarding-body'
  readonly pointer: string
  readonly statement: QualityStatement
}

/** Every quality statement of a record. */
export function* qualityStatements({
  qualityAssurance,
  awardingBody,
}: Readonly<Partial<Microcredential>>): Generator<Placed> {
  for (const [at, statement] of (qualityAssurance ?? []).entries())
    yield { subject: 'quality-assurance', pointer: `/qualityAssurance/${at}`, statement }
  for (const [body, { accreditation }] of (awardingBody ?? []).entries())
    for (const [at, statement] of (accreditation ?? []).entries())
      yield { subject: 'awarding-body', pointer: `/awardingBody/${body}/accreditation/${at}`, statement }
}
