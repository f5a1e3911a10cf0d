/** Open Badges 2.0: signed, and hosted at their address. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { TrustBundle } from '../src/index.js'
import { verify } from '../src/node.js'

const ISSUER = 'https://issuer.example/profile'
const KEY = 'https://issuer.example/key'
const URL = 'https://issuer.example/assertions/1'
const LIST = 'https://issuer.example/revoked'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' })

const assertion = (verification: object) => ({
  '@context': 'https://w3id.org/openbadges/v2',
  id: URL,
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, identity: 'sha256$0' },
  issuedOn: '2026-01-01T00:00:00Z',
  badge: { id: 'https://issuer.example/class', type: 'BadgeClass', name: 'Wood finishing', issuer: ISSUER },
  verification,
})
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
function signed(payload: object): string {
  const text = `${encoded({ alg: 'RS256' })}.${encoded(payload)}`
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}
const profile = { id: ISSUER, type: 'Profile', publicKey: KEY, revocationList: LIST }
const bundle = (more: Partial<TrustBundle> = {}, dids: object = {}): TrustBundle => ({
  made: '2026-11-30T00:00:00Z',
  sources: [{ id: 'office', kind: 'own' }],
  issuers: [{ ids: [ISSUER], name: 'Example University', source: 'office' }],
  dids: {
    [KEY]: { id: KEY, type: 'CryptographicKey', owner: ISSUER, publicKeyPem: pem },
    [ISSUER]: profile,
    ...dids,
  },
  statusLists: { [LIST]: { content: JSON.stringify({ issuer: ISSUER, revokedAssertions: [] }) } },
  ...more,
})
const states = async (input: string | object, trust: TrustBundle) => {
  const { claims, verdict } = await verify(input, { trust, at: '2026-06-01' })
  return [
    verdict.trust,
    ...['integrity', 'signer', 'issuer', 'status'].map((id) => claims.find((each) => each.id === id)!.state),
  ].join(' ')
}
const SIGNED = signed(assertion({ type: 'SignedBadge', creator: KEY }))
const HOSTED = assertion({ type: 'HostedBadge' })
const at = (value: unknown) => ({ [URL]: Buffer.from(JSON.stringify(value)).toString('base64') })

describe('a signed badge', () => {
  it('is the issuer’s where their profile lists the key, and not where it does not or is missing', async () => {
    expect(await states(SIGNED, bundle())).toBe('trusted verified verified verified verified')
    expect(await states(SIGNED, bundle({}, { [ISSUER]: { ...profile, publicKey: [] } }))).toMatch(
      /^untrusted not-checked failed failed/,
    )
    expect(await states(SIGNED, bundle({}, { [ISSUER]: undefined }))).toMatch(
      /^undetermined verified not-checked/,
    )
  })

  it('is revoked where the list of the issuer names it', async () => {
    const content = JSON.stringify({
      issuer: ISSUER,
      revokedAssertions: [{ id: URL, revocationReason: 'error' }],
    })
    expect(await states(SIGNED, bundle({ statusLists: { [LIST]: { content } } }))).toBe(
      'untrusted verified verified verified failed',
    )
    expect(await states(SIGNED, bundle({ statusLists: {} }))).toBe(
      'undetermined verified verified verified not-checked',
    )
  })

  it('of another issuer than the one who owns the key is untrusted', async () => {
    const foreign = assertion({ type: 'SignedBadge', creator: KEY })
    const token = signed({ ...foreign, badge: { ...foreign.badge, issuer: 'https://other.example/profile' } })
    expect(await states(token, bundle())).toMatch(/^untrusted verified verified failed/)
  })
})

describe('a hosted badge', () => {
  it('is what stands at its address, under the address of its issuer', async () => {
    expect(await states(HOSTED, bundle({ detached: at(HOSTED) }))).toBe(
      'trusted verified verified verified absent',
    )
    expect(await states(HOSTED, bundle())).toMatch(/^undetermined not-checked/)
  })

  it('is untrusted where something else stands there, or that it was revoked', async () => {
    expect(
      await states({ ...HOSTED, issuedOn: '2026-02-01T00:00:00Z' }, bundle({ detached: at(HOSTED) })),
    ).toMatch(/^untrusted failed/)
    expect(await states(HOSTED, bundle({ detached: at({ id: URL, revoked: true }) }))).toMatch(
      /^untrusted failed/,
    )
  })

  it('that names an issuer elsewhere is untrusted', async () => {
    const foreign = { ...HOSTED, badge: { ...HOSTED.badge, issuer: 'https://other.example/profile' } }
    expect(await states(foreign, bundle({ detached: at(foreign) }))).toMatch(
      /^untrusted verified not-checked failed/,
    )
  })
})
