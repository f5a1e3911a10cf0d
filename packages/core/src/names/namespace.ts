/** The namespace of every term, schema and finding of this standard. It is not yet registered. */
export const NAMESPACE = 'https://w3id.org/microcred/'

/** Version of the form of record and specification, and of the schemas, contexts and codelists published with it. */
export const VERSION = '0.2.0'

/** The JSON-LD context of a record. */
export const CONTEXT = `${NAMESPACE}${VERSION}/context.jsonld`

/** The JSON-LD context of credentials that carry a record: Verifiable Credentials and Open Badges. */
export const CREDENTIAL_CONTEXT = `${NAMESPACE}${VERSION}/credential-context.jsonld`
