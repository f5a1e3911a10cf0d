/** The octets of a base64url text, or `undefined` unless exactly this text encodes them (RFC 7515 section 2). */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const octets = octetsOf(text.replaceAll('-', '+').replaceAll('_', '/'))
  return toBase64Url(octets) === text ? octets : undefined
}

/** The octets of a base64 text with padding, or `undefined`. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? octetsOf(text)
    : undefined
}

const octetsOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (each) => each.charCodeAt(0))

export function toBase64Url(octets: Uint8Array): string {
  let text = ''
  for (const octet of octets) text += String.fromCharCode(octet)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Octets in hexadecimal. */
export const hex = (octets: Uint8Array): string =>
  Array.from(octets, (each) => each.toString(16).padStart(2, '0')).join('')
