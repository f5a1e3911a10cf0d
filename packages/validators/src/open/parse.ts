/** Text, bytes or an object → JSON with positions on demand, or the one finding that says why not. */

import type { Term } from '@microcred/core/messages'
import type { Violation } from '../report/finding.js'
import { mistakenInput } from './handed.js'
import { MAX_DEPTH, NOT_JSON } from './keys.js'
import { countKeysInText, scan } from './scan.js'

/** Most bytes (or UTF-16 units of a string) that are read. */
export const MAX_SIZE = 32 * 1024 * 1024

/** What came in, opened. */
export interface Parsed {
  readonly json: unknown
  /** The text the positions are into; absent when an object was given. */
  readonly text?: string
  readonly violations: readonly Located[]
}

/** A violation whose place in the text is known already. */
export type Located = Violation & { readonly offset?: number }

/** Opens JSON text, its UTF-8 bytes, or a value that was parsed already. */
export function parse(input: unknown, keysOf: (json: unknown) => number, most: number = MAX_SIZE): Parsed {
  if (input instanceof Uint8Array) {
    if (input.byteLength > most) return fail('json.too-large', { size: input.byteLength, limit: most })
    const decoded = decode(input)
    return 'reason' in decoded ? fail('json.encoding', decoded) : parse(decoded.text, keysOf, most)
  }
  if (typeof input !== 'string') return parsed(input, keysOf)
  if (input.length > most) return fail('json.too-large', { size: input.length, limit: most })
  if (input.charCodeAt(0) === 0xfeff) {
    const rest = parse(input.slice(1), keysOf, most)
    return {
      ...rest,
      violations: [{ code: 'json.byte-order-mark', pointer: '', offset: 0 }, ...rest.violations],
    }
  }
  return parseText(input, keysOf)
}

/** A value that was parsed already, if JSON could say it. */
function parsed(json: unknown, keysOf: (json: unknown) => number): Parsed {
  const mistaken = mistakenInput(json)
  if (mistaken) return fail('json.not-text', { ...mistaken })
  const keys = keysOf(json)
  if (keys === NOT_JSON) return fail('json.syntax', { reason: 'no-json-form' })
  return keys < 0 ? { json: undefined, violations: [deep()] } : { json, violations: [] }
}

function parseText(text: string, keysOf: (json: unknown) => number): Parsed {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    if (!/\S/.test(text)) return fail('json.empty', {})
    const { error } = scan(text)
    return {
      json: undefined,
      text,
      violations: [
        {
          code: 'json.syntax',
          pointer: '',
          params: { reason: error?.reason ?? 'grammar' },
          offset: error?.offset ?? 0,
        },
      ],
    }
  }
  return withinLimits(json, text, keysOf(json))
}

/** What `JSON.parse` does not mind in a text: nesting without end, and keys that occur twice. */
export function withinLimits(json: unknown, text: string, keys: number): Parsed {
  if (keys >= 0 && keys === countKeysInText(text)) return { json, text, violations: [] }
  const { tooDeep, duplicates } = scan(text, undefined, MAX_DEPTH)
  if (tooDeep !== undefined) return { json: undefined, text, violations: [{ ...deep(), offset: tooDeep }] }
  return {
    json,
    text,
    violations: duplicates.map(({ pointer, property, offset }) => ({
      code: 'json.duplicate-key',
      pointer,
      params: { property },
      atKey: true,
      offset,
    })),
  }
}

export const deep = (limit: number = MAX_DEPTH): Violation => ({
  code: 'json.too-deep',
  pointer: '',
  params: { limit },
})

const fail = (code: string, params: Record<string, unknown>): Parsed => ({
  json: undefined,
  violations: [{ code, pointer: '', params, offset: 0 }],
})

let utf8: InstanceType<typeof TextDecoder> | undefined

/** UTF-8 text of bytes, or why they are not UTF-8. */
function decode(bytes: Uint8Array): { text: string } | { reason: Term } {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (bytes.length > 3 && a !== 0 && b === 0 && bytes[3] === 0))
    return { reason: 'utf-16-le' }
  if ((a === 0xfe && b === 0xff) || (bytes.length > 3 && a === 0 && b !== 0 && bytes[2] === 0))
    return { reason: 'utf-16-be' }
  try {
    utf8 ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { text: utf8.decode(bytes) }
  } catch {
    return { reason: { reason: 'bad-byte', byte: firstBadByte(bytes) } }
  }
}

/** Position, from 1, of the first byte that is not part of well-formed UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const replaced = text.indexOf('\ufffd')
  return replaced < 0 ? bytes.length : new TextEncoder().encode(text.slice(0, replaced)).length + 1
}
