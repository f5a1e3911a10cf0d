import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../tools/generators/vc-rules.js'
import { readCsv } from '../../../tools/model/load.js'
import { outsideData } from '../../../tools/outside-data.js'
import type { Finding, Report } from '../src/index.js'
import { profileEntryOf } from '../src/report/profile-words.js'
import type { Options } from '../src/walk/options.js'
import { validate } from '../src/walk/validate.js'
import { credential, type Json, V2 } from './credential.js'

const at = '2026-06-01T00:00:00Z'
const presentation = (more: Json = {}): Json => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  holder: 'did:example:subject',
  verifiableCredential: [credential()],
  ...more,
})

const all = ({ findings, credentials = [] }: Report): readonly Finding[] => [
  ...findings,
  ...credentials.flatMap(all),
]

/** What is said of a document and of all it holds, each thing once. */
const said = (input: object, options: Options = {}): string[] =>
  all(validate(input, { at, ...options }))
    .filter(({ code }) => !code.startsWith('profile.'))
    .map(({ code, pointer }) => `${code} ${pointer}`)

describe('a plain credential', () => {
  it('conforms, and the 16 elements do not apply to it', () => {
    const { profile, verdict, findings } = validate(credential(), { at })
    expect(profile).toEqual({ id: 'vc', version: '2.0' })
    expect(verdict).toEqual({ conformance: 'valid', annexI: 'not-applicable' })
    expect(findings).toEqual([])
  })

  const faults: readonly (readonly [title: string, json: Json, finding: string])[] = [
    ['no context', credential({ '@context': undefined }), 'vc.incomplete '],
    [
      'another first context',
      credential({ '@context': ['https://www.w3.org/ns/credentials/examples/v2', V2] }),
      'vc.wrong-context /@context/0',
    ],
    ['a context that is a number', credential({ '@context': [V2, 7] }), 'vc.malformed-context /@context/1'],
    [
      'a context that is no URL',
      credential({ '@context': [V2, 'https ://odd.example/context'] }),
      'vc.malformed-context /@context/1',
    ],
    [
      'a digest of other bytes than those of the base context',
      credential({ relatedResource: { id: V2, digestSRI: `sha384-${'A'.repeat(64)}` } }),
      'vc.digest-of-another /relatedResource/digestSRI',
    ],
    [
      'a multibase digest of other bytes',
      credential({ relatedResource: [{ id: V2, digestMultibase: `u${'A'.repeat(43)}` }] }),
      'vc.digest-of-another /relatedResource/0/digestMultibase',
    ],
    [
      'a type no context maps',
      credential({ type: ['VerifiableCredential', 'Odd'] }),
      'vc.unmapped-type /type/1',
    ],
    [
      'a type mapped to no URL',
      credential({ '@context': [V2, { Odd: 'odd ://x' }], type: ['VerifiableCredential', 'Odd'] }),
      'vc.type-not-a-url /type/1',
    ],
    [
      'a protected term redefined',
      credential({ '@context': [V2, { VerifiableCredential: 'https://odd.example/#vc' }] }),
      'vc.protected-term /@context/1',
    ],
    ['no type', credential({ type: ['https://odd.example/#Other'] }), 'vc.wrong-class /type'],
    ['no issuer', credential({ issuer: undefined }), 'vc.incomplete '],
    ['an issuer that is a word', credential({ issuer: 'somebody' }), 'vc.not-an-iri /issuer'],
    ['two ids', credential({ id: ['urn:a', 'urn:b'] }), 'vc.wrong-type /id'],
    [
      'an empty subject',
      credential({ credentialSubject: [{ id: 'urn:a' }, {}] }),
      'vc.no-claims /credentialSubject/1',
    ],
    ['no subject', credential({ credentialSubject: [] }), 'vc.no-claims /credentialSubject'],
    [
      'a status without type',
      credential({ credentialStatus: { id: 'urn:status' } }),
      'vc.incomplete /credentialStatus',
    ],
    [
      'a status with two ids',
      credential({ credentialStatus: { id: ['urn:a', 'urn:b'], type: 'https://odd.example/#S' } }),
      'vc.wrong-type /credentialStatus/id',
    ],
    [
      'a schema without id',
      credential({ credentialSchema: { type: 'https://odd.example/#S' } }),
      'vc.incomplete /credentialSchema',
    ],
    ['evidence without type', credential({ evidence: [{ id: 'urn:e' }] }), 'vc.incomplete /evidence/0'],
    ['terms of use without type', credential({ termsOfUse: { id: 'urn:t' } }), 'vc.incomplete /termsOfUse'],
    [
      'a refresh service without type',
      credential({ refreshService: { id: 'urn:r' } }),
      'vc.incomplete /refreshService',
    ],
    [
      'a related resource without digest',
      credential({ relatedResource: [{ id: 'https://odd.example/r' }] }),
      'vc.no-digest /relatedResource/0',
    ],
    [
      'a related resource that is a string',
      credential({ relatedResource: ['https://odd.example/r'] }),
      'vc.wrong-type /relatedResource/0',
    ],
    [
      'a related resource twice',
      credential({
        relatedResource: [1, 2].map(() => ({ id: 'https://odd.example/r', digestMultibase: 'uEiAbc' })),
      }),
      'vc.repeated-resource /relatedResource/1/id',
    ],
    [
      'a digest of no form',
      credential({ relatedResource: { id: 'https://odd.example/r', digestSRI: 'md5' } }),
      'vc.malformed-digest /relatedResource/digestSRI',
    ],
    [
      'a name with more than a text',
      credential({ name: { '@value': 'A', '@language': 'en', url: 'x' } }),
      'vc.unknown-property /name/url',
    ],
    [
      'a name in a wrong direction',
      credential({ name: { '@value': 'A', '@direction': 'up' } }),
      'vc.unknown-code /name/@direction',
    ],
    ['a date in words', credential({ validFrom: 'Sat 25 Feb 2023' }), 'vc.not-a-date /validFrom'],
    ['a date without offset', credential({ validFrom: '2023-02-25T00:00:00' }), 'vc.not-a-date /validFrom'],
    [
      'an end before the beginning',
      credential({ validFrom: '2025-02-25T00:00:00Z', validUntil: '2024-02-25T00:00:00Z' }),
      'vc.ends-before-it-begins /validUntil',
    ],
  ]
  for (const [title, json, finding] of faults)
    it(`with ${title} has one finding and does not conform`, () => {
      const given = JSON.parse(JSON.stringify(json)) as Json
      expect(said(given)).toEqual([finding])
      expect(validate(given, { at }).verdict.conformance).toBe('invalid')
    })

  it('may carry the digest of the base context in any form, and any digest of what nobody here knows', () => {
    const sha256 = 'WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ'
    const multihash = Buffer.concat([Buffer.of(0x12, 0x20), Buffer.from(sha256, 'base64url')])
    const resources = [
      { id: V2, digestSRI: `sha256-${sha256}` },
      { id: V2, digestSRI: `sha256-${'A'.repeat(43)} sha256-${sha256}` },
      { id: V2, digestMultibase: `u${sha256}` },
      { id: V2, digestMultibase: `u${multihash.toString('base64url')}` },
      { id: V2, digestMultibase: 'zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e' },
      { id: 'https://odd.example/r', digestSRI: `sha256-${'A'.repeat(43)}` },
    ]
    for (const relatedResource of resources) expect(said(credential({ relatedResource }))).toEqual([])
  })

  it('may be over or yet to begin, which is no breach', () => {
    expect(said(credential({ validUntil: '2025-01-01T00:00:00Z' }))).toEqual(['vc.expired /validUntil'])
    expect(said(credential({ validFrom: '4025-01-01T00:00:00Z' }))).toEqual(['vc.not-yet-valid /validFrom'])
    expect(validate(credential({ validFrom: '4025-01-01T00:00:00Z' }), { at }).verdict.conformance).toBe(
      'valid',
    )
  })

  it('of version 1.1 is read as what it is', () => {
    const older = credential({ '@context': ['https://www.w3.org/2018/credentials/v1'] })
    expect(said(older)).toEqual(['vc.data-model-version /@context/0', 'vc.incomplete '])
    expect(said({ ...older, issuanceDate: '2020-01-01T00:00:00Z' })).toEqual([
      'vc.data-model-version /@context/0',
    ])
  })

  it('whose terms lean on each other without end is refused and does no harm', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`t${at}`, `t${at + 1}:x`]))
    expect(said(credential({ '@context': [V2, chain] }))).toContain('vc.malformed-context /@context/1')
    const circle = { a: 'b:x', b: 'a:x' }
    expect(said(credential({ '@context': [V2, circle] }))).toContain('vc.malformed-context /@context/1')
  })

  it('may use the names of what every object has', () => {
    const json = JSON.parse(
      `{"@context":["${V2}"],"type":["VerifiableCredential","constructor"],"issuer":"urn:i","credentialSubject":{"__proto__":{"a":1},"toString":2}}`,
    ) as Json
    expect(said(json)).toContain('vc.unmapped-type /type/1')
  })

  it('with a context nobody has pinned is not judged on its types, and told so', () => {
    expect(
      said(
        credential({
          '@context': [V2, 'https://odd.example/context'],
          type: ['VerifiableCredential', 'Odd'],
        }),
      ),
    ).toEqual(['vc.unpinned-context /@context/1'])
  })
})

