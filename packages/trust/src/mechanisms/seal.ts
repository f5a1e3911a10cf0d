/** Seals in all their serialisations (ETSI TS 119 182-1). */
import { jwsJson } from './jws-json.js'
import type { Mechanism } from './mechanism.js'
import { sealCompact } from './seal-compact.js'

export { checkStamp, isAbout } from '../time-stamp/token.js'

export const seal: Mechanism = {
  id: 'seal',
  open: (input, tools) => jwsJson.open(input, tools) ?? sealCompact.open(input, tools),
}
