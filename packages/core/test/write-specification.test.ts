import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { targetTables } from '../src/generated/targets.js'
import type { Specification } from '../src/index.js'
import { readSpecification, type SpecificationTarget, specificationTargets, write } from '../src/write.js'

const examples = ['../../../examples/specifications/', '../../taxonomy/qualifications/', 'specifications/']
  .map((folder) => new URL(folder, import.meta.url))
  .flatMap((folder) =>
    readdirSync(folder).map((file) => ({
      file,
      specification: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Specification,
    })),
  )

/** Specifications of members of several, some of them left out. */
const mixed = fc
  .record({
    of: fc.array(fc.nat(examples.length - 1), { minLength: 1, maxLength: 4 }),
    without: fc.array(fc.nat(40), { maxLength: 12 }),
    deeper: fc.array(fc.nat(400), { maxLength: 12 }),
  })
  .map(({ of, without, deeper }) => {
    const whole = structuredClone(
      Object.assign({}, ...of.map((at) => examples[at]!.specification)),
    ) as Record<string, unknown>
    const needed = new Set(['$schema', 'id', 'title', 'awardingBody', 'learningOutcomes'])
    const keys = Object.keys(whole)
    for (const at of without) {
      const key = keys[at % keys.length]!
      if (!needed.has(key)) delete whole[key]
    }
    for (const at of deeper) leaveOut(whole, at)
    return whole as unknown as Specification
  })

/** Leaves out a member of a member, so that items stay what they are. */
function leaveOut(whole: Record<string, unknown>, at: number): void {
  const inner = Object.values(whole)
    .flat()
    .filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null)
  const node = inner[at % inner.length]!
  const optional = Object.keys(node).filter(
    (key) => !['title', 'legalName', 'type', 'uri', 'role', 'body', 'code', 'value'].includes(key),
  )
  if (optional.length > 1) delete node[optional[at % optional.length]!]
}

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
    for (const { key, reason, shown } of loss) {
      expect(key.startsWith(`${target}/`), key).toBe(true)
      expect(reason).toMatch(/\.$/)
      expect(shown).toMatch(/\.$/)
    }
    expect(loss.filter(({ pointer }) => /^\/(?:title|awardingBody\/0\/legalName)$/.test(pointer))).toEqual([])
  })

  it('of any members loses nothing but what its table of losses names', () => {
    fc.assert(
      fc.property(mixed, (specification) => {
        const { loss } = write(specification, target as SpecificationTarget)
        expect(loss.filter(({ key }) => !key.startsWith(`${target}/`))).toEqual([])
      }),
      { numRuns: 200 },
    )
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

/** What is made to have a place in the tables, whatever excludes it elsewhere. */
const wholes = examples.filter(({ file }) => file.startsWith('target'))

describe.each(Object.entries(targetTables))('the tables of %s', (target, { crosswalk }) => {
  const rows = crosswalk.filter(
    ([, , transform]) => !['items', 'constant', 'language-of-all'].includes(transform),
  )
  const kept = wholes.flatMap(({ specification }) => {
    const lost = write(specification, target as SpecificationTarget)
      .loss.filter(({ kind }) => kind === 'lost')
      .map(({ pointer }) => pointer)
    return rows.flatMap(([pointer]) =>
      at(specification, pointer.split('/').slice(1))
        .filter((place) => !lost.some((each) => place === each || place.startsWith(`${each}/`)))
        .map(() => pointer),
    )
  })
  it.each(rows.map(([pointer]) => pointer))('have a place for %s, which is read back', (pointer) => {
    expect(kept).toContain(pointer)
  })
})

/** The places in a value that a pointer with stars names. */
function at(value: unknown, [segment, ...rest]: readonly string[], pointer = ''): string[] {
  if (segment === undefined) return value === undefined ? [] : [pointer]
  if (segment.startsWith('*'))
    return ((value as unknown[] | undefined) ?? []).flatMap((each, index) =>
      at(each, rest, `${pointer}/${index}`),
    )
  return at((value as Record<string, unknown> | undefined)?.[segment], rest, `${pointer}/${segment}`)
}

describe('an achievement', () => {
  it('of any members comes back whole', () => {
    fc.assert(
      fc.property(mixed, (specification) => {
        const { credential } = write(specification, 'openbadges')
        expect(readSpecification(JSON.parse(JSON.stringify(credential)))).toEqual(specification)
      }),
      { numRuns: 200 },
    )
  })

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