describe('a presentation', () => {
  it('conforms with what it presents', () => {
    const { profile, verdict } = validate(presentation(), { at })
    expect(profile).toEqual({ id: 'vc', version: '2.0', variant: 'presentation' })
    expect(verdict).toEqual({ conformance: 'valid', annexI: 'not-applicable' })
  })

  it('judges each credential in its place', () => {
    expect(said(presentation({ verifiableCredential: [credential(), credential({ issuer: 7 })] }))).toEqual([
      'vc.wrong-type /verifiableCredential/1/issuer',
    ])
  })

  it('names the holder of credentials that nothing else secures', () => {
    const json = presentation()
    delete json.holder
    expect(said(json)).toEqual(['vc.no-holder '])
    expect(
      said({ ...json, verifiableCredential: [credential({ proof: { type: 'DataIntegrityProof' } })] }),
    ).toEqual([])
  })

  it('of credentials that nothing else secures is presented by issuer or subject, else there is a warning', () => {
    const of = (holder: unknown, ...all: Json[]): string[] =>
      said(presentation({ holder, verifiableCredential: all.map((each) => credential(each)) }))
    const [issuer, subject] = ['did:example:issuer', 'did:example:subject']
    const named = { issuer, credentialSubject: { id: subject, name: 'x' } }
    for (const who of [issuer, subject, { id: subject }]) expect(of(who, named)).toEqual([])
    expect(of('did:example:other', named, named)).toEqual(['vc.holder-of-nothing /holder'])
    expect(of({ id: 'did:example:other' }, { ...named, issuer: { id: issuer } })).toEqual([
      'vc.holder-of-nothing /holder',
    ])
    expect(of('did:example:other', { ...named, proof: { type: 'DataIntegrityProof' } })).toEqual([])
    expect(of('did:example:other', { issuer, credentialSubject: { name: 'x' } })).toEqual([])
    const { verdict, findings } = validate(
      presentation({ holder: 'did:example:other', verifiableCredential: [credential(named)] }),
      { at },
    )
    expect([verdict.conformance, findings.map(({ severity }) => severity)]).toEqual(['valid', ['warning']])
  })

  it('of nothing keeps the data model, and is not passed in silence', () => {
    const { verifiableCredential: _, ...without } = presentation()
    for (const nothing of [presentation({ verifiableCredential: [] }), without]) {
      const { ok, verdict, findings } = validate(nothing, { at })
      expect([ok, verdict.conformance, verdict.annexI]).toEqual([false, 'valid', 'not-applicable'])
      expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
        ['vc.presents-nothing', 'error'],
      ])
    }
    expect(said(presentation({ verifiableCredential: null }))).toEqual([
      'vc.wrong-type /verifiableCredential',
    ])
  })

  it('has a holder with a URL', () => {
    expect(
      said(
        presentation({
          holder: { id: 'somebody' },
          verifiableCredential: [credential({ proof: { type: 'DataIntegrityProof' } })],
        }),
      ),
    ).toEqual(['vc.not-an-iri /holder/id'])
    expect(said(presentation({ holder: { name: 'x' } }))).toContain('vc.incomplete /holder')
  })

  it('holds enveloped credentials as data: URLs', () => {
    const enveloped = (id: string) =>
      presentation({ verifiableCredential: [{ '@context': V2, type: 'EnvelopedVerifiableCredential', id }] })
    expect(said(enveloped('data:application/vc+jwt,eyJ.e30.c'))).toEqual([])
    expect(said(enveloped('data:application/vc+jwt,no-token'))).toEqual([
      'vc.malformed /verifiableCredential/0/id',
    ])
    expect(said(enveloped('https://odd.example/vc'))).toEqual(['vc.malformed /verifiableCredential/0/id'])
  })

  it('is an envelope where its id holds a token and nothing else is said, and must say so', () => {
    const id = 'data:application/vp+jwt,eyJ.e30.c'
    expect(said({ '@context': V2, type: 'EnvelopedVerifiablePresentation', id })).toEqual([])
    expect(said({ '@context': V2, type: ['VerifiablePresentation'], id })).toEqual(['vc.wrong-class /type'])
    expect(
      said({ '@context': V2, type: 'VerifiableCredential', id: 'data:application/jwt,eyJ.e30.c' }),
    ).toEqual(['vc.wrong-class /type'])
    expect(said(presentation({ id }))).toEqual([])
  })

  it('says what it is', () => {
    expect(said({ '@context': [V2], type: ['https://odd.example/#Other'] })).toEqual(['vc.wrong-class /type'])
  })
})

