import { expect, it } from 'vitest'
import { Injected } from '../src/bundle/injected.js'
import type { Tools } from '../src/bundle/tools.js'
import { openssl } from '../src/crypto/openssl.js'
import { certificateIn } from '../src/x509/certificate.js'
import { pathOf } from '../src/x509/path.js'
import { bundleOf, contentOf, vector } from './vectors.js'

const file = 'jades/general-b64-false-es256.json'
const header = JSON.parse(
  Buffer.from(JSON.parse(contentOf(file)).signatures[0].protected, 'base64url').toString(),
)
const [leaf, above] = (header.x5c as string[]).map(
  (der) => certificateIn(new Uint8Array(Buffer.from(der, 'base64')))!,
)
const AT = Date.parse('2026-03-02T10:00:00Z')

const tools = {
  engine: openssl,
  injected: new Injected(bundleOf(vector(file))),
  policy: { id: 'test', title: { en: 'Test' }, requires: [] },
  at: AT,
} as unknown as Tools

const path = (others: readonly (typeof above)[]) =>
  pathOf(leaf!, { at: AT, use: 'seal', others: others.map((each) => each!) }, tools)

it('leads from a leaf over an authority to the anchor', async () => {
  expect(await path([above])).toMatchObject({ state: 'found' })
})

it('does not lead over a certificate that is no authority', async () => {
  expect(await path([{ ...above!, authority: false }])).toEqual({
    state: 'broken',
    code: 'certificate.no-authority',
  })
})

it('does not lead over an authority that may not issue certificates', async () => {
  expect(await path([{ ...above!, usage: new Set([0]) } as never])).toMatchObject({ state: 'broken' })
})
