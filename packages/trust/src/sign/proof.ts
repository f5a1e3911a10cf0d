/** Proofs of Data Integrity (W3C Recommendation of 2025-05-15). */
import { Injected } from '../bundle/injected.js'
import type { Engine } from '../crypto/engine.js'
import { documentKey } from '../keys/document.js'
import { contextsOf } from '../linked-data/contexts.js'
import { suiteOf } from '../suites/table.js'
import { bothHashes } from '../suites/whole.js'
import { toBase58 } from '../text/base58.js'
import { type Json, listOf } from '../text/json.js'
import { credentialOf, instantOf, proven } from './credential.js'
import { CannotSign, type ProofRequest, type ToBeSigned } from './request.js'

/** A key of each algorithm, as far as suites ask. */
const CURVES: Readonly<Record<string, string>> = { EdDSA: 'Ed25519', ES256: 'P-256', ES384: 'P-384' }

export async function proof(record: object, request: ProofRequest, engine: Engine): Promise<ToBeSigned> {
  const { verificationMethod, cryptosuite = 'eddsa-rdfc-2022' } = request
  const at = instantOf(request.at)
  const tools = { injected: new Injected() }
  const type = { type: 'DataIntegrityProof', cryptosuite }
  const suite = suiteOf(type)
  if (!suite || suite.selective)
    throw new CannotSign('cryptosuite', `There is no cryptosuite ${cryptosuite}.`)
  const key = await documentKey(verificationMethod, undefined, tools)
  const computed = key.kind === 'document' && 'jwk' in key.public ? key.public.jwk : undefined
  const asked = request.algorithm ?? (cryptosuite.startsWith('eddsa') ? 'EdDSA' : 'ES256')
  const algorithm = suite.algorithm(computed ?? { crv: CURVES[asked] ?? '' })
  if (!algorithm || (request.algorithm !== undefined && algorithm.name !== asked))
    throw new CannotSign('algorithm', 'Key, algorithm and cryptosuite do not go together.')
  const credential = credentialOf(record, 'openbadges', request)
  const { proof: before, ...document } = credential
  const purpose = listOf(document.type).includes('VerifiablePresentation')
    ? 'authentication'
    : 'assertionMethod'
  const contexts = document['@context']
  const config: Json = {
    ...type,
    created: at,
    verificationMethod: verificationMethod.includes('#') ? verificationMethod : named(verificationMethod),
    proofPurpose: purpose,
    ...(!suite.linked && contexts !== undefined && { '@context': contexts }),
  }
  const covered = await suite.cover(
    config,
    document,
    suite.linked ? await contextsOf(document, tools) : undefined,
  )
  if ('row' in covered)
    throw new CannotSign(
      'credential',
      `The credential cannot be signed so (${covered.row.findings.join(', ')}).`,
    )
  const bytes = await bothHashes(covered, algorithm, engine)
  return {
    bytes,
    algorithm: algorithm.name,
    assemble: async (signature) => {
      const own = { ...config, proofValue: `z${toBase58(signature)}` }
      const signed = JSON.stringify({ ...document, proof: own })
      await proven(signed, at, computed !== undefined, engine)
      return before === undefined ? signed : JSON.stringify({ ...document, proof: [...listOf(before), own] })
    },
  }
}

/** A `did:key` names its key by itself. */
const named = (method: string): string =>
  method.startsWith('did:key:') ? `${method}#${method.slice('did:key:'.length)}` : method
