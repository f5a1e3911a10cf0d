/** One signature of a seal (ETSI TS 119 182-1), with everything that was added to it. */
import { once } from '@microcred/common/once'
import type { Tools } from '../bundle/tools.js'
import { checkJws, headerOf, type Signature } from '../jws/jws.js'
import { sealOf } from '../keys/certificate.js'
import type { Ask } from '../keys/key.js'
import { issuerOf, signerOf } from '../keys/table.js'
import type { Proof } from '../mechanisms/opened.js'
import { type Row, unchecked, vouchedFor, worst } from '../report/row.js'
import { isObject, isText, type Json } from '../text/json.js'
import { type Additions, additionsIn } from './added.js'
import { ownTime, type Timed } from './own-time.js'
import { isSeal, profileOf, UNDERSTOOD } from './profile.js'

const elsewhere = once(() => import('./detached.js'))

/** A seal as it was made. */
const NOTHING: Additions = {
  evidence: { certificates: [], lists: [], answers: [] },
  faults: [],
  notes: [],
  time: (_signature, _header, own) => own,
}

const hasAdditions = (unsigned: unknown, { adoTst }: Json): boolean =>
  adoTst !== undefined || (isObject(unsigned) && unsigned.etsiU !== undefined)

/** One signature, and whether its form is another than the standard has. */
export interface Sealed {
  readonly proof: Proof
  readonly malformed?: boolean
}

/** Checks one signature that may be a seal. */
export async function sealProof(
  given: Signature,
  unsigned: unknown,
  about: { readonly mechanism: string; readonly credential: Json; readonly controller?: string | undefined },
  tools: Tools,
): Promise<Sealed> {
  const named = headerOf(given) ?? {}
  const detached = named.sigD === undefined ? undefined : await (await elsewhere()).detachedOf(named, tools)
  const signature = detached?.payload === undefined ? given : { ...given, payload: detached.payload }
  const added = hasAdditions(unsigned, named) ? additionsIn(unsigned) : NOTHING
  const { evidence } = added
  const others = evidence.certificates
  const { controller } = about
  const asked = { understood: UNDERSTOOD, certificates: others.map((each) => each.der), controller }
  const { header, integrity, key } = await checkJws(signature, asked, tools)
  const left = detached && 'row' in detached ? detached.row : undefined
  const whole = detached ? withObjects(integrity, left, detached.payload !== undefined) : integrity
  const own = await added.time(signature, header, ownTime(header), tools)
  const { row: time, signed } =
    own.row.state === 'not-checked' ? await withGiven(own, signature.signature, tools) : own
  const { credential } = about
  const told = evidence.lists.length + evidence.answers.length + others.length > 0
  const ask: Ask = { purpose: 'assertionMethod', credential, claims: {}, signed, ...(told && { evidence }) }
  const seal = key.kind === 'certificate' ? await sealOf(key, ask, tools) : undefined
  const form = isSeal(header) ? profileOf(header) : undefined
  const notes = [...added.faults, ...added.notes, ...(form ? [...form.faults, ...form.notes] : [])]
  const proof = {
    mechanism: about.mechanism,
    ...(isText(header.alg) && { algorithm: header.alg }),
    ...(key.kind !== 'none' && { key: key.name }),
    integrity: { ...whole, findings: [...whole.findings, ...(whole.state === 'failed' ? [] : notes)] },
    signer: await signerOf(key, ask, tools),
    issuer: await issuerOf(key, ask, tools),
    time: integrity.state === 'failed' ? unchecked('integrity.failed') : time,
    ...(seal !== undefined && { seal }),
  }
  return { proof, malformed: added.faults.length + (form?.faults.length ?? 0) > 0 }
}

/** A time for which nobody vouches in the seal, with what a time stamp says that was injected. */
async function withGiven(own: Timed, signature: string, tools: Tools): Promise<Timed> {
  const given = await tools.timeOf(own.row.ground[0], signature, tools)
  const signed = vouchedFor(given) ?? own.signed
  const stamped = given.state !== 'verified' && own.row.findings.includes('time.stamp-not-trusted')
  const inject = [...own.row.inject!, ...(given.inject ?? [])]
  return { row: stamped ? { ...own.row, inject } : given, signed }
}

/** What a signature comes to whose objects lie elsewhere: nothing fails for want of them. */
function withObjects(signature: Row, left: Row | undefined, payload: boolean): Row {
  if (left === undefined) return signature
  if (payload) return worst([signature, left])
  return signature.findings.includes('signature.altered') || signature.state === 'verified'
    ? left
    : worst([signature, left])
}
