/** What is asked for where something is to be signed. */
import type { Issuer } from '@microcred/core/write'

interface Common {
  /** Instant of signing; a day is its first moment, in UTC. */
  readonly at: string | Date
  /** The party that signs, where a record is written that does not name it. */
  readonly issuer?: Issuer
}

/** A seal (ETSI TS 119 182-1, level B-B). */
export interface JadesRequest extends Common {
  readonly as: 'jades'
  /** Name of the algorithm in JOSE, such as `ES256`. */
  readonly algorithm: string
  /** Certificate of the key, then those above it, in PEM or in base64 of their DER form. */
  readonly certificates: readonly string[]
  /** General unless said, as European Digital Credentials are sealed. */
  readonly serialisation?: 'general' | 'flattened' | 'compact'
}

/** A proof of Data Integrity. */
export interface ProofRequest extends Common {
  readonly as: 'data-integrity'
  /** IRI of the key in the document of its controller, or a `did:key`. */
  readonly verificationMethod: string
  /** `eddsa-rdfc-2022` unless said. */
  readonly cryptosuite?: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | 'ecdsa-rdfc-2019' | 'ecdsa-jcs-2019'
  /** `ES256` or `ES384` for ECDSA; `EdDSA` otherwise. */
  readonly algorithm?: string
}

export type SignRequest = JadesRequest | ProofRequest

export interface ToBeSigned {
  /** What the key signs, hashed by nobody yet. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Name of the algorithm in JOSE. */
  readonly algorithm: string
  /** The text with the signature in it, once it verifies. */
  assemble(signature: Uint8Array): Promise<string>
}

export type Signer = (bytes: Uint8Array<ArrayBuffer>, algorithm: string) => Promise<Uint8Array> | Uint8Array

/** Something cannot be signed as it was asked for; `code` says what is wrong. */
export class CannotSign extends Error {
  override readonly name = 'CannotSign'
  constructor(
    readonly code:
      | 'time'
      | 'algorithm'
      | 'certificate'
      | 'verification-method'
      | 'cryptosuite'
      | 'credential'
      | 'signature'
      | 'list'
      | 'index'
      | 'value',
    message: string,
  ) {
    super(message)
  }
}
