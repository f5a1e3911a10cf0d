import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Specification } from '../src/index.js'
import { readSpecification, type SpecificationTarget, specificationTargets, write } from '../src/write.js'

const folder = new URL('../../../examples/specifications/', import.meta.url)
const examples = readdirSync(folder).map((file) => ({
  file,
  specification: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Specification,
}))

/** What every form can carry and each of them must. */
const offer: Specification = {
  ...examples[0]!.specification,
  language: 'it',
  title: { it: 'Finiture a basse emissioni' },
  furtherInformation: { fields: ['0722'], languages: ['it'] },
  parts: [{ id: 'https://school.example/offers/1', title: { it: 'Preparazione' } }],
  occasions: [
    {
      id: 'https://school.example/occasions/1',
      title: { it: 'Edizione di marzo' },
      period: { from: '2027-03-08', until: '2027-03-12' },
      place: { name: { it: 'Cantù' }, country: 'IT' },
      price: [{ amount: 320, currency: 'EUR', for: { it: 'Occupati' } }],
      homepage: 'https://school.example/marzo',
    },
  ],
}

const others = specificationTargets.filter((target) => target !== 'record')

describe.each(others)('a specification as %s', (target) => {
  it.each(examples)('of $file says of every part that is lost why', ({ specification }) => {
    const { loss, credential } = write(specification, target as SpecificationTarget)
    expect(JSON.stringify(credential).length).toBeGreaterThan(200)
    for (const { reason, shown } of loss) {
      expect(reason).toMatch(/\.$/)
      expect(shown).toMatch(/\.$/)
    }
    expect(loss.filter(({ pointer }) => /^\/(?:title|awardingBody\/0\/legalName)$/.test(pointer))).toEqual([])
  })

  it('keeps title, occasion, place and price', () => {
    const { loss } = write(offer, target as SpecificationTarget)
    const lost = loss.filter(({ kind }) => kind === 'lost').map(({ pointer }) => pointer)
    for (const pointer of ['/title', '/occasions', '/occasions/0', '/occasions/0/price', '/parts'])
      expect(lost).not.toContain(pointer)
  })

  it('asks nobody for a learner, a date of issuing or a seal', () => {
    const { lacks, credential } = write(offer, target as SpecificationTarget)
    expect(JSON.stringify([lacks, credential])).not.toMatch(/learner|dateOfIssuing|eIDAS|credentialSubject/)
  })

  it('is written the same twice', () => {
    const text = () => JSON.stringify(write(offer, target as SpecificationTarget))
    expect(text()).toBe(text())
  })
})

describe('an achievement', () => {
  it('brings the whole specification back', () => {
    const { credential, loss } = write(offer, 'openbadges')
    expect(loss).toEqual([])
    expect(readSpecification(JSON.parse(JSON.stringify(credential)))).toEqual(offer)
  })

  it('needs an identifier', () => {
    const { id: _, ...nameless } = offer
    expect(() => write(nameless as Specification, 'openbadges')).toThrow(
      expect.objectContaining({ code: 'id-missing' }),
    )
  })
})

describe('a graph of the European Learning Model', () => {
  it('has one opportunity an occasion, and brings both back', () => {
    const { credential } = write(offer, 'loq')
    const graph = (credential as { '@graph': { type: string }[] })['@graph']
    expect(graph.map(({ type }) => type)).toEqual(['LearningAchievementSpecification', 'LearningOpportunity'])
    const back = readSpecification(JSON.parse(JSON.stringify(credential)))
    expect(back?.title).toEqual(offer.title)
    expect(back?.occasions?.[0]).toMatchObject({
      title: { it: 'Edizione di marzo' },
      price: [{ amount: 320, currency: 'EUR', for: { it: 'Occupati' } }],
      place: { name: { it: 'Cantù' }, country: 'IT' },
    })
  })
})

describe('a course of schema.org', () => {
  it('has what search engines ask a course for', () => {
    const { credential } = write(offer, 'schema-org')
    expect(credential).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Course',
      name: 'Finiture a basse emissioni',
      hasCourseInstance: {
        '@type': 'CourseInstance',
        startDate: '2027-03-08',
        offers: { '@type': 'Offer', price: 320, priceCurrency: 'EUR' },
      },
    })
  })
})

it('is no form of a credential', () => {
  expect(() => write(offer, 'edc' as never)).toThrow(RangeError)
})
