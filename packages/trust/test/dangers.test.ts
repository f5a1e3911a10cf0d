/** What somebody might try: each attempt, and that it does not end as trusted. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { Socket } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TrustBundle } from '../src/index.js'
import { verify } from '../src/node.js'
import { jcs } from '../src/text/jcs.js'
import { chance, changed } from './mutations/change.js'
import { ownSigned } from './mutations/signed.js'
import { bundleOf, contentOf, optionsOf, vector, vectors } from './vectors.js'

const keys = JSON.parse(contentOf('keys.json'))
const privateKey = createPrivateKey({ key: keys['university-es256'], format: 'jwk' })
const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token the university signed, whatever stands in it. */
function token(payload: unknown, header: unknown = HEADER): string {
  const signed = `${encoded(header)}.${encoded(payload)}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
const UNIVERSITY = 'did:web:university.example'
const HEADER = { alg: 'ES256', typ: 'vc+jwt', kid: `${UNIVERSITY}#key-1` }
const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: UNIVERSITY,
  credentialSubject: { id: 'did:example:learner' },
}
const AT = '2026-06-01'
const trust = (more: Partial<TrustBundle> = {}): TrustBundle => ({
  ...bundleOf({ dids: ['dids/did-web-university.json'] }),
  ...more,
})
const check = (input: string | object, more: Partial<TrustBundle> = {}, options: object = {}) =>
  verify(input, { trust: trust(more), at: AT, ...options })
const row = async (
  input: string | object,
  id: string,
  more: Partial<TrustBundle> = {},
  options: object = {},
) => (await check(input, more, options)).claims.find((claim) => claim.id === id)!

/** How many changes are tried; `npm run mutations` tries many. */
const TRIES = 25

describe('a change', () => {
  it.each(ownSigned())('of $name is never taken for unchanged', async ({ text, options, change }) => {
    expect((await verify(text, options)).claims[0]!.state).toBe('verified')
    const next = chance(20_260_601)
    for (let round = 0; round < TRIES; round++) {
      const other = change(next)
      if (other === undefined) continue
      const { claims } = await verify(other, options)
      const holder = claims[7]!.state
      expect(claims[0]!.state === 'verified' && (holder === 'verified' || holder === 'absent'), other).toBe(
        false,
      )
    }
  })

  it('of a proof of presentation is never taken for the holder’s', async () => {
    const file = 'sd-jwt/one-disclosed-with-key-binding.sdjwt'
    const options = optionsOf(vector(file))
    const text = contentOf(file)
    const start = text.lastIndexOf('~') + 1
    const next = chance(11)
    for (let round = 0; round < 250; round++) {
      const tried = text.slice(0, start) + changed(text.slice(start), next)
      expect((await verify(tried, options)).claims[7]!.state).not.toBe('verified')
    }
  })
})

