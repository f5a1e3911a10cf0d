import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { foreignForms } from '../src/generated/foreign-forms.js'
import { validate } from '../src/index.js'

const samples: readonly (readonly [string, string | object])[] = JSON.parse(
  readFileSync(new URL('fixtures/foreign-forms.json', import.meta.url), 'utf8'),
)

const V1 = 'https://www.w3.org/2018/credentials/v1'

const vc = {
  '@context': [V1],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  issuanceDate: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:subject' },
}

const formOf = (input: string | Uint8Array | object): unknown => {
  const { findings, profile } = validate(input)
  expect(profile).toBeNull()
  const converted = foreignForms.some(([id, , , , , each]) => id === findings[0]?.params.form && each)
  expect(findings.map(({ code }) => code)).toEqual([
    converted ? 'profile.to-convert' : 'profile.foreign-form',
  ])
  return findings[0]?.params.form
}

describe('forms that are known and not read', () => {
  it.each(samples)('names %s', (form, sample) => {
    expect(formOf(typeof sample === 'string' ? sample : JSON.stringify(sample))).toBe(form)
  })

  it.each([
    ['pdf', '%PDF-1.7\n\u00ff\n%%EOF'],
    ['pdf-with-attachment', '%PDF-1.7\n\u00ff /Type /EmbeddedFile\n%%EOF'],
    ['zip', 'PK\u0003\u0004\u00ff\u00fe'],
    ['gzip', '\u001f\u008b\u0008'],
    ['pdf', '\n\n%PDF-1.4\n'],
    ['pdf-with-attachment', '%PDF-1.7\n/Filespec /EF << /F 3 0 R >>'],
    ['office-document', `PK\u0003\u0004${'\u0000'.repeat(26)}[Content_Types].xml`],
    ['picture', '\u00ff\u00d8\u00ff\u00e0'],
    ['archive', '7z\u00bc\u00af\u0027\u001c'],
    ['archive', `a.json${'\u0000'.repeat(251)}ustar`],
    ['cbor', '\u00a2\u006ainameSpaces'],
    ['cbor', '\u00d2\u0084\u0043\u00a1\u0001\u0026'],
  ])('names %s by its bytes', (form, text) => {
    expect(formOf(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe(form)
  })

  it('says of an offer as linked data that it is converted, and that is so', () => {
    const offer = { type: 'LearningAchievementSpecification', title: { en: 'Wood' } }
    const [finding] = validate(offer).findings
    expect(finding?.message).not.toContain('not read')
    expect(finding?.message).toContain('`microcred convert --to record`')
    const { credential } = convert(offer, 'record')
    expect(validate(credential).kind).toBe('specification')
  })

  it('has a sample of every row', () => {
    const shown = new Set([
      ...samples.map(([form]) => form),
      'pdf',
      'pdf-with-attachment',
      'zip',
      'gzip',
      'cbor',
      'office-document',
      'picture',
      'archive',
    ])
    expect(foreignForms.filter(([id, of]) => of !== 'vc' && !shown.has(id)).map(([id]) => id)).toEqual([])
  })

  it('tells an object without any mark which known keys it has', () => {
    const [finding] = validate({
      title: 'Wood',
      level: 'bachelor',
      learningOutcomes: ['Sorts wood'],
    }).findings
    expect(finding?.code).toBe('profile.unrecognised')
    expect(finding?.message).toContain('`title`, `learningOutcomes`, `level`')
  })

  it.each([
    '{ "title": { "en": "Wood", } }',
    '{ "a": 1 {"b": 2} }',
    '{ "a": 1 } x',
    'Sorts wood',
    'password123456789012345',
  ])('calls broken JSON broken JSON: %s', (text) => {
    expect(validate(text).findings[0]?.code).toBe('json.syntax')
  })

  it.each([
    [{ meta: { name: 'a', version: '1', dependencies: {} } }],
    [{ greeting: 'https://a.example', list: [1, 2] }],
    [{ translations: { issuer: 'Issuer', badge: 'Badge' } }],
  ])('leaves what somebody else keeps unnamed: %j', (json) => {
    expect(validate(json).findings.map(({ code }) => code)).toEqual(['profile.unrecognised'])
  })

  it('names a form however large the text is in which it stands, at a cost that is bounded', () => {
    for (const text of [
      '<!-- '.repeat(20_000),
      '<!---->'.repeat(20_000),
      'a,'.repeat(60_000),
      'A'.repeat(99_999),
    ])
      expect(validate(text).findings).toHaveLength(1)
  })

  const held: Readonly<Record<string, object>> = {
    'blockcerts-3-in-vc': { '@context': [V1, 'https://w3id.org/blockcerts/v3'] },
    'openattestation-in-vc': {
      '@context': [V1, 'https://schemata.openattestation.com/com/openattestation/1.0/OA.v3.json'],
    },
    'ctdl-in-vc': { credentialSubject: { hasCredential: { '@type': 'ceterms:Badge' } } },
    'ler-rs-in-vc': { credentialSubject: { type: 'LER-RS', person: {} } },
    'early-educational-credential-in-vc': {
      credentialSubject: { hasCredential: { type: ['EducationalOccupationalCredential'] } },
    },
  }

  it.each(Object.entries(held))('inside of a Verifiable Credential are named: %s', (form, change) => {
    const { profile, findings, verdict } = validate({ ...vc, ...change })
    expect(profile?.id).toBe('vc')
    expect(verdict.annexI).toBe('not-applicable')
    expect(
      findings.flatMap(({ code, params }) => (code === 'profile.foreign-content' ? [params.form] : [])),
    ).toEqual([form])
  })

  it('have a sample of every row inside of a Verifiable Credential, and one without mark is not named', () => {
    expect(foreignForms.flatMap(([id, of]) => (of === 'vc' ? [id] : [])).toSorted()).toEqual(
      Object.keys(held).toSorted(),
    )
    expect(validate(vc).findings.map(({ code }) => code)).not.toContain('profile.foreign-content')
  })
})
