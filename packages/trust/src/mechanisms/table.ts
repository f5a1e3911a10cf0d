/** The ways of signing that are known; the first that opens an input is the one it is signed by. */
import { dataIntegrity } from './data-integrity.js'
import { hostedBadge } from './hosted-badge.js'
import { jwsCompact } from './jws-compact.js'
import { jwsJson } from './jws-json.js'
import type { Mechanism } from './mechanism.js'
import { sdJwt } from './sd-jwt.js'
import { sealCompact } from './seal-compact.js'

export const mechanisms: readonly Mechanism[] = [
  jwsJson,
  sealCompact,
  jwsCompact,
  sdJwt,
  dataIntegrity,
  hostedBadge,
]
