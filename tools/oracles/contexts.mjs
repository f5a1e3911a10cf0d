/** Contexts as the packages pin them, and documents of `did:key`: nothing is fetched. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const generated = fileURLToPath(
  new URL('../../packages/trust/src/generated/exact-contexts.ts', import.meta.url),
)
const contexts = Object.fromEntries(
  [...readFileSync(generated, 'utf8').matchAll(/^ {2}("https?:[^"]+"): (".*"),$/gm)].map(([, url, text]) => [
    JSON.parse(url),
    JSON.parse(JSON.parse(text)),
  ]),
)

const PURPOSES = ['assertionMethod', 'authentication']

/** The document of a `did:key`, or the key in it. */
function ofKey(url) {
  const [did, fragment] = url.split('#')
  const multibase = did.slice('did:key:'.length)
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${multibase}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: multibase,
  }
  if (fragment) return method
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [method],
    ...Object.fromEntries(PURPOSES.map((purpose) => [purpose, [method.id]])),
  }
}

export async function documentLoader(url) {
  const document = url.startsWith('did:key:') ? ofKey(url) : contexts[url]
  if (!document) throw new Error(`${url} is not at hand`)
  return { contextUrl: null, documentUrl: url, document }
}
