import { describe, expect, it } from 'vitest'
import { award, CannotAward, read, type Specification } from '../src/index.js'
import { write } from '../src/write.js'

const offer: Specification = {
  $schema: 'https://w3id.org/microcred/0.1.0/specification.schema.json',
  id: 'https://school.example/offers/wood-finishing',
  version: '2026',
  language: 'es',
  validFrom: '2026-01-01',
  validUntil: '2027-12-31',
  title: { es: 'Acabado de la madera', en: 'Wood finishing' },
  issuerCountry: [{ country: 'ES' }],
  awardingBody: [{ id: 'https://school.example', legalName: { es: 'Escuela de muestra' }, country: 'ES' }],
  learningOutcomes: [{ title: { es: 'Aplica barnices al agua', en: 'Applies water-borne varnish' } }],
  notionalWorkload: { volumes: [{ value: 2, unit: 'ects' }] },
  level: { eqf: 4 },
  assessmentType: [{ type: 'portfolio' }],
  participationForm: [{ type: 'blended' }],
  qualityAssurance: [{ type: 'internal-quality-assurance' }],
}

const to = (name: string) => ({
  learner: { fullName: { es: name } },
  date: '2026-06-19',
  id: `urn:example:${name}`,
})

describe('an award', () => {
  it('has the elements of the specification, names it, and says who was awarded it and when', () => {
    const record = award(offer, { ...to('ana'), grade: { value: { es: 'Notable' } } })
    expect(record).toMatchObject({
      $schema: 'https://w3id.org/microcred/0.2.0/microcredential.schema.json',
      id: 'urn:example:ana',
      specification: { id: offer.id, title: offer.title, version: '2026' },
      language: 'es',
      title: offer.title,
      learner: { fullName: { es: 'ana' } },
      dateOfIssuing: '2026-06-19',
      grade: { value: { es: 'Notable' } },
    })
    expect(record.learningOutcomes).toEqual(offer.learningOutcomes)
  })

  it('does not end when the specification is no longer offered', () => {
    const record = award(offer, to('ana'))
    expect(record).not.toHaveProperty('validUntil')
    expect(record).not.toHaveProperty('validFrom')
    expect(record).not.toHaveProperty('version')
  })

  it.each([
    ['not-a-specification', '', award(offer, to('ana')), to('ana')],
    ['not-a-specification', '', undefined, to('ana')],
    ['not-a-specification', '', [offer], to('ana')],
    ['unidentified', '/id', { ...offer, id: undefined }, to('ana')],
    ['no-learner', '/learner', offer, undefined],
    ['no-learner', '/learner', offer, { date: '2026-06-19' }],
    ['no-learner', '/learner', offer, { learner: ['ana'], date: '2026-06-19' }],
    ['no-learner', '/learner', offer, { learner: {}, date: '2026-06-19' }],
    ['malformed-id', '/id', offer, { ...to('ana'), id: 'ana' }],
    ['malformed-id', '/id', offer, { ...to('ana'), id: 7 }],
    ['malformed-grade', '/grade', offer, { ...to('ana'), grade: 'Notable' }],
    ['malformed-date', '/date', offer, { ...to('ana'), date: '19/06/2026' }],
    ['malformed-date', '/date', offer, { ...to('ana'), date: new Date(0) }],
    ['not-yet-offered', '/validFrom', offer, { ...to('ana'), date: '2025-12-31' }],
    ['no-longer-offered', '/validUntil', offer, { ...to('ana'), date: '2028-01-01T08:00:00Z' }],
    ['malformed-duration', '/validFor', { ...offer, validFor: 'PT5H' }, to('ana')],
  ])('is refused as %s at “%s”', (code, pointer, specification, awarding) => {
    const attempt = () => award(specification as never, awarding as never)
    expect(attempt).toThrow(CannotAward)
    expect(attempt).toThrow(expect.objectContaining({ code, pointer }))
  })

  it.each([
    ['2026-06-19', 'P5Y', '2031-06-19'],
    ['2027-03-31', 'P1Y1D', '2028-04-01'],
    ['2026-08-31', 'P18M', '2028-02-29'],
    ['2026-05-31', 'P9M', '2027-02-28'],
    ['2026-12-31', 'P2W', '2027-01-14'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
    ['2026-06-19T22:30:00+02:00', 'P30D', '2026-07-19T22:30:00+02:00'],
  ])('of %s that is valid for %s ends on %s', (date, validFor, validUntil) => {
    expect(award({ ...offer, validFor }, { ...to('ana'), date }).validUntil).toBe(validUntil)
  })

  it('is refused where its validity is no duration', () => {
    for (const validFor of ['five years', 'P', 'PT5H', 'P99999Y'])
      expect(() => award({ ...offer, validFor }, to('ana'))).toThrow(
        expect.objectContaining({ code: 'malformed-duration' }),
      )
  })

  it('is given on the first and on the last day of the offer', () => {
    for (const date of ['2026-01-01', '2027-12-31T22:00:00Z'])
      expect(award(offer, { ...to('ana'), date }).dateOfIssuing).toBe(date)
  })
})

const issuer = { id: 'https://school.example', eIDASIdentifier: { notation: 'VATES-B1' } }

describe('the specification of a record', () => {
  it.each(['edc', 'openbadges', 'vc'] as const)('comes back from %s', (profile) => {
    const record = award(offer, to('ana'))
    const { credential, loss } = write(record, profile, { issuer })
    const back = read(JSON.parse(JSON.stringify(credential))).record
    expect(back.specification).toMatchObject({ id: offer.id, title: offer.title })
    expect(loss.filter(({ pointer }) => pointer.startsWith('/specification'))).toEqual(
      profile === 'edc' ? [expect.objectContaining({ pointer: '/specification/version', kind: 'lost' })] : [],
    )
  })

  it('is the achievement of the Open Badge, the same for each learner', () => {
    const achievements = ['ana', 'luis'].map((name) => {
      const { credential } = write(award(offer, to(name)), 'openbadges')
      return (credential as { credentialSubject: { achievement: object } }).credentialSubject.achievement
    })
    expect(achievements[0]).toMatchObject({ id: offer.id, version: '2026' })
    expect(achievements[0]).toEqual(achievements[1])
  })

  it('is read from the achievement of a badge that carries no record', () => {
    const { credential } = write(award(offer, to('ana')), 'openbadges')
    const text = JSON.stringify(credential, (key, value) => (key === 'microcredential' ? undefined : value))
    expect(read(JSON.parse(text)).record.specification).toEqual({ id: offer.id, version: '2026' })
  })

  it('is not there where a credential names none', () => {
    const { specification: _, ...record } = award(offer, to('ana'))
    for (const profile of ['edc', 'openbadges', 'vc'] as const) {
      const { credential, loss } = write(record, profile, { issuer })
      expect(read(credential).record).not.toHaveProperty('specification')
      expect(loss.filter(({ pointer }) => pointer.startsWith('/specification'))).toEqual([])
    }
  })

  it('is no name that holds within one credential only', () => {
    const { credential } = write(award(offer, to('ana')), 'edc', { issuer })
    const text = JSON.stringify(credential).replaceAll(offer.id!, 'urn:epass:learningAchievementSpec:1')
    expect(read(JSON.parse(text)).record).not.toHaveProperty('specification')
  })
})

describe('a record of an earlier version', () => {
  it('is lifted to the present one when it is written as a record', () => {
    const record = {
      ...award(offer, to('ana')),
      $schema: 'https://w3id.org/microcred/0.1.0/microcredential.schema.json',
    }
    const { credential, loss } = write(record, 'record')
    expect(credential).toEqual(award(offer, to('ana')))
    expect(loss).toEqual([])
  })
})