describe('a token', () => {
  it('is the issuer’s where nothing was tried', async () => {
    expect((await check(token(CREDENTIAL))).verdict.trust).toBe('trusted')
  })

  it.each(['none', 'None', 'NONE', 'nOnE', 'HS256', 'HS512', 'es256', '', 7, null, ['ES256']])(
    'whose algorithm is %j is refused',
    async (alg) => {
      expect((await row(token(CREDENTIAL, { ...HEADER, alg }), 'integrity')).findings).toEqual([
        'signature.algorithm-refused',
      ])
    },
  )

  it('is refused where base64url is written in another way', async () => {
    const [header, payload, signature] = token(CREDENTIAL).split('.') as [string, string, string]
    const ways = [
      `${signature}=`,
      `${signature}==`,
      `${signature}!`,
      `${signature.slice(0, 9)} ${signature.slice(9)}`,
      `${signature.slice(0, 9)}\n${signature.slice(9)}`,
    ]
    for (const way of ways)
      expect((await row(`${header}.${payload}.${way}`, 'integrity')).state).not.toBe('verified')
    for (const way of [`${payload}=`, `${payload}\n`])
      expect((await row(`${header}.${way}.${signature}`, 'integrity')).state).not.toBe('verified')
  })

  it('in which a key stands twice is untrusted, though its signature holds', async () => {
    const twice = `{"issuer":"did:web:other.example",${JSON.stringify(CREDENTIAL).slice(1)}`
    const { claims, verdict } = await check(token(twice))
    expect([claims[0]!.state, verdict.trust]).toEqual(['verified', 'untrusted'])
    expect(
      (await row(token(CREDENTIAL, '{"alg":"none","alg":"ES256","typ":"vc+jwt"}'), 'integrity')).state,
    ).toBe('failed')
  })

  it('signed by somebody else than the issuer it names is untrusted', async () => {
    const { claims, verdict } = await check(token({ ...CREDENTIAL, issuer: 'did:web:other.example' }))
    expect([claims[2]!.state, verdict.trust]).toEqual(['failed', 'untrusted'])
  })

  it('that does not hold yet, or holds no longer, in any of its dates is untrusted', async () => {
    for (const dates of [
      { validUntil: '2026-05-31T00:00:00Z' },
      { validFrom: '2026-06-02T00:00:00Z' },
      { validUntil: '2027-01-01T00:00:00Z', exp: 1_700_000_000 },
      { nbf: 1_900_000_000 },
      { exp: '1900000000' },
      { validUntil: 'next year' },
    ])
      expect((await check(token({ ...CREDENTIAL, ...dates }))).claims[4]!.state, JSON.stringify(dates)).toBe(
        'failed',
      )
  })

  it('that holds until a day holds on that day', async () => {
    expect(
      (await row(token({ ...CREDENTIAL, validUntil: AT }), 'validity', {}, { at: `${AT}T12:00:00Z` })).state,
    ).toBe('verified')
  })

  it('is not accepted where the policy wants another algorithm', async () => {
    const policy = {
      id: 'https://office.example/p',
      title: { en: 'EdDSA' },
      rows: [{ claim: 'integrity', accepts: ['verified'] }],
      algorithms: ['EdDSA'],
    }
    expect((await check(token(CREDENTIAL), {}, { policy })).verdict.trust).not.toBe('trusted')
  })
})

describe('what stands inside', () => {
  it('and is secured for itself is told, and proves nothing', async () => {
    const endorsement = {
      type: ['VerifiableCredential', 'EndorsementCredential'],
      proof: { type: 'DataIntegrityProof' },
    }
    const integrity = await row(token({ ...CREDENTIAL, endorsement: [endorsement] }), 'integrity')
    expect([integrity.state, integrity.findings, integrity.pointers]).toEqual([
      'verified',
      ['nested.not-checked'],
      ['/endorsement/0'],
    ])
  })

  it.each([
    ['beside it', { endorsementJwt: ['eyJhbGciOiJFUzI1NiJ9.e30.AA'] }, '/endorsementJwt'],
    [
      'of its issuer',
      { evidence: [{ endorsementJwt: ['eyJhbGciOiJFUzI1NiJ9.e30.AA'] }] },
      '/evidence/0/endorsementJwt',
    ],
  ])('and is a token %s is told, and proves nothing', async (_, more, pointer) => {
    const integrity = await row(token({ ...CREDENTIAL, ...more }), 'integrity')
    expect([integrity.findings, integrity.pointers]).toEqual([['nested.not-checked'], [pointer]])
  })

  it('and says what others say in favour without their signature is told, and is not checked', async () => {
    const unsigned = {
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: 'https://factory.example', type: ['Profile'] },
    }
    const achievement = { endorsement: [unsigned, { ...unsigned, proof: { type: 'DataIntegrityProof' } }] }
    const credentialSubject = {
      ...(CREDENTIAL as { credentialSubject?: object }).credentialSubject,
      achievement,
    }
    const integrity = await row(token({ ...CREDENTIAL, credentialSubject }), 'integrity')
    expect([integrity.state, integrity.findings, integrity.pointers]).toEqual([
      'verified',
      ['nested.not-checked', 'nested.unsigned'],
      ['/credentialSubject/achievement/endorsement/0', '/credentialSubject/achievement/endorsement/1'],
    ])
  })

  it('and says of its own accreditation that it has one is no accreditation', async () => {
    const evidence = [{ type: 'Evidence', accreditation: [{ id: 'urn:a', decision: 'positive' }] }]
    const { state, findings, pointers } = await row(token({ ...CREDENTIAL, evidence }), 'accreditation')
    expect([state, findings, pointers]).toEqual([
      'not-checked',
      ['accreditation.self-asserted'],
      ['/evidence/0/accreditation'],
    ])
    expect(
      (await check(token({ ...CREDENTIAL, evidence }), {}, { policy: 'eu-accredited' })).verdict.trust,
    ).toBe('undetermined')
  })
})

