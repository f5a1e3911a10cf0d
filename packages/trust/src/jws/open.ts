/** Finds JWS signatures in a text, with the octets as they were signed. */

/** One signature (RFC 7515), nothing of it decoded yet. */
export interface Signature {
  readonly protected: string
  readonly payload: string
  readonly signature: string
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The signatures of a compact, flattened or general JWS, or the code that says why there are none to check. */
export function signaturesIn(text: string): readonly Signature[] | string {
  const trimmed = text.trim()
  if (trimmed.includes('~')) return 'sd-jwt.not-implemented'
  const parts = trimmed.split('.')
  if (parts.length === 3 && trimmed.startsWith('eyJ'))
    return [{ protected: parts[0]!, payload: parts[1]!, signature: parts[2]! }]
  let json: unknown
  try {
    json = JSON.parse(trimmed)
  } catch {
    return 'signature.none-found'
  }
  const { payload, signatures } = (json ?? {}) as { payload?: unknown; signatures?: unknown }
  const list: readonly unknown[] = Array.isArray(signatures) ? signatures : [json]
  const found = list.map((each) => each as Partial<Record<string, unknown>> | null)
  if (!isText(payload) || found.length === 0)
    return (json as { proof?: unknown } | null)?.proof ? 'proof.not-implemented' : 'signature.none-found'
  if (!found.every((each) => isText(each?.protected) && isText(each.signature))) return 'signature.unreadable'
  return found.map((each) => ({
    protected: each!.protected as string,
    payload,
    signature: each!.signature as string,
  }))
}
