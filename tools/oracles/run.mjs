/**
 * `npm run oracles -- --count N`: other verifiers on the same texts, as they are and with N small changes. Ends with 1
 * where one is unchanged to us and not to the other; where it is the other way round, our finding is counted.
 */
import { createHash, webcrypto, X509Certificate } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as sd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { SDJwtInstance } from '@sd-jwt/core'
import * as asn1js from 'asn1js'
import { compactVerify, flattenedVerify, importJWK } from 'jose'
import jsigs from 'jsonld-signatures'
import * as pkijs from 'pkijs'
import { verify } from '../../packages/trust/src/node.ts'
import { chance } from '../../packages/trust/test/mutations/change.ts'
import { signedOf } from '../../packages/trust/test/mutations/signed.ts'
import { contentOf, optionsOf, vectors } from '../../packages/trust/test/vectors.ts'
import { documentLoader as pinned } from './contexts.mjs'

const at = process.argv.indexOf('--count')
const COUNT = at < 0 ? 400 : Number(process.argv[at + 1])
const AT = new Date('2026-06-01T00:00:00Z')

const university = JSON.parse(contentOf('dids/did-web-university.json'))
const methodOf = (url) => university.verificationMethod.find(({ id }) => id === url)
async function documentLoader(url) {
  if (!url.startsWith(university.id)) return pinned(url)
  return { contextUrl: null, documentUrl: url, document: url.includes('#') ? methodOf(url) : university }
}

const { AssertionProofPurpose } = jsigs.purposes
const suites = [eddsaRdfc, ecdsaRdfc, sd.createVerifyCryptosuite()].map(
  (cryptosuite) => new DataIntegrityProof({ cryptosuite }),
)
const byDigitalBazaar = async (text) =>
  (
    await jsigs.verify(JSON.parse(text), {
      suite: suites,
      purpose: new AssertionProofPurpose({ date: AT }),
      documentLoader,
    })
  ).verified

const spkiOf = (der) => new X509Certificate(der).publicKey
const leafKey = (header) => spkiOf(Buffer.from(header.x5c[0], 'base64'))
const headerOf = (text) => JSON.parse(Buffer.from(text.split('.')[0], 'base64url').toString())
async function keyOf(header) {
  if (header.x5c) return leafKey(header)
  if (header.kid?.startsWith('did:')) return importJWK(methodOf(header.kid)?.publicKeyJwk ?? {}, header.alg)
  return importJWK(header.jwk, header.alg)
}
const byJose = async (text) => {
  await compactVerify(text, await keyOf(headerOf(text)))
  return true
}
const byJoseSeal = async (text) => {
  const { payload, signatures, ...one } = JSON.parse(text)
  for (const { header: _, ...each } of signatures ?? [one])
    await flattenedVerify({ payload, ...each }, leafKey(headerOf(each.protected)), { crit: { sigT: false } })
  return true
}
const HASHES = { 'sha-256': 'sha256', 'sha-384': 'sha384', 'sha-512': 'sha512' }
const bySdJwt = async (text) => {
  const key = await keyOf(headerOf(text))
  const instance = new SDJwtInstance({
    hashAlg: 'sha-256',
    hasher: (data, name) =>
      createHash(HASHES[name.toLowerCase()] ?? name)
        .update(Buffer.from(data))
        .digest(),
    verifier: async (data, signature) => {
      const name = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
      const imported = await webcrypto.subtle.importKey('jwk', key.export({ format: 'jwk' }), name, false, [
        'verify',
      ])
      return webcrypto.subtle.verify(name, imported, Buffer.from(signature, 'base64url'), Buffer.from(data))
    },
  })
  // The holder's signature is another row of ours.
  const [last] = text.split('~').slice(-1)
  await instance.verify(text.slice(0, text.length - last.length), { currentDate: 1_780_000_000 })
  return true
}

const accepts = async (check, text) => {
  try {
    return (await check(text)) === true
  } catch (error) {
    // That it is over is another row of ours.
    return /expired/.test(String(error))
  }
}

const DATA_INTEGRITY = /rdfc|sd-2023|two-proofs|altered|reordered|other-issuer|purpose|vocab/
const families = {
  'data-integrity × @digitalbazaar': [
    byDigitalBazaar,
    (file) => file.startsWith('di/') && DATA_INTEGRITY.test(file),
  ],
  'jwt × jose': [byJose, (file) => file.startsWith('jwt/')],
  'jades × jose': [byJoseSeal, (file) => file.startsWith('jades/') && file.endsWith('.json')],
  'sd-jwt × @sd-jwt/core': [bySdJwt, (file) => file.startsWith('sd-jwt/')],
}
const extra = ['derived', 'mandatory-only'].map((name) => ({ file: `di/ecdsa-sd-2023-${name}.json` }))

