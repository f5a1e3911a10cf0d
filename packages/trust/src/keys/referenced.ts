/** Whether a header names a certificate by its thumbprint (ETSI TS 119 182-1 section 5.2.2). */
import { type Json, listOf } from '../text/json.js'

const REFERENCES = ['x5t#S256', 'x5t#o', 'sigX5ts']

/** How often a header names a certificate by its thumbprint. */
export const referencesIn = (header: Json): number =>
  REFERENCES.flatMap((each) => listOf(header[each])).length
