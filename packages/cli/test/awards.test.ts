import { award, type Specification } from '@microcred/core'
import { write } from '@microcred/core/write'
import { stack } from '@microcred/stacking'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { validate } from '@microcred/validators'
import { describe, expect, it } from 'vitest'
import { recordsOf, withoutRecords } from '../src/input/credentials.js'

const offers = qualifications
  .slice(0, 3)
  .map(({ specification }) => specification as unknown as Specification)

/** A learner record of awards as a foreign system writes it, without the record beside what it understands. */
const transcript = (of: readonly Specification[]) => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:example:transcript',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Transcript',
  issuer: { id: 'https://school.example', type: ['Profile'], name: 'Illustrative school' },
  validFrom: '2026-06-19T00:00:00Z',
  credentialSubject: {
    type: ['ClrSubject'],
    verifiableCredential: of.map((offer, at) =>
      JSON.parse(
        JSON.stringify(
          write(
            award(offer, {
              learner: { id: 'did:example:anna' },
              date: '2026-06-19',
              id: `urn:example:award:${at}`,
            }),
            'openbadges',
            { issuer: { id: 'https://school.example' } },
          ).credential,
          (key, value) => (key === 'microcredential' ? undefined : value),
        ),
      ),
    ),
  },
})

const rule = {
  $schema: 'https://w3id.org/microcred/0.2.0/stacking-rule.schema.json',
  id: 'https://school.example/rules/three',
  version: '1.0.0',
  title: { en: 'Three modules' },
  owner: { name: { en: 'Illustrative school' }, country: 'PL' },
  validFrom: '2025-01-01',
  preset: 'rigid',
  profile: { title: { en: 'Three modules' }, outcomes: [{ id: 'urn:o:1', title: { en: 'Works' } }] },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: {
    op: 'all-of',
    id: 'all',
    of: offers.map(({ id }, at) => ({ op: 'item', id: `m${at}`, from: { credential: [id] } })),
  },
}

describe('a learner record', () => {
  it('counts with each of its awards', () => {
    const verdictOf = (of: readonly Specification[]) =>
      stack(
        rule as never,
        recordsOf(validate(transcript(of))).map((record) => ({ record: record as never })),
        { at: '2026-11-22' },
      ).verdict
    expect(verdictOf(offers)).toBe('satisfied')
    expect(verdictOf(offers.slice(0, 2))).toBe('incomplete')
  })

  it('is reported without its records', () => {
    const report = validate(transcript(offers))
    expect(report.records).toHaveLength(3)
    expect(withoutRecords(report)).not.toHaveProperty('records')
  })
})
