/** JSON as it has to be read where it was signed: once, and as every other reader reads it. */

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'

/** A value as a list: itself where it is one, none where it is missing. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** Nesting beyond which nothing is read. */
const MAX_DEPTH = 200

/** What a text holds, and whether a key stands twice in one of its objects; `undefined` where it is no JSON. */
export function readJson(text: string): { readonly value: unknown; readonly repeats: boolean } | undefined {
  const written = keysIn(text)
  if (written === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return { value, repeats: written !== keysOf(value) }
  } catch {
    return undefined
  }
}

/** The object octets hold as UTF-8, if they hold one without repeated keys. */
export function objectIn(octets: Uint8Array | undefined): Json | undefined {
  const text = octets && textOf(octets)
  const read = text === undefined ? undefined : readJson(text)
  return read && !read.repeats && isObject(read.value) ? read.value : undefined
}

/** The text that octets are in UTF-8, or `undefined`. */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)
  } catch {
    return undefined
  }
}

const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[[{]|[\]}]/gs

/** Number of keys that are written in a text; `undefined` where it nests too deep. */
function keysIn(text: string): number | undefined {
  let depth = 0
  let count = 0
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (colon !== undefined) count++
    else if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (depth > MAX_DEPTH) return undefined
  }
  return count
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + keysOf(each), 0)
  return Object.values(value).reduce((sum: number, each) => sum + keysOf(each) + 1, 0)
}
