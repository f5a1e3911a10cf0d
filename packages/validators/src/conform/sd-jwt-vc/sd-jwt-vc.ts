/** Micro-credentials as SD-JWT VC: the payload after disclosures have been put back. */

import { classes } from '../../generated/sd-jwt-vc.js'
import type { Violation } from '../../report/finding.js'
import { examine } from '../examine.js'
import type { ConformOptions } from '../options.js'

/** What the claims of the type ask of a payload. */
export const conformSdJwtVc = (
  json: unknown,
  { at = new Date().toISOString() }: ConformOptions = {},
): readonly Violation[] => examine('SdJwtVc', json, classes, [], at, 'sd-jwt-vc')
