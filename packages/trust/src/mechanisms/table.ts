/**
 * The ways of signing that are known; the first that opens an input is the one it is signed by. Each is loaded when an
 * input may be of its kind, so that a page loads what it needs.
 */
import { once } from '@microcred/common/once'
import { isObject } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Input } from './opened.js'
import { compactSealIn } from './seal-form.js'

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
    'seal',
    (input) => has('signatures')(input) || has('signature')(input) || compactSealIn(input.text) !== undefined,
    async () => (await import('./seal.js')).seal,
  ),
  late('token', isToken, async () => (await import('./token.js')).token),
  late('delivery', has('credential'), async () => (await import('./delivery.js')).delivery),
  late('data-integrity', has('proof'), async () => (await import('./data-integrity.js')).dataIntegrity),
  late('hosted-badge', has('badge'), async () => (await import('./hosted-badge.js')).hostedBadge),
]
