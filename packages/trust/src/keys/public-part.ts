/** Keys as JSON, without what is none of their numbers. */

/** What a key says of itself beside its numbers (use, operations, algorithm) is not what makes it fit. */
export const publicPart = ({ kty, crv, x, y, n, e }: JsonWebKey): JsonWebKey =>
  Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))
