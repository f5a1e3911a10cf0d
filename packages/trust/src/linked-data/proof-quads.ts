/** The quads of a proof without its value, written at once where its words can mean one thing only. */
import { isText, type Json, listOf } from '../text/json.js'

/** What the first context defines, protected: no later one can change it. */
const FIRST = 'https://www.w3.org/ns/credentials/v2'
const SECURITY = 'https://w3id.org/security#'

/** Purposes by what they are called in a proof. */
const PURPOSES: Readonly<Record<string, string>> = {
  assertionMethod: 'assertionMethod',
  authentication: 'authenticationMethod',
}

/** Forms in which nothing has to be escaped. */
const FORMS: Readonly<Record<string, RegExp>> = {
  type: /^DataIntegrityProof$/,
  cryptosuite: /^[a-z0-9-]+$/,
  created: /^[0-9TZ:.+-]+$/,
  verificationMethod: /^[a-z][a-z0-9+.-]*:[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+$/,
  proofPurpose: /^(?:assertionMethod|authentication)$/,
}
const NAMES = Object.keys(FORMS)

/** The canonical quads, or `undefined` where the library has to say. */
export function proofQuads(config: Json, contexts: unknown): string | undefined {
  if (listOf(contexts)[0] !== FIRST || !listOf(contexts).every(isText)) return undefined
  const { '@context': _, ...own } = config
  if (Object.keys(own).length !== NAMES.length) return undefined
  if (!NAMES.every((name) => isText(own[name]) && FORMS[name]!.test(own[name]))) return undefined
  const { cryptosuite, created, verificationMethod, proofPurpose } = own
  const quad = (property: string, value: string): string => `_:c14n0 <${property}> ${value} .\n`
  return [
    quad('http://purl.org/dc/terms/created', `"${created}"^^<http://www.w3.org/2001/XMLSchema#dateTime>`),
    quad('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `<${SECURITY}DataIntegrityProof>`),
    quad(`${SECURITY}cryptosuite`, `"${cryptosuite}"^^<${SECURITY}cryptosuiteString>`),
    quad(`${SECURITY}proofPurpose`, `<${SECURITY}${PURPOSES[proofPurpose as string]}>`),
    quad(`${SECURITY}verificationMethod`, `<${verificationMethod}>`),
  ].join('')
}
