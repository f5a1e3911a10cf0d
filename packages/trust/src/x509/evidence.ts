/** What came along with a signature about the certificates behind it. */
import type { Octets } from '../crypto/engine.js'
import type { Certificate } from './certificate.js'

export interface Evidence {
  readonly certificates: readonly Certificate[]
  /** Lists of revoked certificates (RFC 5280), in DER. */
  readonly lists: readonly Octets[]
  /** Answers about certificates (RFC 6960), in DER. */
  readonly answers: readonly Octets[]
}
