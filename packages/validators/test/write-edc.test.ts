import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { award, type Microcredential, type Specification } from '@microcred/core'
import { write } from '@microcred/core/write'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { describe, expect, test } from 'vitest'
import { seal } from '../../../tools/generators/seal.js'
import { validate } from '../src/index.js'
import { validateLinkedData } from '../src/linked-data.js'
import { elm, shacl } from './edc-oracle.js'

const folder = join(import.meta.dirname, '../../../examples/credentials')

const shipped = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Microcredential] as const,
)

/** The micro-qualifications of the taxonomy, as somebody holds them who has passed. */
const awarded = qualifications.flatMap(({ slug, specification }) =>
  [undefined, { value: { en: 'Pass' }, status: 'pass' } as const].map(
    (grade) =>
      [
        grade ? `${slug} with a grade` : slug,
        award(specification as unknown as Specification, {
          learner: { id: 'did:example:learner' },
          date: '2026-03-20',
          id: `urn:example:award:${slug}`,
          ...(grade && { grade }),
        }),
      ] as const,
  ),
)

const examples = [...shipped, ...awarded]

describe('credentials we write', () => {
  test.each(examples)('%s as an EDC obeys the European Learning Model', (_, record) => {
    const { credential } = write(record, 'edc', { issuer: seal })
    const report = validate(credential)
    expect(report.verdict.conformance).toBe('valid')
    expect(report.findings.filter((finding) => finding.part === 'conformance')).toEqual([])
  })

  test.each(examples)('%s as an Open Badge and as a VC obeys their standards', (_, record) => {
    for (const profile of ['openbadges', 'vc'] as const) {
      const report = validate(write(record, profile).credential)
      expect(report.findings.map(({ code }) => code)).toEqual(
        validate(record, { profile: 'record' }).findings.map(({ code }) => code),
      )
      expect(report.verdict).toMatchObject({ conformance: 'valid', annexI: 'complete' })
    }
  })
})

describe('an EDC of an award', () => {
  test.each(awarded)(
    '%s keeps hours as the volume of learning, contact hours, criteria and language',
    (_, record) => {
      const { credential, loss } = write(record, 'edc', { issuer: seal })
      const claim = (
        credential.credentialSubject as never as { hasClaim: Record<string, Record<string, unknown>> }
      ).hasClaim
      const hours = record.notionalWorkload.volumes!.find(({ unit }) => unit === 'hour')!.value
      expect(claim.specifiedBy!.volumeOfLearning).toBe(`PT${hours}H`)
      expect(JSON.stringify(claim.specifiedBy!.creditPoint ?? '')).not.toContain('qudt')
      const lost = loss.map(({ pointer }) => pointer)
      for (const kept of [
        '/notionalWorkload/contactHours',
        '/notionalWorkload/volumes',
        '/notionalWorkload/volumes/0',
      ])
        expect(lost).not.toContain(kept)
      expect(
        lost.filter((pointer) => /\/(?:criteria|languages|scheme\/title)$/.test(pointer) && !record.grade),
      ).toEqual([])
    },
  )
})

/** A record whose parts have a place of their own in ELM only where they are of its vocabularies. */
const foreign: Microcredential = {
  ...examples[0]![1],
  learner: {
    fullName: { en: 'Ada' },
    identifiers: [{ scheme: 'national', value: '12345', country: 'ES' }],
  },
  level: { eqf: 5, national: [{ id: 'urn:example:level:7', country: 'ES', level: '7' }] },
  learningOutcomes: [
    {
      title: { en: 'Sands wood' },
      skills: [
        { uri: 'http://data.europa.eu/esco/skill/ccdf3597-5c80-410f-896d-e1bdfa223de9', match: 'close' },
        { uri: 'http://data.europa.eu/esco/occupation/c94dc5b2-6b23-4915-8de5-a4e6ae86d802', match: 'close' },
        { uri: 'urn:example:skill:1', match: 'close' },
      ],
    },
  ],
}

describe('a record with concepts of other vocabularies', () => {
  const { credential, loss } = write(foreign, 'edc', { issuer: seal })

  test('obeys the European Learning Model as an EDC', () => {
    const { findings } = validate(credential)
    expect(findings.filter(({ part }) => part === 'conformance')).toEqual([])
  })

  test.skipIf(elm === undefined)('obeys the official shapes as an EDC', async () => {
    expect(await shacl(credential)).toMatchObject({ conforms: true, results: [] })
  })

  test('is told what of it is lost', () => {
    expect(loss.map(({ pointer }) => pointer)).toContain('/level/national')
  })
})

