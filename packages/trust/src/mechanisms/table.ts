/**
 * The ways of signing that are known; the first that opens an input is the one it is signed by. Each is loaded when an
 * input may be of its kind, so that a page loads what it needs.
 */
import { once } from '@microcred/common/once'
import { isObject } from '../text/json.js'
import type { Input, Mechanism } from './mechanism.js'

const isToken = ({ text }: Input): boolean => /^[\w-]+\./.test(text)

const has =
  (name: string) =>
  ({ json }: Input): boolean =>
    isObject(json) && json[name] !== undefined

/** A mechanism that is loaded for inputs that may be of its kind. */
function late(id: string, concerns: (input: Input) => boolean, load: () => Promise<Mechanism>): Mechanism {
  const loaded = once(load)
  return {
    id,
    open: (input, tools) =>
      concerns(input) ? loaded().then((mechanism) => mechanism.open(input, tools)) : undefined,
  }
}

export const mechanisms: readonly Mechanism[] = [
  late(
    'jws',
    (input) => has('signatures')(input) || has('signature')(input),
    async () => (await import('./jws-json.js')).jwsJson,
  ),
  late(
    'seal',
    (input) => isToken(input) && !input.text.includes('~'),
    async () => (await import('./seal-form.js')).compactSeal,
  ),
  late(
    'jwt',
    (input) => isToken(input) && !input.text.includes('~'),
    async () => (await import('./jws-compact.js')).jwsCompact,
  ),
  late(
    'sd-jwt',
    (input) => isToken(input) && input.text.includes('~'),
    async () => (await import('./sd-jwt.js')).sdJwt,
  ),
  late('data-integrity', has('proof'), async () => (await import('./data-integrity.js')).dataIntegrity),
  late('hosted-badge', has('badge'), async () => (await import('./hosted-badge.js')).hostedBadge),
]
