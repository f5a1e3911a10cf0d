/** Thumbprints by which headers name certificates. */
import type { Hash } from '../crypto/engine.js'
import { isObject, type Json, listOf } from '../text/json.js'

const HASHES: ReadonlyMap<unknown, Hash> = new Map([
  ['S256', 'SHA-256'],
  ['S384', 'SHA-384'],
  ['S512', 'SHA-512'],
])

/** The thumbprints by which a header names certificates (ETSI TS 119 182-1 section 5.2.2). */
export const thumbprintsIn = (
  header: Json,
): readonly { readonly hash: Hash | undefined; readonly value: unknown }[] => [
  ...listOf(header['x5t#S256']).map((value) => ({ hash: 'SHA-256' as const, value })),
  ...[...listOf(header['x5t#o']), ...listOf(header.sigX5ts)]
    .filter(isObject)
    .map(({ digAlg, digVal }) => ({ hash: HASHES.get(digAlg), value: digVal })),
]
