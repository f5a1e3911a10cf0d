/** The smallest credential of the W3C data model 2.0. */
export const V2 = 'https://www.w3.org/ns/credentials/v2'

export type Json = Record<string, unknown>

export const credential = (more: Json = {}): Json => ({
  '@context': [V2],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
  ...more,
})
