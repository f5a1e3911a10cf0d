/** Quads that are written at once are those the library says. */
import { PinnedContexts } from '@microcred/common/pinned-contexts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exactContexts } from '../src/generated/exact-contexts.js'
import { quadsOf } from '../src/linked-data/library.js'
import { proofQuads } from '../src/linked-data/proof-quads.js'

const contexts = new PinnedContexts((url) =>
  Object.hasOwn(exactContexts, url) ? JSON.parse(exactContexts[url]!) : undefined,
)
const BADGE = Object.keys(exactContexts).filter((url) => /ob\/v3p0\/context-3\.0\.3/.test(url))

const config = {
  type: fc.constant('DataIntegrityProof'),
  cryptosuite: fc.constantFrom('eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023'),
  created: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  proofPurpose: fc.constantFrom('assertionMethod', 'authentication'),
  verificationMethod: fc.oneof(
    fc.stringMatching(/^did:[a-z]{3}:[A-Za-z0-9._%:-]{1,30}(#[A-Za-z0-9-]{1,20})?$/),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string(),
  ),
}
const LISTS = [['https://www.w3.org/ns/credentials/v2'], ['https://www.w3.org/ns/credentials/v2', ...BADGE]]

it('are what the library says, where they are written at all', async () => {
  let written = 0
  await fc.assert(
    fc.asyncProperty(fc.record(config), fc.constantFrom(...LISTS), async (given, list) => {
      const found = proofQuads(given, list)
      if (found === undefined) return
      written++
      expect(await quadsOf({ ...given, '@context': list }, contexts)).toEqual({ quads: found })
    }),
    { numRuns: 150 },
  )
  expect(written).toBeGreaterThan(60)
})

it.each([
  ['more in it', { expires: '2030-01-01T00:00:00Z' }],
  ['a name of another form', { created: '"' }],
  ['a purpose of another kind', { proofPurpose: 'keyAgreement' }],
  ['another type', { type: 'Ed25519Signature2020' }],
])('are left to the library for a proof with %s', (_, more) => {
  const given = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-01T00:00:00Z',
    proofPurpose: 'assertionMethod',
    verificationMethod: 'did:example:a#b',
  }
  expect(proofQuads(given, LISTS[0])).toBeDefined()
  expect(proofQuads({ ...given, ...more }, LISTS[0])).toBeUndefined()
  expect(proofQuads(given, ['https://www.w3.org/2018/credentials/v1'])).toBeUndefined()
  expect(proofQuads(given, [...LISTS[0]!, {}])).toBeUndefined()
})
