/** What programs hand in by mistake for a credential: containers of bytes and promises of them. */

/** A mistake with the expression that mends it, `input` being what was handed in. */
export interface Mistaken {
  readonly class: string
  readonly instead: string
}

const BYTES = 'new Uint8Array(input)'
const TEXT = 'await input.text()'

const INSTEAD: Readonly<Record<string, string>> = {
  ArrayBuffer: BYTES,
  SharedArrayBuffer: BYTES,
  Promise: 'await input',
  Blob: TEXT,
  File: TEXT,
  Request: TEXT,
  Response: TEXT,
  ReadableStream: 'await new Response(input).text()',
  Map: 'Object.fromEntries(input)',
  URLSearchParams: 'Object.fromEntries(input)',
  FormData: 'Object.fromEntries(input)',
}

/** What was handed in, where it is neither text nor bytes nor a value of JSON and it is known what was meant. */
export function mistakenInput(input: unknown): Mistaken | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
  const prototype: unknown = Object.getPrototypeOf(input)
  if (prototype === null || prototype === Object.prototype) return undefined
  const name = Object.prototype.toString.call(input).slice('[object '.length, -1)
  if (ArrayBuffer.isView(input))
    return { class: name, instead: 'new Uint8Array(input.buffer, input.byteOffset, input.byteLength)' }
  if (Object.hasOwn(INSTEAD, name)) return { class: name, instead: INSTEAD[name]! }
  return typeof (input as { then?: unknown }).then === 'function'
    ? { class: 'Promise', instead: INSTEAD.Promise! }
    : undefined
}
