/** Proofs of Data Integrity (W3C Recommendation of 2025-05-15): single ones, sets and chains. */
import { once } from '@microcred/common/once'
import type { Tools } from '../bundle/tools.js'
import { algorithms } from '../crypto/engine.js'
import { compact, headerOf } from '../jws/jws.js'
import type { Ask, Purpose } from '../keys/key.js'
import { issuerOf, signerOf } from '../keys/table.js'
import type { Contexts } from '../linked-data/contexts.js'
import { failed, type Row, unchecked, unread } from '../report/row.js'
import type { Suite } from '../suites/suite.js'
import { suiteNameOf, suiteNames, suiteOf } from '../suites/table.js'
import { fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, listOf } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Opened, Proof } from './opened.js'

export const dataIntegrity: Mechanism = {
  id: 'data-integrity',
  open({ json }, tools) {
    return isObject(json) && json.proof !== undefined ? openProofs(json, tools) : undefined
  },
}

/** A document with its proofs apart. */
interface Secured {
  readonly document: Json
  readonly proofs: readonly Json[]
  readonly purpose: Purpose
  readonly contexts: Contexts
}

const documents = once(() => import('../keys/document.js'))
const linkedData = once(() => import('../linked-data/contexts.js'))

async function openProofs(json: Json, tools: Tools): Promise<Opened> {
  const { proof, ...document } = json
  const list = listOf(proof)
  const presentation = listOf(document.type).includes('VerifiablePresentation')
  // Linked data is loaded when a proof asks for it.
  const { contextsOf } = await linkedData()
  const contexts = await contextsOf(document, tools)
  const secured: Secured = {
    document,
    proofs: list.filter(isObject),
    purpose: presentation ? 'authentication' : 'assertionMethod',
    contexts,
  }
  const proofs = await Promise.all(
    list.map((each) => (isObject(each) ? proofOf(each, secured, tools) : malformed('proof.malformed'))),
  )
  return { credential: document, claims: {}, proofs, structure: [], vocabulary: contexts.vocabulary }
}

function malformed(code: string): Proof {
  const row = failed(code)
  return {
    mechanism: 'data-integrity',
    integrity: row,
    signer: row,
    issuer: row,
    time: unchecked('time.none'),
  }
}

async function proofOf(proof: Json, secured: Secured, tools: Tools): Promise<Proof> {
  const name = suiteNameOf(proof)
  const suite = suiteOf(proof)
  const method = isObject(proof.verificationMethod) ? proof.verificationMethod.id : proof.verificationMethod
  const { document } = secured
  const ask: Ask = { purpose: secured.purpose, credential: document, claims: {} }
  const said = { mechanism: 'data-integrity', ...(name !== undefined && { algorithm: name }) }
  if (!suite) {
    const row = isPlaceholder(proof)
      ? failed('proof.placeholder')
      : { ...unread('proof.suite-unknown', suiteNames), ground: [{ kind: 'suite', name: name ?? '' }] }
    return { ...said, integrity: row, signer: row, issuer: row, time: await timeIn(proof, tools) }
  }
  if (!isText(method)) return { ...malformed('proof.malformed'), ...said }
  const key = await (await documents()).documentKey(method, undefined, tools)
  const faults = faultsOf(proof, secured.purpose, tools.at)
  const integrity =
    faults.error !== undefined
      ? failed(faults.error)
      : key.kind === 'none'
        ? key.integrity
        : 'jwk' in key.public
          ? await signatureOf(proof, suite, key.public.jwk, key.name, secured, tools)
          : unchecked('key.form-unknown', { kind: 'did', id: method.split('#')[0] })
  return {
    ...said,
    key: method,
    integrity: { ...integrity, findings: [...integrity.findings, ...faults.warnings] },
    signer: await signerOf(key, ask, tools),
    issuer: await issuerOf(key, ask, tools),
    time: await timeIn(proof, tools),
  }
}

/** Whether a detached JWS holds fewer or more octets than signatures of its algorithm have. */
function isPlaceholder({ jws }: Json): boolean {
  const parts = isText(jws) ? compact(jws) : undefined
  const length = parts && algorithms.get(headerOf(parts)?.alg)?.length
  return length !== undefined && fromBase64Url(parts!.signature)?.length !== length
}

const timeIn = ({ created, proofValue, jws }: Json, tools: Tools): Promise<Row> =>
  tools.timeOf(
    isText(created) ? { kind: 'signer', name: 'created', at: created } : undefined,
    String(proofValue ?? jws ?? ''),
    tools,
  )

/** What is wrong with a proof before its signature is looked at. */
function faultsOf(
  { proofPurpose, created, expires, proofValue }: Json,
  purpose: Purpose,
  at: number,
): { readonly error?: string; readonly warnings: readonly string[] } {
  const times = [created, expires].filter((each) => each !== undefined)
  if (!isText(proofValue) || times.some((each) => !isText(each) || Number.isNaN(Date.parse(each))))
    return { error: 'proof.malformed', warnings: [] }
  if (proofPurpose !== purpose) return { error: 'proof.purpose', warnings: [] }
  if (isText(expires) && Date.parse(expires) < at) return { error: 'proof.expired', warnings: [] }
  return { warnings: isText(created) && Date.parse(created) > at ? ['proof.created-ahead'] : [] }
}

/** The row of the value of a proof. */
async function signatureOf(
  proof: Json,
  suite: Suite,
  jwk: JsonWebKey,
  name: string,
  secured: Secured,
  tools: Tools,
): Promise<Row> {
  const { proofValue, ...config } = proof
  const algorithm = suite.algorithm(jwk)
  if (!algorithm) return failed('signature.key-not-for-algorithm')
  const { algorithms: accepted } = tools.policy
  if (accepted && !accepted.includes(algorithm.name))
    return unchecked('signature.algorithm-not-accepted', { kind: 'policy', id: algorithm.name })
  const value = proofValue as string
  const fault = suite.faultOf(value, algorithm)
  if (fault) return failed(fault)
  const document = withPrevious(proof, secured)
  if (!document) return failed('proof.previous-unknown')
  const covered = await suite.cover(config, document, suite.linked ? secured.contexts : undefined)
  if ('row' in covered) return covered.row
  const ground = [
    { kind: 'document', name },
    { kind: 'suite', name: suiteNameOf(proof)! },
  ]
  return suite.check({ value, key: jwk, algorithm, covered, ground }, tools.engine)
}

/** The document a proof covers: with the proofs it builds on, where it says so. */
function withPrevious({ previousProof }: Json, { document, proofs }: Secured): Json | undefined {
  const ids = listOf(previousProof)
  if (ids.length === 0) return document
  const previous = proofs.filter(({ id }) => ids.includes(id))
  return previous.length === new Set(ids).size ? { ...document, proof: previous } : undefined
}
