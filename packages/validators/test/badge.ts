/** A badge of our own that has an object of every class of Open Badges 3.0 at least once. */
const profile = (id: string) => ({ id, type: ['Profile'], name: 'Escola Agrária de Beja' })

const identifier = { type: 'IdentifierEntry', identifier: 'PT-4711', identifierType: 'ext:national' }

const image = { id: 'https://beja.example/badge.png', type: 'Image', caption: 'Drops on a leaf' }

const alignment = {
  type: ['Alignment'],
  targetName: 'manage irrigation systems',
  targetUrl: 'http://data.europa.eu/esco/skill/a8cc2f3c-6e3f-4d7e-a1b5-1f2e3d4c5b6a',
  targetType: 'ext:ESCOSkill',
  targetCode: 'S6.1',
  targetDescription: 'Plan and run irrigation',
  targetFramework: 'ESCO',
}

const endorsement = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:0c3b9a52-2f3c-4b58-9f6e-0c1d7a9d2e11',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement by the sector',
  description: 'The sector council endorses the course.',
  issuer: profile('https://council.example/profile'),
  validFrom: '2025-01-01T00:00:00Z',
  credentialSubject: {
    id: 'https://beja.example/achievements/irrigation',
    type: ['EndorsementSubject'],
    endorsementComment: 'Taught by people of the trade.',
  },
}

const whole = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ],
  id: 'urn:uuid:7f1b4d6e-7c0f-4a55-8b5e-2a9d5a2f0b31',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Efficient irrigation',
  description: 'Badge of a short course.',
  image,
  awardedDate: '2025-06-20T12:00:00Z',
  issuer: {
    ...profile('https://beja.example/profile'),
    url: 'https://beja.example/',
    phone: '+351 284 000 000',
    description: 'A school of farming.',
    image,
    email: 'badges@beja.example',
    official: 'Rita Fialho',
    address: {
      type: ['Address'],
      addressCountry: 'Portugal',
      addressCountryCode: 'PT',
      addressRegion: 'Baixo Alentejo',
      addressLocality: 'Beja',
      streetAddress: 'Rua da Horta 1',
      postalCode: '7800-001',
      geo: { type: 'GeoCoordinates', latitude: 38.01, longitude: -7.86 },
    },
    otherIdentifier: [identifier],
    parentOrg: profile('https://institute.example/profile'),
  },
  validFrom: '2025-06-20T12:00:00Z',
  validUntil: '2035-06-20T12:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    activityStartDate: '2025-05-05T08:00:00Z',
    activityEndDate: '2025-06-13T17:00:00Z',
    creditsEarned: 2,
    role: 'learner',
    term: '2025 spring',
    licenseNumber: '77',
    narrative: 'Planned the watering of a field.',
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$18905545674144270d2b78e81877e7e2d34eedd0e682728f29776d965cc35eb4',
        identityType: 'emailAddress',
        salt: 'k',
      },
    ],
    source: profile('https://beja.example/assessors'),
    achievement: {
      id: 'https://beja.example/achievements/irrigation',
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      name: 'Efficient irrigation',
      description: 'Waters fields with less.',
      creator: profile('https://beja.example/profile'),
      creditsAvailable: 2,
      criteria: { id: 'https://beja.example/criteria', narrative: 'Plan the irrigation of one field.' },
      fieldOfStudy: 'Agriculture',
      humanCode: 'IRR-1',
      image,
      inLanguage: 'pt-PT',
      otherIdentifier: [identifier],
      related: [
        {
          id: 'https://beja.example/achievements/irrigation-en',
          type: ['Related'],
          inLanguage: 'en',
          version: '1',
        },
      ],
      resultDescription: [
        {
          id: 'https://beja.example/results/grade',
          type: ['ResultDescription'],
          name: 'Final grade',
          resultType: 'RawScore',
          valueMin: '0',
          valueMax: '20',
          requiredValue: '10',
          alignment: [alignment],
        },
        {
          id: 'https://beja.example/results/level',
          type: ['ResultDescription'],
          name: 'Level',
          resultType: 'RubricCriterionLevel',
          allowedValue: ['Pass', 'Distinction'],
          requiredLevel: 'https://beja.example/levels/1',
          rubricCriterionLevel: [
            {
              id: 'https://beja.example/levels/1',
              type: ['RubricCriterionLevel'],
              name: 'Pass',
              level: '1',
              points: '10',
              description: 'Works with help.',
              alignment: [alignment],
            },
          ],
        },
      ],
      specialization: 'Drip irrigation',
      tag: ['water', 'farming'],
      version: '2',
      alignment: [alignment],
      endorsement: [endorsement],
    },
    result: [
      {
        type: ['Result'],
        resultDescription: 'https://beja.example/results/grade',
        value: '17',
        status: 'Completed',
      },
      {
        type: ['Result'],
        resultDescription: 'https://beja.example/results/level',
        achievedLevel: 'https://beja.example/levels/1',
        alignment: [alignment],
      },
    ],
  },
  evidence: [
    {
      id: 'https://beja.example/evidence/1',
      type: ['Evidence'],
      name: 'Plan of a field',
      narrative: 'Drawn by hand.',
      description: 'One page.',
      genre: 'Plan',
      audience: 'Assessors',
    },
  ],
  endorsement: [endorsement],
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
  credentialStatus: { id: 'https://beja.example/revoked', type: '1EdTechRevocationList' },
  refreshService: { id: 'https://beja.example/refresh', type: '1EdTechCredentialRefresh' },
}

/** The badge, anew each time and without shared parts. */
export const badge = (): Record<string, unknown> =>
  JSON.parse(JSON.stringify(whole)) as Record<string, unknown>
