/** The cryptosuites that are known, by the name a proof gives: its `cryptosuite`, or its type where it has none. */
import { isText, type Json } from '../text/json.js'
import { jcs } from './jcs.js'
import { edwards, nist } from './keys.js'
import { rdfc } from './rdfc.js'
import type { Suite } from './suite.js'

const suites: ReadonlyMap<unknown, Suite> = new Map<unknown, Suite>([
  ['eddsa-rdfc-2022', { algorithm: edwards, ...rdfc }],
  ['eddsa-jcs-2022', { algorithm: edwards, ...jcs }],
  ['ecdsa-rdfc-2019', { algorithm: nist, ...rdfc }],
  ['ecdsa-jcs-2019', { algorithm: nist, ...jcs }],
  ['Ed25519Signature2020', { algorithm: edwards, ...rdfc }],
])

/** The name a proof gives its suite. */
export const suiteNameOf = ({ type, cryptosuite }: Json): string | undefined => {
  const name = type === 'DataIntegrityProof' ? cryptosuite : type
  return isText(name) ? name : undefined
}

export const suiteOf = (proof: Json): Suite | undefined => suites.get(suiteNameOf(proof))