const folder = outsideData('vc2/w3c-vc2-suite')

/** What the suite fills in before it sends a fixture. */
const filled = (text: string): string =>
  text.replaceAll('PAST DATE', '2020-01-01T00:00:00Z').replaceAll('FUTURE DATE', '2040-01-01T00:00:00Z')

const table = rules()

/** Why each fixture is refused, by the table of rules. */
const reasons = new Map(
  table.flatMap(({ code, fixtures }) => fixtures.split(' ').map((name) => [name, code])),
)

describe('the table of rules', () => {
  it('has a row for every finding of its own, and words for every row', () => {
    const coded = table.map(({ code }) => code).filter(Boolean)
    const own = readCsv('packages/schemas/profiles/vc/findings.csv', [
      'code',
      'severity',
      'part',
      'sentence',
      'hint',
      'explanation',
    ])
    expect(own.map(({ code }) => code).filter((code) => !coded.includes(code!))).toEqual([])
    expect(coded.filter((code) => !profileEntryOf(code))).toEqual([])
  })
})

describe.skipIf(!folder)('the fixtures of the W3C suite (data outside of the project)', () => {
  const files = folder
    ? (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.json'))
    : []

  it.each(files)('%s is accepted or refused as it says', (file) => {
    const report = validate(filled(readFileSync(join(folder!, file), 'utf8')), { at })
    const name = file.slice(file.lastIndexOf('/') + 1, -'.json'.length)
    expect(report.verdict.conformance).toBe(name.endsWith('-ok') ? 'valid' : 'invalid')
    const errors = all(report).filter(({ part, severity }) => part === 'conformance' && severity === 'error')
    if (!name.endsWith('-ok')) expect(errors.map(({ code }) => code)).toContain(reasons.get(name))
  })
})