describe('a document with keys', () => {
  const document = JSON.parse(contentOf('dids/did-web-university.json'))
  it.each([
    ['that does not list the key', { verificationMethod: [], assertionMethod: [] }],
    [
      'that lists another one',
      { verificationMethod: document.verificationMethod.slice(1), assertionMethod: [] },
    ],
    [
      'whose key somebody else controls',
      {
        verificationMethod: document.verificationMethod.map((each: object) => ({
          ...each,
          controller: 'did:web:other.example',
        })),
      },
    ],
  ])('%s proves nothing for whom it is of', async (_, more) => {
    const report = await check(token(CREDENTIAL), { dids: { [UNIVERSITY]: { ...document, ...more } } })
    expect(report.claims.slice(0, 3).map(({ state, findings }) => [state, ...findings])).toEqual([
      ['not-checked', 'key.not-listed'],
      ['failed', 'key.not-listed'],
      ['failed', 'key.not-listed'],
    ])
    expect(report.verdict.trust).toBe('untrusted')
    expect(report.claims[0]!.inject).toEqual([{ kind: 'did', id: UNIVERSITY }])
  })
})

describe('a holder who was asked and has not answered', () => {
  it('is not trusted to be the one it was given to', async () => {
    const file = 'jwt/vc-jwt-es256.jwt'
    const { holder: _, ...options } = optionsOf(vector(file))
    const asked = await verify(contentOf(file), { ...options, holder: { nonce: 'n-1' } })
    expect((await verify(contentOf(file), options)).verdict.trust).toBe('trusted')
    expect([asked.verdict.trust, asked.claims[7]!.state]).toEqual(['undetermined', 'not-checked'])
  })
})

describe('linked data', () => {
  const badge = JSON.parse(contentOf('di/eddsa-rdfc-2022.json'))

  it('with a term that no context defines is not taken for signed', async () => {
    expect((await row({ ...badge, grade: 'with distinction' }, 'integrity')).findings).toContain(
      'vocabulary.terms-undefined',
    )
  })

  it('whose proof builds on one that is not there is refused', async () => {
    const proof = { ...badge.proof, previousProof: 'urn:uuid:1' }
    expect((await row({ ...badge, proof }, 'integrity')).findings).toContain('proof.previous-unknown')
  })

  it('made to keep a computer busy is given up', async () => {
    const ids = Array.from({ length: 12 }, (_, at) => `_:b${at}`)
    const credentialSubject = ids.map((id) => ({
      id,
      knows: ids.filter((other) => other !== id).map((other) => ({ id: other })),
    }))
    const heavy = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
      type: ['VerifiableCredential'],
      issuer: badge.issuer.id,
      credentialSubject,
      proof: badge.proof,
    }
    expect((await row(heavy, 'integrity')).state).not.toBe('verified')
  })

  it('with contexts that cost more than their size is given up', async () => {
    const inline = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, at) => [`t${at}`, `https://a.example/${at}`]),
    )
    const heavy = { ...badge, '@context': [...badge['@context'], inline] }
    expect((await row(heavy, 'integrity')).state).not.toBe('verified')
  })

  it('with a signature of a million characters is refused', async () => {
    const proof = { ...badge.proof, proofValue: `z${'2'.repeat(1_000_000)}` }
    expect((await row({ ...badge, proof }, 'integrity')).state).toBe('failed')
  })

  it('with a context that stands in it is not trusted, also where it exchanges nothing', async () => {
    const own = { ...badge, '@context': [...badge['@context'], { somethingNew: 'https://a.example/new' }] }
    expect((await row(own, 'vocabulary')).state).toBe('undetermined')
  })
})

