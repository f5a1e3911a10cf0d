/** Rows that signatures answer: those of the signature that says most about the issuer. */
import type { Opened, Proof } from '../mechanisms/mechanism.js'
import { absent, type Row, worse, worst } from '../report/row.js'

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

export const signer = of('signer')
export const issuer = of('issuer')
export const time = of('time')
