/** Badges of version 2 as services write them; persons and bodies are invented. */
type Json = Record<string, unknown>

export const issuer = (): Json => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Issuer',
  id: 'https://werkstatt.example/issuer',
  name: 'Werkstattschule Ilmtal',
  url: 'https://werkstatt.example/',
  email: 'buero@werkstatt.example',
  publicKey: 'https://werkstatt.example/key',
})

export const badgeClass = (): Json => ({
  type: 'BadgeClass',
  id: 'https://werkstatt.example/badges/12',
  name: 'Repair of bicycles',
  description: 'Repairs common faults of bicycles.',
  image: {
    id: 'https://werkstatt.example/badges/12.png',
    caption: 'A wheel',
    author: 'https://werkstatt.example/',
  },
  criteria: { id: 'https://werkstatt.example/badges/12/criteria', narrative: 'Repair five bicycles.' },
  tags: ['bicycle', 'repair'],
  alignment: [
    {
      targetName: 'assemble bicycles',
      targetUrl: 'http://data.europa.eu/esco/skill/ee4dd8f4-ba01-4a1c-a1ed-5b1a4b1a0f0e',
      targetFramework: 'ESCO',
      targetCode: 'S8',
    },
    { targetName: 'EQF 4', targetUrl: 'http://data.europa.eu/snb/eqf/4' },
  ],
  issuer: issuer(),
  'extensions:ECTSExtension': { type: ['Extension', 'extensions:ECTSExtension'], ECTS: 1.5 },
  '@language': 'en',
})

export const assertion = (): Json => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://werkstatt.example/assertions/7',
  recipient: { type: 'email', hashed: true, salt: 'e3a1', identity: `sha256$${'ab12'.repeat(16)}` },
  badge: badgeClass(),
  issuedOn: '2024-05-21T13:37:37+00:00',
  expires: '2029-05-21T00:00:00Z',
  evidence: [
    { id: 'https://werkstatt.example/e/7', name: 'Logbook', narrative: 'Five repairs.', genre: 'Log' },
  ],
  narrative: 'Repaired five bicycles.',
  image: 'https://werkstatt.example/assertions/7.png',
  verification: { type: 'HostedBadge' },
})
