/** Sealing without keys: the octets a key elsewhere signs, and the text that comes of its signature. */
import { web } from './crypto/web.js'
import type { Signer, SignRequest, ToBeSigned } from './sign/request.js'
import { setStatusWith } from './sign/status-list.js'
import { assembled, prepared } from './sign/table.js'

export type { JadesRequest, ProofRequest, Signer, SignRequest, ToBeSigned } from './sign/request.js'
export { CannotSign } from './sign/request.js'

/**
 * What a key has to sign so that a record is sealed, or carries a proof. The key stays where it is: hand `bytes` to it
 * (for ECDSA both numbers side by side come back, as WebCrypto gives them) and its signature to `assemble`, which
 * gives the text back after our own `verify` found it unchanged. A credential is signed as it is given; a record is
 * written first, as a European Digital Credential or as an Open Badge. Same record, same octets.
 *
 * @throws CannotSign where certificate, algorithm or signature do not go together, or the credential cannot be signed.
 * @see ETSI TS 119 182-1 (JAdES, level B-B), W3C Verifiable Credential Data Integrity 1.0
 *
 * @example
 * import { toBeSigned } from '@microcred/trust/sign'
 *
 * const request = { as: 'jades', at: '2026-11-30T09:00:00Z', algorithm: 'ES256', certificates: [pem] }
 * const { bytes, assemble } = await toBeSigned(credential, request)
 * const seal = await assemble(await hsm.sign(bytes))
 */
export const toBeSigned = (record: object, request: SignRequest): Promise<ToBeSigned> =>
  prepared(record, request, web)

/**
 * The same where the key is at hand: `signer` gets the octets and the name of the algorithm, and gives the signature.
 *
 * @throws CannotSign as `toBeSigned` does.
 *
 * @example
 * import { sign } from '@microcred/trust/sign'
 *
 * const signer = async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes))
 * const badge = await sign(credential, { as: 'data-integrity', at: '2026-11-30', verificationMethod, signer })
 */
export const sign = (record: object, request: SignRequest & { readonly signer: Signer }): Promise<string> =>
  assembled(record, request, web)

/**
 * A status list with the value of one entry changed: of a Bitstring Status List or StatusList2021 the credential, of a
 * Token Status List the claims. What it was signed with is gone: sign it again. Values have one bit unless `size` (or
 * the list) says more; `index` counts from 0.
 *
 * @throws CannotSign where it is no list, or index or value lie outside of it.
 *
 * @example
 * import { setStatus } from '@microcred/trust/sign'
 *
 * const revoked = await setStatus(list, 94567, 1)
 */
export const setStatus = (
  list: object,
  index: number,
  value: number,
  { size }: { readonly size?: number } = {},
): Promise<Record<string, unknown>> => setStatusWith(list, { index, value, size }, web)
