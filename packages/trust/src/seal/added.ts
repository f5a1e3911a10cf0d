/** Everything that was added to a seal after it was made, loaded for the seals that have something. */
import type { Tools } from '../bundle/tools.js'
import type { Signature } from '../jws/jws.js'
import type { Json } from '../text/json.js'
import type { Evidence } from '../x509/evidence.js'
import type { Timed } from './own-time.js'
import { timeOf } from './stamps.js'
import { evidenceIn, unsignedIn } from './unsigned.js'

/** What stands beside a signature, and what it says. */
export interface Additions {
  readonly evidence: Evidence
  /** What is wrong with its form. */
  readonly faults: readonly string[]
  /** What else there is to be said of it, such as what nobody looks at. */
  readonly notes: readonly string[]
  /** When it was sealed, by who says most. */
  time(signature: Signature, header: Json, own: Timed, tools: Tools): Promise<Timed> | Timed
}

export function additionsIn(unsigned: unknown): Additions {
  const { elements, faults, notes } = unsignedIn(unsigned)
  const evidence = evidenceIn(elements)
  const { certificates } = evidence
  return {
    evidence,
    faults,
    notes: [...notes, ...(elements.some(({ name }) => name === 'cSig') ? ['seal.counter-signature'] : [])],
    time: (signature, header, own, tools) =>
      timeOf(signature, header, own, { elements, certificates }, tools),
  }
}