describe('JSON in canonical form', () => {
  it('has members in the order of their code units, numbers as RFC 8785 writes them', () => {
    expect(jcs(JSON.parse('{"a":1,"10":2,"9":3,"\\u20ac":4,"\\r":5,"1":6}'))).toBe(
      '{"\\r":5,"1":6,"10":2,"9":3,"a":1,"€":4}',
    )
    expect(jcs(JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0]'))).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    )
  })

  it('is refused for what is no Unicode', () => {
    expect(jcs('\ud800')).toBeUndefined()
  })
})

describe('status', () => {
  const URL = 'https://status.example/list'
  const LIST = 'did:web:university.example'
  const bits = (octets: Uint8Array): string => `u${gzipSync(octets).toString('base64url')}`
  const list = (octets: Uint8Array, subject: object = {}, more: object = {}): string =>
    token({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: URL,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: LIST,
      credentialSubject: {
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: bits(octets),
        ...subject,
      },
      ...more,
    })
  const entry = (more: object = {}) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '9',
    statusListCredential: URL,
    ...more,
  })
  const look = (content: string, more: object = {}, options: object = {}, member = 'credentialStatus') =>
    row(
      token({ ...CREDENTIAL, [member]: entry(more) }),
      'status',
      { statusLists: { [URL]: { content, retrieved: '2026-05-30T00:00:00Z' } } },
      options,
    )
  const octets = (...set: readonly number[]): Uint8Array => {
    const all = new Uint8Array(131_072 / 8)
    for (const bit of set) all[bit >> 3]! |= 0x80 >> (bit & 7)
    return all
  }

  it('is that of the bit at the index, counted from the highest of an octet', async () => {
    expect((await look(list(octets()))).state).toBe('verified')
    expect((await look(list(octets(9)))).findings).toContain('status.revoked')
    expect((await look(list(octets(8, 10, 14)))).state).toBe('verified')
  })

  it('of several bits is their value, and its message', async () => {
    const of = { statusPurpose: 'message', statusSize: 2, statusListIndex: 3 }
    const messages = [
      { status: '0x0', message: 'none' },
      { status: '0x2', message: 'under review' },
    ]
    const wide = list(new Uint8Array(131_072 / 4).fill(0b00000010, 0, 1), { statusPurpose: ['message'] })
    const found = await look(wide, { ...of, statusMessage: messages })
    expect(found.ground).toContainEqual({ kind: 'message', name: 'under review' })
  })

  it('is looked up wherever an entry stands, and it is told where it should not', async () => {
    for (const member of ['status', 'credentialStatuses', 'evidence']) {
      const found = await look(list(octets(9)), {}, {}, member)
      expect([found.state, found.findings]).toEqual(['failed', expect.arrayContaining(['status.misplaced'])])
    }
  })

  it('is not read from a list of a stranger, an altered one, or one that is over', async () => {
    const foreign = list(octets(), {}, { issuer: 'did:web:other.example' })
    const [header, , signature] = list(octets(9)).split('.')
    const altered = [header, list(octets()).split('.')[1], signature].join('.')
    expect((await look(altered)).findings).toEqual(['status.list-altered'])
    expect((await look(list(octets(), {}, { validUntil: '2026-05-01T00:00:00Z' }))).findings).toEqual([
      'status.list-expired',
    ])
    expect((await look(list(octets(), { statusPurpose: 'suspension' }))).state).toBe('not-checked')
    expect((await look('{}')).state).toBe('not-checked')
    expect((await look(foreign)).state).toBe('verified')
  })

  it('of a list signed by nobody who is known cannot be told', async () => {
    const stranger = contentOf('status/list.json').replaceAll(
      'https://status.example/1',
      'https://status.example/1',
    )
    const found = await row(
      token({
        ...CREDENTIAL,
        credentialStatus: entry({ statusListCredential: 'https://status.example/1', statusListIndex: '6' }),
      }),
      'status',
      { statusLists: { 'https://status.example/1': { content: stranger } } },
    )
    expect([found.state, found.findings]).toEqual(['undetermined', ['status.list-of-another-issuer']])
  })

  it('is not read from a list that is older than the policy accepts', async () => {
    const policy = {
      id: 'https://office.example/p',
      title: { en: 'Fresh' },
      rows: [{ claim: 'status', accepts: ['verified'] }],
      listMaxAge: 86_400,
    }
    expect((await look(list(octets()), {}, { policy })).findings).toEqual(['status.list-stale'])
    expect((await look(list(octets()), {}, { policy: { ...policy, listMaxAge: 864_000 } })).state).toBe(
      'verified',
    )
  })

  it('of kinds nobody knows is not checked', async () => {
    expect((await look(list(octets()), { type: 'RevocationList2020Status' })).findings).toContain(
      'status.kind-unknown',
    )
  })

  it('is not unfolded beyond what memory is for', async () => {
    const bomb = deflateSync(new Uint8Array(100_000_000)).toString('base64url')
    const content = token(
      { sub: URL, iat: 1_780_000_000, status_list: { bits: 1, lst: bomb } },
      { ...HEADER, typ: 'statuslist+jwt' },
    )
    const found = await row(
      token({ ...CREDENTIAL, status: { status_list: { uri: URL, idx: 3 } } }),
      'status',
      { statusLists: { [URL]: { content } } },
    )
    expect([found.state, found.findings]).toEqual(['not-checked', ['status.list-too-large']])
  })

  it('of 1EdTech lists is that of the credential named, and the list is told to be unsigned', async () => {
    const credentialStatus = { id: 'https://status.example/revoked', type: '1EdTechRevocationList' }
    const lists = (id: string) => ({
      statusLists: {
        'https://status.example/revoked': {
          content: JSON.stringify({ issuer: UNIVERSITY, revokedCredential: [{ id, revoked: true }] }),
        },
      },
    })
    const badge = token({ ...CREDENTIAL, id: 'urn:uuid:1', credentialStatus })
    expect((await row(badge, 'status', lists('urn:uuid:1'))).state).toBe('failed')
    const other = await row(badge, 'status', lists('urn:uuid:2'))
    expect([other.state, other.findings]).toEqual(['verified', ['status.list-unsigned']])
  })
})

