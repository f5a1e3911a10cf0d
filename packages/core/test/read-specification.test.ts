import { describe, expect, it } from 'vitest'
import { read, type Specification } from '../src/index.js'
import { readSpecification, write } from '../src/write.js'

const achievement = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'https://school.example/classes/7',
  type: ['Achievement'],
  name: 'Acabado de la madera',
  description: 'Acabado con barnices al agua.',
  criteria: { narrative: 'Una pieza acabada.' },
  creator: { id: 'https://school.example', type: ['Profile'], name: 'Escuela de muestra' },
  alignment: [
    {
      type: ['Alignment'],
      targetType: 'ext:EQF',
      targetName: 'EQF level 5',
      targetUrl: 'http://data.europa.eu/snb/eqf/5',
    },
  ],
  inLanguage: 'es',
  version: '2026',
  humanCode: 'AM-1',
  endorsement: [
    {
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: 'https://factory.example', type: ['Profile'], name: 'Fábrica de muestra' },
      validFrom: '2026-02-01T00:00:00Z',
      credentialSubject: { type: ['EndorsementSubject'], endorsementComment: 'Lo pedimos al contratar.' },
    },
  ],
}

describe('an achievement that carries no specification of ours', () => {
  it('is read by its plain fields, its creator as the awarding body', () => {
    expect(readSpecification(achievement)).toEqual({
      id: 'https://school.example/classes/7',
      version: '2026',
      language: 'es',
      title: { es: 'Acabado de la madera' },
      awardingBody: [{ id: 'https://school.example', legalName: { es: 'Escuela de muestra' } }],
      level: { eqf: 5 },
      code: { value: 'AM-1' },
      endorsements: [
        {
          body: { id: 'https://factory.example', name: { es: 'Fábrica de muestra' } },
          comment: { es: 'Lo pedimos al contratar.' },
          date: '2026-02-01',
        },
      ],
      furtherInformation: {
        description: { es: 'Acabado con barnices al agua.' },
        languages: ['es'],
        links: [{ url: 'https://school.example/classes/7', title: { es: 'Acabado de la madera' } }],
      },
    })
  })

  it('is read whatever stands where a field belongs', () => {
    for (const junk of [null, 7, 'x', [], {}, [null], { id: 7 }])
      for (const key of Object.keys(achievement).filter((each) => each !== 'type'))
        expect(readSpecification({ ...achievement, [key]: junk })).toBeDefined()
  })
})

describe('an endorsement', () => {
  const said = {
    body: {
      id: 'https://factory.example',
      name: { es: 'Fábrica de muestra' },
      country: 'ES',
      homepage: 'https://factory.example/es',
    },
    comment: { es: 'Lo pedimos al contratar.' },
    date: '2026-02-01',
    validUntil: '2028-01-31',
    url: 'https://factory.example/es/avales',
  } as const
  const offer = (...endorsements: readonly object[]) =>
    ({
      $schema: 'https://w3id.org/microcred/0.2.0/specification.schema.json',
      id: 'https://school.example/classes/7',
      language: 'es',
      title: { es: 'Acabado de la madera' },
      awardingBody: [{ id: 'https://school.example', legalName: { es: 'Escuela de muestra' } }],
      endorsements,
    }) as unknown as Specification
  const writtenOf = (...endorsements: readonly object[]) => {
    const { credential, lacks, loss } = write(offer(...endorsements), 'openbadges')
    return { credential: JSON.parse(JSON.stringify(credential)), lacks, loss }
  }

  it('goes out as a credential of who endorses, about the achievement, without any proof', () => {
    const { credential, lacks } = writtenOf(said)
    expect(lacks).toEqual([])
    expect(credential.endorsement).toEqual([
      {
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
        id: 'https://school.example/classes/7#endorsement-1',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'Fábrica de muestra',
        issuer: {
          id: 'https://factory.example',
          type: ['Profile'],
          name: 'Fábrica de muestra',
          url: 'https://factory.example/es',
          address: { type: ['Address'], addressCountryCode: 'ES' },
        },
        validFrom: '2026-02-01T00:00:00Z',
        validUntil: '2028-01-31T00:00:00Z',
        credentialSubject: {
          id: 'https://school.example/classes/7',
          type: ['EndorsementSubject'],
          endorsementComment: 'Lo pedimos al contratar.',
        },
        evidence: [{ id: 'https://factory.example/es/avales', type: ['Evidence'] }],
      },
    ])
  })

  it('comes back the same of the plain fields alone', () => {
    const { microcredential: _, ...plain } = writtenOf(said).credential
    expect(readSpecification(plain)?.endorsements).toEqual([said])
  })

  it('that does not say by whom or since when is named as lacking it, and stands in the specification', () => {
    const { date: _, ...undated } = said
    const { id: __, ...nameless } = said.body
    const { credential, lacks, loss } = writtenOf(said, undated, { ...undated, body: nameless })
    expect(credential.endorsement).toHaveLength(1)
    expect(lacks.map(({ pointer, lack, params }) => [pointer, lack, params])).toEqual([
      ['/microcredential/endorsements/1/date', 'endorsement', { member: 'date' }],
      ['/microcredential/endorsements/2/body/id', 'endorsement', { member: 'body.id' }],
      ['/microcredential/endorsements/2/date', 'endorsement', { member: 'date' }],
    ])
    expect(loss).toEqual([])
  })
})

describe('the class of a badge of version 2', () => {
  const badge = {
    type: 'BadgeClass',
    id: 'https://school.example/classes/7',
    version: '2026',
    name: 'Wood finishing',
    description: 'Finishes a piece.',
    image: 'https://school.example/7.png',
    criteria: { narrative: 'A finished piece.' },
    issuer: { id: 'https://school.example', type: 'Issuer', name: 'School', url: 'https://school.example' },
  }
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://school.example/assertions/1',
    recipient: { type: 'email', hashed: false, identity: 'someone@learner.example' },
    issuedOn: '2026-06-19T00:00:00Z',
    verification: { type: 'hosted' },
    badge,
  }

  it('is the specification of the record, whether it is held or named', () => {
    expect(read(assertion).record.specification).toEqual({ id: badge.id, version: '2026' })
    expect(read({ '@context': 'https://w3id.org/openbadges/v2', ...badge }).record).not.toHaveProperty(
      'specification',
    )
    expect(read({ ...assertion, badge: badge.id }).record.specification).toEqual({ id: badge.id })
  })

  it('is the achievement of the Open Badge 3.0 that is written of it', () => {
    const { credential } = write(read(assertion).record, 'openbadges')
    expect(credential).toMatchObject({
      credentialSubject: { achievement: { id: badge.id, version: '2026' } },
    })
    expect(read(JSON.parse(JSON.stringify(credential))).record.specification).toEqual({
      id: badge.id,
      version: '2026',
    })
  })
})

describe('the claims of a wallet’s credential', () => {
  const claims = {
    vct: 'urn:eudi:micro_credential:1',
    iss: 'https://school.example',
    iat: 1781827200,
    jti: 'urn:uuid:5b1cb6de-1c4f-4c6b-9a39-8f6a1b0f0001',
    credentialSubject: {
      achievement: { id: 'https://school.example/classes/7', type: ['Achievement'], name: 'Wood finishing' },
    },
  }

  it('name the specification by their achievement, and it is the same in the badge written of them', () => {
    const { record } = read(claims)
    expect(record.specification).toEqual({ id: 'https://school.example/classes/7' })
    const { credential } = write(record, 'openbadges')
    expect(read(JSON.parse(JSON.stringify(credential))).record.specification).toEqual(record.specification)
  })
})