let wrong = 0
for (const [name, [check, concerns]] of Object.entries(families)) {
  const texts = [...vectors, ...extra]
    .filter(({ file }) => concerns(file))
    .map((row) => signedOf(row.file, contentOf(row.file), row.at ? optionsOf(row) : { at: AT }))
  const figures = { both: 0, neither: 0, oursOnly: 0, theirsOnly: 0 }
  const why = {}
  const compare = async (file, text, options) => {
    const [integrity] = (await verify(text, { ...options, policy: 'integrity-only' })).claims
    const ours =
      integrity.state === 'verified' &&
      !integrity.findings.some((code) => code.startsWith('token.') || code.startsWith('seal.'))
    const theirs = await accepts(check, text)
    figures[ours ? (theirs ? 'both' : 'oursOnly') : theirs ? 'theirsOnly' : 'neither']++
    if (ours && !theirs) console.log(`  ${name}: ${file} is unchanged to us alone`)
    if (!ours && theirs) {
      const code = integrity.findings[0] ?? integrity.state
      why[code] = (why[code] ?? 0) + 1
    }
  }
  for (const { name: file, text, options } of texts) await compare(file, text, options)
  const next = chance(7)
  for (let done = 0; done < COUNT; ) {
    const each = texts[done % texts.length]
    const text = each.change(next)
    if (text === undefined) continue
    done++
    await compare(each.name, text, each.options)
  }
  wrong += figures.oursOnly
  console.log(JSON.stringify({ family: name, texts: texts.length, changes: COUNT, ...figures, why }))
}

/** A presentation as the suite of the W3C signs it. */
const key = await Ed25519Multikey.generate()
key.id = `did:key:${key.publicKeyMultibase}#${key.publicKeyMultibase}`
key.controller = `did:key:${key.publicKeyMultibase}`
const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite: eddsaRdfc })
const credential = await vc.issue({
  credential: {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: key.controller,
    credentialSubject: { id: 'did:example:learner' },
  },
  suite,
  documentLoader,
})
const unsigned = vc.createPresentation({
  verifiableCredential: [credential],
  holder: key.controller,
  version: 2.0,
})
const presentation = await vc.signPresentation({
  presentation: unsigned,
  suite,
  challenge: 'n-1',
  documentLoader,
})
const verdictOf = async (value) => (await verify(value, { policy: 'integrity-only' })).verdict.trust
const exchanged = {
  ...presentation,
  proof: { ...presentation.proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' },
}
const found = [await verdictOf(presentation), await verdictOf(exchanged)]
console.log(JSON.stringify({ family: 'presentation by @digitalbazaar/vc', found }))
if (found.join() !== 'trusted,untrusted') wrong++

/** Paths of certificates by another implementation. */
pkijs.setEngine('node', new pkijs.CryptoEngine({ crypto: webcrypto, name: 'node' }))
const certificateIn = (der) =>
  new pkijs.Certificate({ schema: asn1js.fromBER(new Uint8Array(der).buffer).result })
const pem = (file) => Buffer.from(contentOf(file).replace(/-----[^-]+-----|\s/g, ''), 'base64')
const paths = { both: 0, neither: 0, oursOnly: 0, theirsOnly: 0 }
const whyPaths = {}
for (const row of vectors.filter(({ file }) => file.startsWith('jades/') && file.endsWith('.json'))) {
  let header
  try {
    const { protected: text, signatures } = JSON.parse(contentOf(row.file))
    header = headerOf(text ?? signatures[0].protected)
  } catch {
    continue
  }
  if (!header.x5c || !header.sigT) continue
  const { claims } = await verify(contentOf(row.file), optionsOf(row))
  if (claims[0].state !== 'verified') continue
  const [leaf, ...others] = header.x5c.map((each) => certificateIn(Buffer.from(each, 'base64')))
  const engine = new pkijs.CertificateChainValidationEngine({
    trustedCerts: (row.anchors ?? []).map((file) => certificateIn(pem(file))),
    certs: [...others, leaf],
    checkDate: new Date(header.sigT),
  })
  const theirs = await engine.verify().then(
    ({ result }) => result,
    () => false,
  )
  // Over since, a certificate was good when it was used: that is told apart by us alone.
  const ours = claims[1].state === 'verified' || claims[1].state === 'undetermined'
  paths[ours ? (theirs ? 'both' : 'oursOnly') : theirs ? 'theirsOnly' : 'neither']++
  if (ours && !theirs) console.log(`  path of ${row.file} is whole to us alone`)
  if (!ours && theirs) whyPaths[`${row.file}: ${claims[1].findings[0]}`] = 1
}
wrong += paths.oursOnly
console.log(JSON.stringify({ family: 'paths × pkijs', ...paths, why: whyPaths }))
process.exitCode = wrong > 0 ? 1 : 0