describe('a presentation', () => {
  const presentation = (...verifiableCredential: readonly unknown[]): string =>
    token(
      {
        ...CREDENTIAL,
        type: ['VerifiablePresentation'],
        issuer: undefined,
        holder: UNIVERSITY,
        verifiableCredential,
        nonce: 'n-1',
      },
      { ...HEADER, typ: 'vp+jwt', kid: `${UNIVERSITY}#key-1` },
    )
  const enveloped = (text: string) => ({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${text}`,
  })

  it('tells each credential in it for itself, and is worth as much as the worst', async () => {
    const { presented, verdict } = await check(
      presentation(
        enveloped(token(CREDENTIAL)),
        enveloped(token({ ...CREDENTIAL, validUntil: '2020-01-01' })),
      ),
    )
    expect(presented!.map((each) => each.trust)).toEqual(['trusted', 'untrusted'])
    expect(verdict.trust).toBe('untrusted')
  })

  it('that is sound itself is worth as much as the worst in it', async () => {
    const { privateKey: own, publicKey } = generateKeyPairSync('ed25519')
    const { x } = publicKey.export({ format: 'jwk' })
    const holder = `did:jwk:${encoded({ kty: 'OKP', crv: 'Ed25519', x })}`
    const presented = async (...verifiableCredential: readonly unknown[]) => {
      const payload = { ...CREDENTIAL, type: 'VerifiablePresentation', issuer: undefined, holder }
      const signed = `${encoded({ alg: 'EdDSA', typ: 'vp+jwt', kid: `${holder}#0` })}.${encoded({ ...payload, verifiableCredential })}`
      const signature = sign(null, Buffer.from(signed), own).toString('base64url')
      const known = [...(trust().issuers ?? []), { ids: [holder], source: trust().sources[0]!.id }]
      return (await check(`${signed}.${signature}`, { issuers: known })).verdict.trust
    }
    const good = enveloped(token(CREDENTIAL))
    const over = enveloped(token({ ...CREDENTIAL, validUntil: '2020-01-01' }))
    const unknown = enveloped(
      token({ ...CREDENTIAL, issuer: 'did:web:b.example' }, { ...HEADER, kid: 'did:web:b.example#1' }),
    )
    expect(await presented()).toBe('trusted')
    expect(await presented(good)).toBe('trusted')
    expect(await presented(good, over)).toBe('untrusted')
    expect(await presented(good, 7)).toBe('untrusted')
    expect(await presented(good, unknown)).toBe('undetermined')
  })

  it('with a key for issuing only is not the holder’s', async () => {
    expect((await row(presentation(enveloped(token(CREDENTIAL))), 'signer')).findings).toEqual([
      'key.not-for-purpose',
    ])
  })

  it('is compared with what was asked', async () => {
    const text = presentation(enveloped(token(CREDENTIAL)))
    expect((await row(text, 'holder', {}, { holder: { nonce: 'n-1' } })).state).toBe('verified')
    expect((await row(text, 'holder', {}, { holder: { nonce: 'n-2' } })).state).toBe('failed')
  })
})

describe('an envelope', () => {
  const held = (text: string, more: object = {}) => ({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${text}`,
    ...more,
  })
  const signed = token(CREDENTIAL)
  const [header, , signature] = signed.split('.')
  const altered = [header, encoded({ ...CREDENTIAL, validUntil: '2020-01-01' }), signature].join('.')
  const base64 = (text: string): string => `data:application/vc+jwt;base64,${btoa(text)}`

  it('says what the token in it says, however it is written', async () => {
    const { claims } = await check(signed)
    for (const each of [
      held(signed),
      JSON.stringify(held(signed)),
      held(signed, { type: ['EnvelopedVerifiableCredential'] }),
      held(signed, { type: 'VerifiableCredential' }),
      held('', { id: base64(signed) }),
      held('', { id: `data:application/vc-ld+jwt;base64url,${signed}` }),
    ])
      expect((await check(each)).claims).toEqual(claims)
    expect((await check(held(signed))).verdict.trust).toBe('trusted')
  })

  it.each([
    ['altered', held(altered), ['signature.altered']],
    ['altered, in base64', held('', { id: base64(altered) }), ['signature.altered']],
    ['of no token', held('nothing'), ['signature.unreadable']],
    ['without an address', { type: 'EnvelopedVerifiablePresentation' }, ['signature.unreadable']],
    ['of an address elsewhere', held('', { id: 'https://a.example/1' }), ['signature.unreadable']],
    [
      'of an envelope',
      held('', { id: `data:application/json,${JSON.stringify(held(signed))}` }),
      ['signature.unreadable'],
    ],
  ])('%s is untrusted', async (_, input, findings) => {
    const { claims, verdict } = await check(input)
    expect([claims[0]!.state, claims[0]!.findings, verdict.trust]).toEqual(['failed', findings, 'untrusted'])
  })

  it('tells what stands beside its address, which nobody signed', async () => {
    const { findings, state } = await row(held(signed, { credentialSubject: { id: 'urn:a' } }), 'integrity')
    expect([state, findings]).toEqual(['verified', ['signature.unsigned-members']])
  })

  it('in COSE is not checked, alone and in a presentation', async () => {
    const cose = held('', { id: 'data:application/vc+cose;base64,AAAA' })
    const alone = await check(cose)
    expect([alone.verdict.trust, alone.claims[0]!.findings]).toEqual(['not-checked', ['signature.cose']])
    const { presented } = await check(
      token({ ...CREDENTIAL, type: 'VerifiablePresentation', verifiableCredential: cose }),
    )
    expect([presented![0]!.trust, presented![0]!.claims[0]!.findings]).toEqual([
      'not-checked',
      ['signature.cose'],
    ])
  })
})

