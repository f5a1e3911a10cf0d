/**
 * Whether a text is meant as a compact JWS, which no JSON looks like: its header or its payload is base64url of what
 * begins with `{"`, or both are of what begins with a brace.
 */
export const isCompact = (text: string): boolean =>
  /^\s*(?:eyJ|[\w-]*\.eyJ|e[w-z][\w-]*\.e[w-z][\w-]*\.)/.test(text)
