/** Chains of accreditation: issuer, body that accredited it, root. */
import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { covers, permissionsOf, usedBy } from '../src/accreditation/scope.js'
import type { TrustBundle } from '../src/index.js'
import { verify } from '../src/node.js'

const AT = '2026-06-01'
const DIDS = {
  root: 'did:ebsi:zroot',
  body: 'did:ebsi:zbody',
  issuer: 'did:ebsi:zuniversity',
  other: 'did:ebsi:zother',
}
type Party = keyof typeof DIDS

const keys = Object.fromEntries(
  Object.values(DIDS).map((did) => [did, generateKeyPairSync('ec', { namedCurve: 'P-256' })]),
)
const documents = Object.fromEntries(
  Object.values(DIDS).map((id) => {
    const method = {
      id: `${id}#key`,
      type: 'JsonWebKey2020',
      controller: id,
      publicKeyJwk: keys[id]!.publicKey.export({ format: 'jwk' }),
    }
    return [id, { id, verificationMethod: [method], assertionMethod: [method.id] }]
  }),
)

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A credential as EBSI writes tokens. */
function token(by: Party, vc: Record<string, unknown>, key: Party = by): string {
  const iss = DIDS[by]
  const all = {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    id: `urn:uuid:${by}`,
    issuer: iss,
    issuanceDate: '2026-01-01T00:00:00Z',
    ...vc,
  }
  const signed = `${encoded({ alg: 'ES256', typ: 'JWT', kid: `${iss}#key` })}.${encoded({ iss, vc: all })}`
  const signature = signWith('sha256', Buffer.from(signed), {
    key: keys[DIDS[key]]!.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return `${signed}.${signature.toString('base64url')}`
}

const url = (of: Party): string => `https://registry.example/issuers/${DIDS[of]}/attributes/1`
const SCHEMA = 'https://registry.example/schemas/zdiploma'
const PERMISSION = {
  schemaId: SCHEMA,
  types: ['VerifiableCredential', 'VerifiableAttestation', 'Diploma'],
  limitJurisdiction: 'http://publications.europa.eu/resource/authority/atu/EST',
}

const accreditation = (
  kind: string,
  of: Party,
  more: Record<string, unknown> = {},
  subject: object = {},
) => ({
  type: ['VerifiableCredential', 'VerifiableAttestation', 'VerifiableAccreditation', kind],
  expirationDate: '2030-01-01T00:00:00Z',
  credentialSubject: { id: DIDS[of], accreditedFor: [PERMISSION], ...subject },
  credentialStatus: { id: url(of), type: 'EbsiAccreditationEntry' },
  ...more,
})
const terms = (of: Party) => ({ termsOfUse: [{ id: url(of), type: 'IssuanceCertificate' }] })
const toBody = (more: object = {}, subject: object = {}) =>
  accreditation('VerifiableAccreditationToAccredit', 'body', { ...more }, subject)
const toIssuer = (more: object = {}, subject: object = {}) =>
  accreditation('VerifiableAccreditationToAttest', 'issuer', { ...terms('body'), ...more }, subject)
const diploma = (more: object = {}) => ({
  type: ['VerifiableCredential', 'VerifiableAttestation', 'Diploma'],
  credentialSubject: { id: 'did:example:learner' },
  credentialSchema: {
    id: 'https://elsewhere.example/v3/schemas/zdiploma',
    type: 'FullJsonSchemaValidator2021',
  },
  ...terms('issuer'),
  ...more,
})

const answer = (body: string, issuerType = 'TI'): string =>
  JSON.stringify({ did: 'x', attribute: { body, issuerType } })

interface Given {
  readonly credential?: string
  readonly body?: string | undefined
  readonly issuer?: string | undefined
  readonly bundle?: Partial<TrustBundle>
}

const whole = {
  credential: token('issuer', diploma()),
  body: token('root', toBody()),
  issuer: token('body', toIssuer()),
}

async function row(given: Given = {}) {
  const { credential, body, issuer, bundle } = { bundle: {}, ...whole, ...given }
  const attributes = Object.fromEntries(
    (['body', 'issuer'] as const).flatMap((each) => {
      const content = { body, issuer }[each]
      return content === undefined ? [] : [[url(each), { content, source: 'registry' }]]
    }),
  )
  const trust: TrustBundle = {
    made: '2026-11-30T00:00:00Z',
    sources: [{ id: 'registry', kind: 'accreditation-register' }],
    dids: documents,
    roots: [{ ids: [DIDS.root], name: 'Example Ministry', source: 'registry' }],
    attributes,
    ...bundle,
  }
  const report = await verify(credential, { trust, at: AT })
  expect(report.claims[0]!.state).toBe('verified')
  return { ...report.claims.find(({ id }) => id === 'accreditation')!, used: report.used }
}
const ended = async (given: Given) => {
  const { state, findings } = await row(given)
  return [state, ...findings]
}

describe('a chain of accreditations', () => {
  it('that ends at a root is verified, and says through whom it goes', async () => {
    const { state, ground, findings, used } = await row()
    expect([state, ...findings]).toEqual(['verified', 'accreditation.place-not-compared'])
    expect(ground.map(({ name }) => name)).toEqual([DIDS.issuer, DIDS.body, 'Example Ministry'])
    expect(used.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['attribute', 'root']))
  })

  it('is read from what the API of the registry answers, and from the newer model', async () => {
    const { accreditedFor: _, ...subject } = toIssuer().credentialSubject
    const newer = {
      ...toIssuer(),
      credentialSubject: { ...subject, permissionFor: [{ ...PERMISSION, jurisdiction: 'EST' }] },
    }
    expect((await row({ issuer: answer(token('body', newer)), body: answer(whole.body) })).state).toBe(
      'verified',
    )
  })

  it.each([
    ['body', url('body')],
    ['issuer', url('issuer')],
  ] as const)(
    'without the accreditation of the %s is not checked, and says which to inject',
    async (missing, id) => {
      const { state, findings, inject } = await row({ [missing]: undefined })
      expect([state, findings, inject]).toEqual([
        'not-checked',
        ['accreditation.chain-incomplete'],
        [{ kind: 'attribute', id }],
      ])
    },
  )

  it('that ends at nobody who is a root is not checked', async () => {
    expect(await ended({ bundle: { roots: [] } })).toEqual([
      'not-checked',
      'accreditation.chain-without-root',
    ])
  })

  it('whose issuer is a root has to be accredited all the same', async () => {
    const roots = [{ ids: [DIDS.issuer], source: 'registry' }]
    expect((await row({ issuer: undefined, bundle: { roots } })).state).toBe('not-checked')
  })

  it('that leads in a circle ends', async () => {
    const body = token('issuer', toBody(terms('issuer')))
    const issuer = token('body', {
      ...toIssuer(),
      type: [...toIssuer().type, 'VerifiableAccreditationToAccredit'],
    })
    expect((await ended({ body, issuer, bundle: { roots: [] } }))[0]).toBe('not-checked')
  })

  const [header, , signature] = whole.issuer.split('.') as [string, string, string]
  const altered = `${header}.${token('body', toIssuer({ id: 'urn:uuid:x' })).split('.')[1]}.${signature}`
  it.each<readonly [string, Given, string]>([
    ['was altered', { issuer: altered }, 'accreditation.chain-broken'],
    ['is signed by nobody', { issuer: 'words' }, 'accreditation.chain-broken'],
    [
      'is signed with the key of somebody else',
      { issuer: token('body', toIssuer(), 'other') },
      'accreditation.chain-broken',
    ],
    [
      'names another issuer than who signed it',
      { issuer: token('body', toIssuer({ issuer: DIDS.other })) },
      'accreditation.chain-broken',
    ],
    [
      'was given to somebody else',
      { issuer: token('body', toIssuer({}, { id: DIDS.other })) },
      'accreditation.of-another',
    ],
    [
      'allows to accredit, not to attest',
      { issuer: token('body', { ...toIssuer(), type: toBody().type }) },
      'accreditation.not-to-accredit',
    ],
    [
      'comes of one that allows to attest, not to accredit',
      { body: token('root', { ...toBody(), type: toIssuer().type }) },
      'accreditation.not-to-accredit',
    ],
    [
      'is for other types',
      { issuer: token('body', toIssuer({}, { accreditedFor: [{ ...PERMISSION, types: ['Licence'] }] })) },
      'accreditation.not-covered',
    ],
    [
      'is for another schema',
      { issuer: token('body', toIssuer({}, { accreditedFor: [{ ...PERMISSION, schemaId: `${SCHEMA}2` }] })) },
      'accreditation.not-covered',
    ],
    [
      'is for nothing',
      { issuer: token('body', toIssuer({}, { accreditedFor: [] })) },
      'accreditation.not-covered',
    ],
    [
      'allows more than the one above',
      { body: token('root', toBody({}, { accreditedFor: [{ ...PERMISSION, types: ['Licence'] }] })) },
      'accreditation.not-covered',
    ],
    [
      'is for more places than the one above',
      { body: token('root', toBody({}, { accreditedFor: [{ ...PERMISSION, limitJurisdiction: 'FIN' }] })) },
      'accreditation.not-covered',
    ],
    [
      'was over when it was used',
      { issuer: token('body', toIssuer({ expirationDate: '2025-12-31T00:00:00Z' })) },
      'accreditation.not-in-force',
    ],
    [
      'had not begun when it was used',
      { body: token('root', toBody({ issuanceDate: '2026-02-01T00:00:00Z' })) },
      'accreditation.not-in-force',
    ],
    ['was taken back', { issuer: answer(whole.issuer, 'Revoked') }, 'accreditation.revoked'],
    ['comes of one that was taken back', { body: answer(whole.body, 'Revoked') }, 'accreditation.revoked'],
    [
      'was taken back, though it names no list that would say so',
      { issuer: answer(token('body', toIssuer({ credentialStatus: undefined })), 'Revoked') },
      'accreditation.revoked',
    ],
  ])('fails where an accreditation %s', async (_, given, code) => {
    expect((await ended(given)).slice(0, 2)).toEqual(['failed', code])
  })

  it('is for the country the credential names, and for no other', () => {
    const asked = (country: string) => usedBy(diploma(), { issuerCountry: [{ country }] } as never)
    const given = permissionsOf(toIssuer())
    expect(covers(asked('EE'), given)).toBe('covered')
    expect(covers(asked('FI'), given)).toBe('not-covered')
    expect(covers(usedBy(diploma(), undefined), given)).toBe('place-unknown')
  })

  it('is not hidden by a register that knows nothing of the body, and hides no register that refused it', async () => {
    const accreditations = [
      { organisation: { ids: ['VATEE-1'] }, decision: 'positive' as const, source: 'registry' },
    ]
    expect((await row({ bundle: { accreditations } })).state).toBe('verified')
  })
})
