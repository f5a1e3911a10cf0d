/** What a token says beside the credential that is its payload. */
import { registeredClaims } from '../open/registered-claims.js'
import type { Token } from '../open/token.js'
import type { Violation } from '../report/finding.js'

const PLACES: ReadonlySet<string> = new Set(registeredClaims.map((claim) => `/${claim}`))

/** What is said of a credential, but that no context defines the claims which are registered for tokens. */
export const withoutClaims = (said: readonly Violation[], token: Token | undefined): readonly Violation[] =>
  token === undefined
    ? said
    : said.filter(({ code, pointer }) => !(code.endsWith('.undefined-property') && PLACES.has(pointer)))
