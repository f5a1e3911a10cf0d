/** The keys signatures are checked with, by how they were found. */
import type { Octets, PublicKey } from '../crypto/engine.js'
import type { Row } from '../report/row.js'
import type { Json } from '../text/json.js'
import type { Evidence } from '../x509/evidence.js'

interface Found {
  /** What it goes by in the report. */
  readonly name: string
  readonly public: PublicKey
}

/** A key in a certificate. */
export interface CertificateKey extends Found {
  readonly kind: 'certificate'
  /** The certificate that has the key, then those that came with it, in DER. */
  readonly chain: readonly Octets[]
  /** Whether the signature names the certificate by its thumbprint. */
  readonly referenced: boolean
}

/** A key in a document of whoever controls it. */
export interface DocumentKey extends Found {
  readonly kind: 'document'
  readonly controller: string
  /** Computed out of the identifier, listed in a document that was injected, or written behind an address. */
  readonly how: 'computed' | 'listed' | 'fragment'
  /** Its owner, whose profile was not at hand to say that the key is theirs. */
  readonly unconfirmed?: string
  /** What the document lists it for; everything where it does not say. */
  readonly purposes?: ReadonlySet<string>
}

/** A key that came along with what it signed. */
export interface EmbeddedKey extends Found {
  readonly kind: 'embedded'
  /** Who is said to have signed. */
  readonly controller?: string | undefined
  /** Whether the document of the controller was at hand and does not list it. */
  readonly unlisted?: boolean
}

export type Key = CertificateKey | DocumentKey | EmbeddedKey

/** Why there is no key, for each of the rows it concerns. */
export interface NoKey {
  readonly kind: 'none'
  readonly integrity: Row
  readonly signer: Row
  readonly issuer: Row
}

export type Purpose = 'assertionMethod' | 'authentication'

/** What is asked about a key. */
export interface Ask {
  readonly purpose: Purpose
  /** What was signed, as it is read. */
  readonly credential: Json
  /** Claims of the token around it. */
  readonly claims: Json
  /** When it was signed, and whether somebody else than the signer says so. */
  readonly signed?: { readonly at: number; readonly trusted: boolean } | undefined
  /** Certificates, and what their authorities say of them, that came with the signature. */
  readonly evidence?: Evidence | undefined
}
