/** The cryptosuites that are known, by the name a proof gives: its `cryptosuite`, or its type where it has none. */
import { isText, type Json } from '../text/json.js'
import { jcs } from './jcs.js'
import { edwards, nist, p256 } from './keys.js'
import { rdfc } from './rdfc.js'
import { selective } from './selective.js'
import type { Suite } from './suite.js'
import { whole } from './whole.js'

const suites: ReadonlyMap<unknown, Suite> = new Map<unknown, Suite>([
  ['eddsa-rdfc-2022', { algorithm: edwards, ...rdfc, ...whole }],
  ['eddsa-jcs-2022', { algorithm: edwards, ...jcs, ...whole }],
  ['ecdsa-rdfc-2019', { algorithm: nist, ...rdfc, ...whole }],
  ['ecdsa-jcs-2019', { algorithm: nist, ...jcs, ...whole }],
  ['ecdsa-sd-2023', { algorithm: p256, ...rdfc, ...selective }],
  ['Ed25519Signature2020', { algorithm: edwards, ...rdfc, ...whole }],
])

/** The names of those that are read. */
export const suiteNames = [...suites.keys()] as readonly string[]

/** The name a proof gives its suite. */
export const suiteNameOf = ({ type, cryptosuite }: Json): string | undefined => {
  const name = type === 'DataIntegrityProof' ? cryptosuite : type
  return isText(name) ? name : undefined
}

export const suiteOf = (proof: Json): Suite | undefined => suites.get(suiteNameOf(proof))
