/** Claims that are registered for tokens (RFC 7519, RFC 7800, RFC 9901, OpenID Connect). */
export const registeredClaims = 'aud azp cnf exp iat iss jti nbf nonce status sub vct _sd_alg'.split(' ')