describe('whatever is in an input', () => {
  it('nothing is computed from a text that was altered', async () => {
    const [header, , signature] = token(CREDENTIAL).split('.')
    const altered = [header, encoded({ ...CREDENTIAL, validUntil: '2020-01-01' }), signature].join('.')
    const [integrity, ...others] = (await check(altered)).claims
    expect(integrity!.state).toBe('failed')
    for (const each of others)
      expect([each.state, each.findings]).toEqual(['not-checked', ['integrity.failed']])
  })

  afterEach(() => vi.restoreAllMocks())

  it('nothing is fetched, and nothing is thrown', async () => {
    const sockets = vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('a socket was opened')
    })
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('something was fetched'))
    for (const each of vectors) await verify(contentOf(each.file), { at: AT })
    for (const text of [
      '',
      '[',
      '{}',
      'eyJ',
      'eyJ.a.b',
      'eyJ~',
      'eyJ~~',
      '['.repeat(100_000),
      `{"proof":${'['.repeat(500)}${']'.repeat(500)}}`,
      '{"proof":[null,1,"a",{}]}',
      '{"payload":"","signatures":[]}',
      '{"payload":"x","signatures":[null,{}]}',
    ])
      expect((await verify(text, { at: AT })).verdict.trust).not.toBe('trusted')
    expect(sockets).not.toHaveBeenCalled()
    expect(fetched).not.toHaveBeenCalled()
  })

  it('the resolver is asked for what the bundle lacks, what it gave is told, and its failure is none of ours', async () => {
    const asked: string[] = []
    const document = contentOf('dids/did-web-university.json')
    const { used, verdict } = await verify(token(CREDENTIAL), {
      at: AT,
      resolve: async ({ kind, id }) => {
        asked.push(`${kind} ${id}`)
        return new TextEncoder().encode(document)
      },
    })
    expect(asked).toEqual([`did ${UNIVERSITY}`, expect.stringMatching(/^time-stamp [0-9a-f]{64}$/)])
    expect(used).toEqual([{ kind: 'did', id: UNIVERSITY, from: 'resolver' }])
    expect(verdict.trust).toBe('trusted')
    const failing = await verify(token(CREDENTIAL), {
      at: AT,
      resolve: () => Promise.reject(new Error('offline')),
    })
    expect(failing.claims[0]!.inject).toEqual([{ kind: 'did', id: UNIVERSITY }])
  })

  it('the same input gives the same report', async () => {
    for (const each of vectors.slice(0, 97))
      expect(JSON.stringify(await verify(contentOf(each.file), optionsOf(each)))).toBe(
        JSON.stringify(await verify(contentOf(each.file), optionsOf(each))),
      )
  })
})