describe('status entries of types that other contexts define', () => {
  const list = (type: string) => ({
    ...examples[0]![1],
    status: [
      {
        id: 'https://x.example/status#1',
        type,
        ...(!type.startsWith('1EdTech') && {
          purpose: 'revocation' as const,
          list: 'https://x.example/status',
          index: 1,
        }),
      },
    ],
  })

  test.each(['StatusList2021Entry', '1EdTechRevocationList', 'BitstringStatusListEntry'])(
    '%s mean something in what we write',
    async (type) => {
      for (const profile of ['openbadges', 'vc'] as const) {
        const { credential } = write(list(type), profile)
        const { findings } = await validateLinkedData(credential, { at: '2026-11-01' })
        expect(findings).toEqual([])
      }
    },
  )
})

describe('status entries of a type that no context defines', () => {
  const record = { ...examples[0]![1], status: [{ id: 'https://x.example/status#1', type: 'CompanyStatus' }] }

  test.each(['openbadges', 'vc'] as const)('stand in the record of %s only, which is said', (profile) => {
    const { credential, loss, lacks } = write(record, profile)
    expect(credential.credentialStatus).toBeUndefined()
    expect(validate(credential, { at: '2026-11-01' }).findings).toEqual([])
    expect(validate(credential).record?.status).toEqual(record.status)
    expect(loss).toEqual([])
    expect(lacks).toMatchObject([{ pointer: '/credentialStatus' }])
  })

  test('are written where the type is an IRI', () => {
    const status = [{ id: 'https://x.example/status#1', type: 'https://x.example/CompanyStatus' }]
    const { credential, lacks } = write({ ...record, status }, 'vc')
    expect(credential.credentialStatus).toEqual(status)
    expect(validate(credential, { at: '2026-11-01' }).verdict.conformance).toBe('valid')
    expect(lacks).toEqual([])
  })
})

describe('what lacks what an EDC must have', () => {
  test('is not written where nobody awards it', () => {
    const { awardingBody: _, ...record } = foreign
    expect(() => write(record, 'edc', { issuer: seal })).toThrow('needs an awarding body')
  })

  test('has the location of the seal where the country is not known', () => {
    const { issuerCountry: _, ...record } = foreign
    const body = { id: 'https://school.example/', legalName: { en: 'School' } }
    const unknown = { ...record, awardingBody: [body] } as unknown as Microcredential
    const { credential } = write(unknown, 'edc', { issuer: seal })
    expect(validate(credential).findings.filter(({ part }) => part === 'conformance')).toEqual([])
  })

  test('names every place where a location or the seal is lacking, and nothing where none is', () => {
    const { issuerCountry: _, dateOfIssuing: validFrom, ...record } = foreign
    const awardingBody = [{ id: 'urn:school', legalName: { en: 'School' } }]
    const unknown = { ...record, validFrom, awardingBody }
    const { credential, lacks } = write(unknown as unknown as Microcredential, 'edc')
    expect(lacks.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/credentialSubject/hasClaim/awardedBy/awardingBody/location',
        '/issuer/location',
        '/issued',
        '/issuer/eIDASIdentifier',
      ]),
    )
    // Nothing else keeps it from conforming.
    const errors = validate(credential).findings.filter(
      ({ part, severity }) => part === 'conformance' && severity === 'error',
    )
    expect(new Set(errors.map(({ params }) => params.property))).toEqual(
      new Set(lacks.map(({ pointer }) => pointer.split('/').at(-1))),
    )
    for (const [, example] of examples) expect(write(example, 'edc', { issuer: seal }).lacks).toEqual([])
  })
})

describe.skipIf(elm === undefined)('an EDC we write (outside data: official shapes)', () => {
  test.each(examples)('%s obeys the official shapes', async (_, record) => {
    const { conforms, error, results } = await shacl(write(record, 'edc', { issuer: seal }).credential)
    expect({ conforms, error, results }).toEqual({ conforms: true, error: undefined, results: [] })
  })
})
