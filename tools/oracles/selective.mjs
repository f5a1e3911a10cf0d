/** Makes the vectors of selective disclosure with another implementation: node selective.mjs > DIRECTORY. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import * as sd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import jsigs from 'jsonld-signatures'
import { documentLoader } from './contexts.mjs'

const {
  purposes: { AssertionProofPurpose },
} = jsigs

const folder = process.argv[2] ?? '.'
const key = await EcdsaMultikey.generate({ curve: 'P-256' })
const did = `did:key:${key.publicKeyMultibase}`
key.id = `${did}#${key.publicKeyMultibase}`
key.controller = did

const credential = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:6f7d2a4e-0000-4000-8000-000000000023',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: did, type: ['Profile'], name: 'Example University' },
  validFrom: '2026-03-01T00:00:00Z',
  name: 'Woodland ecology',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://university.example/courses/woodland',
      type: ['Achievement'],
      name: 'Woodland ecology',
      description: 'Reads a wood: soil, light, what grows and why.',
      criteria: { narrative: 'A field diary of one season.' },
    },
    result: [
      { type: ['Result'], value: '5' },
      { type: ['Result'], value: '4' },
    ],
  },
}

const sign = new DataIntegrityProof({
  signer: key.signer(),
  date: '2026-03-01T10:00:00Z',
  cryptosuite: sd.createSignCryptosuite({
    mandatoryPointers: ['/issuer', '/validFrom', '/credentialSubject/achievement/name'],
  }),
})
const purpose = new AssertionProofPurpose()
const base = await jsigs.sign(credential, { suite: sign, purpose, documentLoader })
const derive = (selectivePointers) =>
  jsigs.derive(base, {
    suite: new DataIntegrityProof({ cryptosuite: sd.createDiscloseCryptosuite({ selectivePointers }) }),
    purpose: new AssertionProofPurpose(),
    documentLoader,
  })
const put = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`)
put('ecdsa-sd-2023-base.json', base)
put(
  'ecdsa-sd-2023-derived.json',
  await derive([
    '/credentialSubject/achievement/criteria',
    '/credentialSubject/achievement/description',
    '/credentialSubject/result/1',
  ]),
)
put('ecdsa-sd-2023-mandatory-only.json', await derive([]))
