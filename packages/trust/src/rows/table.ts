/** The nine rows: always all nine, in this order. */

import type { RowOf } from '../bundle/tools.js'
import { absent, type ClaimId, unchecked } from '../report/row.js'
import { accreditation } from './accreditation.js'
import { integrity, issuer, signer, time } from './proven.js'
import { status } from './status.js'
import { validity } from './validity.js'
import { vocabulary } from './vocabulary.js'

export const rows: Readonly<Record<ClaimId, RowOf>> = {
  integrity,
  signer,
  issuer,
  time,
  validity,
  status,
  accreditation,
  holder: ({ holder }, { asked }) =>
    holder ?? (asked ? unchecked('holder.no-binding') : absent('holder.not-asked')),
  vocabulary,
}
