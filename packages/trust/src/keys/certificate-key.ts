/** The public key of an X.509 certificate (RFC 5280): of DER only what leads there is read. */
const SEQUENCE = 0x30
const VERSION = 0xa0

/** SubjectPublicKeyInfo as it stands in the certificate, or `undefined` where the octets are none. */
export function publicKeyIn(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const certificate = element(der, 0)
  const body = certificate && element(der, certificate.content)
  if (certificate?.tag !== SEQUENCE || body?.tag !== SEQUENCE) return undefined
  let at = body.content
  if (element(der, at)?.tag === VERSION) at = element(der, at)!.end
  // Serial number, algorithm, issuer, validity, subject.
  for (let passed = 0; passed < 5; passed++) {
    const each = element(der, at)
    if (!each) return undefined
    at = each.end
  }
  const key = element(der, at)
  return key?.tag === SEQUENCE && key.end <= body.end ? der.slice(at, key.end) : undefined
}

function element(der: Uint8Array, at: number): { tag: number; content: number; end: number } | undefined {
  const tag = der[at]
  const first = der[at + 1]
  if (tag === undefined || first === undefined) return undefined
  const octets = first < 0x80 ? 0 : first & 0x7f
  if (octets > 4 || (first >= 0x80 && octets === 0)) return undefined
  let length = octets === 0 ? first : 0
  for (let each = 0; each < octets; each++) length = length * 256 + (der[at + 2 + each] ?? 0)
  const content = at + 2 + octets
  return content + length <= der.length ? { tag, content, end: content + length } : undefined
}
