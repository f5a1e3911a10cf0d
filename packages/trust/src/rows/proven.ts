/** Rows that signatures answer: those of the signature that says most about the issuer. */

import type { RowOf } from '../bundle/tools.js'
import type { Opened, Proof } from '../mechanisms/opened.js'
import { BELOW } from '../policy/verdict.js'
import { absent, type Row, worse, worst } from '../report/row.js'
import { reaches } from '../seal/level.js'

/** Every signature has to hold. */
export const integrity = ({ proofs }: Opened): Row =>
  proofs.length === 0 ? absent('signature.none-found') : worst(proofs.map((each) => each.integrity))

/** Of several signatures, that of the issuer. */
function leading({ proofs }: Opened): Proof | undefined {
  return proofs.toSorted((a, b) => worse(b.issuer, a.issuer) || worse(b.signer, a.signer))[0]
}

const of =
  (row: 'signer' | 'issuer' | 'time') =>
  (opened: Opened): Row =>
    leading(opened)?.[row] ?? absent('signature.none-found')

/** Whose key it is; a seal of a lower level than the policy asks for is told. */
export const signer: RowOf = (opened, { policy }) => {
  const row = of('signer')(opened)
  const below =
    policy.seal !== undefined && row.state === 'verified' && !reaches(leading(opened)?.seal, policy.seal)
  return below ? { ...row, findings: [...row.findings, BELOW] } : row
}
export const issuer = of('issuer')
export const time = of('time')
