/** Seals along their paths: anchors, revocation, time stamps, with authorities made here. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { TrustBundle, TrustPolicy } from '../src/index.js'
import { verify as inBrowsers, trustPolicies } from '../src/index.js'
import { verify } from '../src/node.js'
import {
  answer,
  authority,
  certificate,
  type Holder,
  PURPOSE,
  revoked,
  timeStamp,
  type Wanted,
} from './pki/authority.js'
import {
  overAll,
  overSignature,
  type Seal,
  sealed,
  textOf,
  withArchive,
  withCertificates,
  withRevocation,
  withStamp,
} from './pki/sealed.js'
import { oid, sequence } from './pki/write.js'

const SEALED_AT = '2026-03-02T10:00:00Z'
const STAMPED_AT = '2026-03-02T10:00:05Z'
const AT = '2026-06-01'

const root = authority('Example Root')
const above = authority('Example CA', root)
const ORGANISATION = {
  country: 'EE',
  organisation: 'Example University',
  identifier: 'VATEE-100000001',
  name: 'Seal',
}
const university = certificate({ subject: ORGANISATION }, above)
const clockRoot = authority('Clock Root')
const clock = certificate(
  { subject: { country: 'EE', name: 'Clock' }, usage: 0x80, purposes: [PURPOSE.timeStamping] },
  clockRoot,
)
const responder = certificate(
  { subject: { country: 'EE', name: 'Responder' }, usage: 0x80, purposes: [PURPOSE.answering] },
  above,
)

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: { id: 'https://university.example', eIDASIdentifier: { notation: 'VATEE-100000001' } },
  credentialSubject: { id: 'did:example:learner' },
}

const base64 = ({ der }: { readonly der: Uint8Array }): string => Buffer.from(der).toString('base64')
type Anchor = NonNullable<TrustBundle['certificates']>[number]
const anchor = (each: Holder, more: Partial<Anchor> = {}): Anchor => ({
  der: base64(each),
  source: 'office',
  ...more,
})
const bundle = (more: Partial<TrustBundle> = {}): TrustBundle => ({
  made: '2026-05-01T00:00:00Z',
  sources: [{ id: 'office', kind: 'own' }],
  certificates: [anchor(root), anchor(clockRoot, { use: ['time-stamp'] })],
  ...more,
})
const policy = (more: Partial<TrustPolicy>): TrustPolicy => ({ ...trustPolicies['known-issuer'], ...more })

const plain = (by: Holder = university, chain: readonly Holder[] = [above], at = SEALED_AT) =>
  sealed(credential, by, chain, at)
const stamped = (seal: Seal, at = STAMPED_AT, by = clock, chain = [clockRoot]) =>
  withStamp(seal, timeStamp(overSignature(seal), at, by, chain))

async function look(
  seal: Seal,
  options: { readonly trust?: TrustBundle; readonly at?: string; readonly policy?: TrustPolicy } = {},
) {
  const report = await verify(textOf(seal), { trust: bundle(), at: AT, ...options })
  const row = (id: string) => {
    const { state, findings, inject, ground } = report.claims.find((claim) => claim.id === id)!
    return { state, findings, inject, ground }
  }
  return { row, report }
}
const signerOf = async (...given: Parameters<typeof look>) => {
  const { state, findings } = (await look(...given)).row('signer')
  return [state, ...findings]
}

const NOBODY_SAYS = 'certificate.revocation-not-checked'

describe('a seal', () => {
  it('under an anchor is the issuer’s, with WebCrypto as with the cryptography of Node', async () => {
    const seal = await plain()
    const { report, row } = await look(seal)
    expect([row('signer').state, row('issuer').state, report.verdict.trust]).toEqual([
      'verified',
      'verified',
      'trusted',
    ])
    const there = await inBrowsers(textOf(seal), { trust: bundle(), at: AT })
    expect(there.claims).toEqual(report.claims)
  })

  it('of a larger level says so and keeps every row', async () => {
    let seal = stamped(await plain())
    seal = withCertificates(seal, [above, root])
    seal = withRevocation(seal, {
      lists: [revoked(root, []), revoked(above, [])],
      answers: [answer(university, above, responder)],
    })
    seal = withArchive(seal, timeStamp(overAll(seal), '2026-04-01', clock, [clockRoot]))
    const { row, report } = await look(seal)
    expect(report.claims.slice(0, 4).map(({ state, findings }) => [state, ...findings])).toEqual([
      ['verified'],
      ['verified'],
      ['verified'],
      ['verified'],
    ])
    expect(row('time').ground[0]).toMatchObject({
      kind: 'time-stamp',
      at: new Date(STAMPED_AT).toISOString(),
      source: 'office',
    })
  })

  const broken: readonly (readonly [string, () => Promise<Seal>, string])[] = [
    [
      'was over when it was sealed',
      async () =>
        plain(
          certificate({ subject: ORGANISATION, until: '2026-03-02T10:00:00Z' }, above),
          [above],
          '2026-03-02T09:00:00Z',
        ).then((seal) => stamped(seal, '2026-03-02T11:00:00Z')),
      'certificate.expired',
    ],
    [
      'was issued by a leaf',
      async () => plain(certificate({ subject: ORGANISATION }, university), [university, above]),
      'certificate.no-authority',
    ],
    [
      'was issued by an authority that may not',
      async () => {
        const weak = authority('Weak', root, { usage: 0x02 })
        return plain(certificate({ subject: ORGANISATION }, weak), [weak])
      },
      'certificate.usage',
    ],
    [
      'may not sign',
      async () => plain(certificate({ subject: ORGANISATION, usage: 0x20 }, above)),
      'certificate.usage',
    ],
    [
      'has something critical that nobody knows',
      async () => plain(certificate({ subject: ORGANISATION, critical: ['1.2.3.4.5'] }, above)),
      'certificate.critical-unknown',
    ],
    [
      'lies below an authority that may have none below it',
      async () => {
        const short = authority('Short', root, { pathLength: 0 })
        const below = authority('Below', short)
        return plain(certificate({ subject: ORGANISATION }, below), [below, short])
      },
      'certificate.path-too-long',
    ],
    [
      'is signed by another key of that name',
      async () => {
        const namesake = authority('Example CA', authority('Example Root'))
        return plain(certificate({ subject: ORGANISATION }, namesake), [above])
      },
      'certificate.not-signed-by-issuer',
    ],
  ]
  it.each(broken)('fails where the certificate %s', async (_, make, code) => {
    const { report } = await look(await make())
    expect(report.claims[1]).toMatchObject({ state: 'failed', findings: expect.arrayContaining([code]) })
    expect(report.verdict.trust).toBe('untrusted')
  })

  it('whose authority is missing names it, and is whole once it is injected', async () => {
    const seal = await plain(university, [])
    const { row } = await look(seal)
    expect(row('signer')).toMatchObject({
      state: 'not-checked',
      findings: ['key.path-incomplete'],
      inject: [{ kind: 'certificate', id: 'Example CA' }],
    })
    expect((await signerOf(seal, { trust: bundle({ intermediates: [{ der: base64(above) }] }) }))[0]).toBe(
      'verified',
    )
  })

  it('leads past an anchor that stands for no service to one that does, and ends at it where there is none', async () => {
    const statements = [
      sequence(oid('0.4.0.1862.1.1')),
      sequence(oid('0.4.0.1862.1.6'), sequence(oid('0.4.0.1862.1.6.2'))),
    ]
    const seal = await plain(certificate({ subject: ORGANISATION, statements }, above))
    const level = async (...certificates: Anchor[]) => {
      const { report } = await look(seal, { trust: bundle({ certificates }) })
      return [report.claims[1]!.state, report.proofs[0]!.seal]
    }
    const service = (status: string) => ({ type: 'CA/QC', history: [{ status, since: '2017-01-01' }] })
    const listed = anchor(root, { service: service('granted') })
    const best = ['verified', 'advanced-qualified-certificate']
    expect(await level(anchor(above), listed)).toEqual(best)
    expect(await level(listed, anchor(above))).toEqual(best)
    expect(await level(anchor(above))).toEqual(['verified', 'advanced'])
    expect(await level(anchor(above), anchor(root, { service: service('withdrawn') }))).toEqual([
      'verified',
      'advanced',
    ])
  })

  it('under an anchor that is over is not trusted', async () => {
    const old = authority('Old Root', undefined, { from: '2010-01-01', until: '2020-01-01' })
    const seal = await plain(certificate({ subject: ORGANISATION }, old), [])
    const { report } = await look(seal, { trust: bundle({ certificates: [anchor(old)] }) })
    expect([report.claims[1]!.state, ...report.claims[1]!.findings]).toEqual([
      'failed',
      'certificate.expired',
    ])
  })

  it('under an anchor for something else is not trusted', async () => {
    expect(
      (
        await signerOf(await plain(), {
          trust: bundle({ certificates: [anchor(root, { use: ['time-stamp'] })] }),
        })
      )[0],
    ).toBe('not-checked')
  })

  it('under a service that was withdrawn before is not trusted, under one that was withdrawn since is', async () => {
    const since = (day: string) =>
      bundle({
        certificates: [
          anchor(root, {
            service: {
              type: 'CA/QC',
              for: ['eSeals'],
              history: [
                { status: 'granted', since: '2017-01-01' },
                { status: 'withdrawn', since: day },
              ],
            },
          }),
        ],
      })
    expect(await signerOf(await plain(), { trust: since('2026-03-01') })).toEqual([
      'failed',
      'certificate.service-withdrawn',
    ])
  })

  it.each([
    ['granted', 'verified'],
    ['recognisedatnationallevel', 'verified'],
    ['setbynationallaw', 'verified'],
    ['notified', 'verified'],
    ['deprecatedatnationallevel', 'failed'],
    ['a word nobody knows', 'failed'],
  ])('under a service that is %s is %s', async (status, state) => {
    const service = { type: 'CA/PKC', history: [{ status, since: '2017-01-01' }] }
    const trust = bundle({ certificates: [anchor(root, { service })] })
    expect((await signerOf(await plain(), { trust }))[0]).toBe(state)
  })

  it('is told as what its certificate says, and as qualified only under a granted service', async () => {
    const statements = ['0.4.0.1862.1.1', '0.4.0.1862.1.4'].map((id) => sequence(oid(id)))
    const type = sequence(oid('0.4.0.1862.1.6'), sequence(oid('0.4.0.1862.1.6.2')))
    const service = { type: 'CA/QC', for: ['eSeals'], history: [{ status: 'granted', since: '2017-01-01' }] }
    const level = async (wanted: Partial<Wanted>, more: Partial<Anchor>) => {
      const seal = await plain(certificate({ subject: ORGANISATION, ...wanted }, above))
      return (await look(seal, { trust: bundle({ certificates: [anchor(root, more)] }) })).report.proofs[0]!
        .seal
    }
    expect(await level({ statements: [...statements, type] }, { service })).toBe('qualified')
    expect(await level({ statements: [statements[0]!, type] }, { service })).toBe(
      'advanced-qualified-certificate',
    )
    expect(await level({ statements: [...statements, type] }, {})).toBe('advanced')
    expect(await level({ statements }, { service })).toBe('advanced')
    expect(await level({}, { service })).toBe('advanced')
  })

  it('over since it was sealed holds where somebody else says when that was, and cannot be told where only the signer does', async () => {
    const short = certificate({ subject: ORGANISATION, until: '2026-04-01' }, above)
    const seal = await plain(short)
    expect(await signerOf(seal)).toEqual(['undetermined', 'certificate.over-since', NOBODY_SAYS])
    expect(await signerOf(stamped(seal))).toEqual(['verified', NOBODY_SAYS])
  })
})

describe('what is said of revocation', () => {
  const lists = (...each: readonly Uint8Array[]): TrustBundle =>
    bundle({
      revocation: [revoked(root, []), ...each].map((list) => ({ crl: Buffer.from(list).toString('base64') })),
    })

  it('in a list of the authority, or an answer of its responder, is believed', async () => {
    const seal = await plain()
    expect(await signerOf(seal, { trust: lists(revoked(above, [])) })).toEqual(['verified'])
    const ocsp = Buffer.from(answer(university, above, responder)).toString('base64')
    const given = lists()
    expect(
      await signerOf(seal, { trust: { ...given, revocation: [...given.revocation!, { ocsp }] } }),
    ).toEqual(['verified'])
  })

  it.each([
    ['in a list signed by somebody else', () => revoked({ ...above, key: root.key }, [])],
    ['in a list for a part of the certificates', () => revoked(above, [], { critical: true })],
    ['about other authorities', () => revoked(root, [])],
  ])('%s says nothing', async (_, list) => {
    expect(await signerOf(await plain(), { trust: lists(list()) })).toEqual(['verified', NOBODY_SAYS])
  })

  it('by a responder that was not certified to answer says nothing', async () => {
    for (const by of [
      university,
      certificate({ subject: { name: 'Responder' }, purposes: [PURPOSE.answering] }, root),
    ]) {
      const given = lists()
      const ocsp = Buffer.from(answer(university, above, by)).toString('base64')
      expect(
        await signerOf(await plain(), { trust: { ...given, revocation: [...given.revocation!, { ocsp }] } }),
      ).toEqual(['verified', NOBODY_SAYS])
    }
  })

  it('fails a certificate taken back before, and leaves open one taken back after, unless a time stamp says when it was sealed', async () => {
    const seal = await plain()
    const before = lists(revoked(above, [[university, '2026-03-01']]))
    const after = lists(revoked(above, [[university, '2026-04-01']]))
    expect(await signerOf(seal, { trust: before })).toEqual(['failed', 'certificate.revoked'])
    expect(
      await signerOf(seal, { trust: lists(revoked(root, [[above, '2026-03-01']]), revoked(above, [])) }),
    ).toEqual(['failed', 'certificate.revoked'])
    expect((await signerOf(seal, { trust: after }))[0]).toBe('undetermined')
    expect(await signerOf(stamped(seal), { trust: after })).toEqual(['verified', 'certificate.revoked-since'])
    expect(await signerOf(stamped(seal), { trust: before })).toEqual(['failed', 'certificate.revoked'])
    const ocsp = Buffer.from(answer(university, above, responder, { revokedAt: '2026-03-01' })).toString(
      'base64',
    )
    expect(await signerOf(seal, { trust: { ...lists(), revocation: [{ ocsp }] } })).toEqual([
      'failed',
      'certificate.revoked',
    ])
  })

  it('too long ago is told, and is not accepted where the policy asks for it to be fresh', async () => {
    const seal = await plain()
    const stale = {
      trust: bundle({
        revocation: [revoked(root, []), revoked(above, [], { until: '2026-05-20' })].map((list) => ({
          crl: Buffer.from(list).toString('base64'),
        })),
      }),
    }
    const fresh = { trust: lists(revoked(above, [])) }
    const STALE = 'certificate.revocation-stale'
    expect(await signerOf(seal, stale)).toEqual(['verified', STALE])
    expect(await signerOf(seal, { ...stale, policy: policy({ freshRevocation: true }) })).toEqual([
      'not-checked',
      STALE,
    ])
    expect(await signerOf(seal, { ...fresh, policy: policy({ freshRevocation: true }) })).toEqual([
      'verified',
    ])
    const { row } = await look(seal, { policy: policy({ freshRevocation: true }) })
    expect(row('signer')).toMatchObject({
      state: 'not-checked',
      findings: [NOBODY_SAYS],
      inject: [{ kind: 'revocation', id: 'Example CA' }],
    })
    const DAY = 86_400
    expect(await signerOf(seal, { ...fresh, policy: policy({ revocationMaxAge: 32 * DAY }) })).toEqual([
      'verified',
    ])
    expect(await signerOf(seal, { ...fresh, policy: policy({ revocationMaxAge: 30 * DAY }) })).toEqual([
      'verified',
      STALE,
    ])
  })

  it('is fresh where it was so when somebody else says it was sealed; the signer’s own clock makes nothing fresh', async () => {
    const held = {
      lists: [revoked(root, [], { made: '2026-02-01', until: '2026-04-01' })],
      answers: [answer(university, above, responder, { made: '2026-03-01', until: '2026-03-08' })],
    }
    const asked = { policy: policy({ freshRevocation: true }) }
    expect(await signerOf(withRevocation(stamped(await plain()), held), asked)).toEqual(['verified'])
    expect(await signerOf(withRevocation(await plain(), held), asked)).toEqual([
      'not-checked',
      'certificate.revocation-stale',
    ])
  })
})

describe('a time stamp', () => {
  const timeOf = async (...given: Parameters<typeof look>) => {
    const { state, findings, inject } = (await look(...given)).row('time')
    return [state, ...findings, ...(inject ?? []).map(({ kind, id }) => `${kind} ${id}`)]
  }

  it('of an authority nobody trusts proves no time, and names the authority', async () => {
    const demo = certificate({ subject: { name: 'Demo clock' }, purposes: [PURPOSE.timeStamping] })
    expect(await timeOf(stamped(await plain(), STAMPED_AT, demo, []))).toEqual([
      'not-checked',
      'time.stamp-not-trusted',
      'time-stamp-authority Demo clock',
      expect.stringMatching(/^time-stamp [0-9a-f]{64}$/),
    ])
    const anchors = { trust: bundle({ certificates: [anchor(root), anchor(clockRoot)] }) }
    expect((await timeOf(stamped(await plain()), anchors))[0]).toBe('not-checked')
  })

  it('that was injected proves when it was sealed, and the path is judged then', async () => {
    const over = certificate({ subject: ORGANISATION, from: '2026-01-01', until: '2026-04-01' }, above)
    const seal = await plain(over)
    const token = (by: Holder, about = overSignature(seal)): string =>
      Buffer.from(timeStamp(about, STAMPED_AT, by, by === clock ? [clockRoot] : [])).toString('base64')
    const given = (...tokens: readonly string[]) => ({
      trust: bundle({ timeStamps: tokens.map((each) => ({ token: each, source: 'office' })) }),
    })
    const demo = certificate({ subject: { name: 'Demo clock' }, purposes: [PURPOSE.timeStamping] })
    const id = createHash('sha256').update(overSignature(seal)).digest('hex')
    const { row } = await look(seal)
    expect(row('time')).toMatchObject({
      findings: ['time.own-clock'],
      inject: [{ kind: 'time-stamp', id }],
    })
    expect(row('signer')).toMatchObject({
      state: 'undetermined',
      findings: ['certificate.over-since', NOBODY_SAYS],
      inject: [{ kind: 'at', id: '2026-04-01T00:00:00.000Z' }],
    })
    const stamped = await look(seal, given(token(demo), token(clock)))
    expect(stamped.row('time')).toMatchObject({
      state: 'verified',
      ground: [{ kind: 'time-stamp', source: 'office', at: '2026-03-02T10:00:05.000Z' }],
    })
    expect(stamped.row('signer').state).toBe('verified')
    expect(await timeOf(seal, given(token(demo)))).toEqual([
      'not-checked',
      'time.stamp-not-trusted',
      `time-stamp ${id}`,
      'time-stamp-authority Demo clock',
    ])
    expect(await timeOf(seal, given(token(clock, Buffer.from('another'))))).toEqual([
      'not-checked',
      'time.own-clock',
      `time-stamp ${id}`,
    ])
  })

  it('of a key that may do other things than stamp proves no time', async () => {
    for (const purposes of [undefined, [PURPOSE.answering], [PURPOSE.timeStamping, PURPOSE.answering]]) {
      const other = certificate({ subject: { name: 'Other' }, ...(purposes && { purposes }) }, clockRoot)
      expect((await timeOf(stamped(await plain(), STAMPED_AT, other, [clockRoot])))[0]).toBe('not-checked')
    }
  })

  it('over something else, altered, or with another certificate in it fails the row', async () => {
    const seal = await plain()
    const token = timeStamp(overSignature(seal), STAMPED_AT, clock, [clockRoot])
    const changed = token.slice()
    changed[changed.length - 3]! ^= 1
    const namesake = {
      ...certificate({ subject: clock.subject, purposes: [PURPOSE.timeStamping] }, clockRoot),
      serial: clock.serial,
    }
    for (const stamp of [
      timeStamp(Buffer.from('x'), STAMPED_AT, clock, [clockRoot]),
      changed,
      timeStamp(overSignature(seal), STAMPED_AT, namesake, [clockRoot]),
      new Uint8Array([0x30, 0]),
    ]) {
      const found = await timeOf(withStamp(seal, stamp))
      expect(found[0], found[1]).not.toBe('verified')
    }
    expect(await timeOf(withStamp(seal, changed))).toEqual(['failed', 'time.stamp-altered'])
  })

  it('for the archive covers everything before it', async () => {
    const seal = stamped(await plain())
    const archived = withArchive(seal, timeStamp(overAll(seal), '2026-04-01', clock, [clockRoot]))
    expect(await timeOf(archived)).toEqual(['verified'])
    const other = stamped(await plain(), '2026-03-03')
    expect(await timeOf({ ...archived, added: [other.added[0]!, archived.added[1]!] })).toEqual([
      'failed',
      'time.stamp-altered',
    ])
  })
})
