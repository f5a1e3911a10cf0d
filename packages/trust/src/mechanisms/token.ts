/** Tokens, whole or of which the holder chooses what to show. */
import { jwsCompact } from './jws-compact.js'
import type { Mechanism } from './mechanism.js'
import { sdJwt } from './sd-jwt.js'

export const token: Mechanism = {
  id: 'token',
  open: (input, tools) => jwsCompact.open(input, tools) ?? sdJwt.open(input, tools),
}
