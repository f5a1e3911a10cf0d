export type { TrustBundle } from './report/bundle.js'
export type { Claim, State, TrustReport, TrustVerdict } from './report/rows.js'
export { type VerifyOptions, verify } from './report/verify.js'
