/** What a header has to be so that the JWS is an advanced seal (ETSI TS 119 182-1 section 5.1 and annex). */
import { referencesIn } from '../keys/referenced.js'
import { isText, type Json, listOf } from '../text/json.js'

/** Parameters that nothing but the standard has. */
const OWN = ['sigT', 'sigD', 'sigPId', 'srCms', 'sigPl', 'srAts', 'adoTst', 'x5t#o', 'sigX5ts']

/** Parameters of the standard that a header may call critical. */
export const UNDERSTOOD: ReadonlySet<string> = new Set(['b64', ...OWN, 'iat', 'exp'])

const MARKS = [...OWN, 'x5t#S256', 'x5c']

/** Whether a JWS wants to be an advanced seal. */
export const isSeal = (header: Json): boolean => MARKS.some((each) => Object.hasOwn(header, each))

/** What a header says otherwise than the standard: faults that make it another form, and notes. */
export function profileOf(header: Json): {
  readonly faults: readonly string[]
  readonly notes: readonly string[]
} {
  const { sigT, iat, b64, crit } = header
  const references = referencesIn(header)
  const times = [sigT, iat].filter((each) => each !== undefined).length
  const malformed =
    (sigT !== undefined && !(isText(sigT) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(sigT))) ||
    (iat !== undefined && typeof iat !== 'number')
  // Where it is false this was refused before; where it is true, readers that do not know it read the same octets.
  const hidden = b64 !== undefined && !listOf(crit).includes('b64')
  return {
    faults: [
      ...(hidden ? ['seal.b64-not-critical'] : []),
      ...(times !== 1 || malformed ? ['seal.signing-time'] : []),
    ],
    notes: [
      ...(references === 0 ? ['seal.certificate-not-referenced'] : []),
      ...(references > 1 ? ['seal.certificate-referenced-twice'] : []),
    ],
  }
}
