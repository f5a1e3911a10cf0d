/** One policy for a concept that its list does not have: assessment type, participation form and supervision. */

import { readFileSync } from 'node:fs'
import { type Codelist, codes } from '@microcred/core/codes'
import { describe, expect, it } from 'vitest'
import { vocabularies } from '../src/generated/vocabularies.js'
import { type Finding, type Report, validate } from '../src/index.js'
import { badge } from './badge.js'
import { edcWith } from './edc-claim.js'

type Json = Record<string, unknown>
const at = '2026-06-19'

/** The three elements, with where each profile keeps them, a label that is the list's own, and its concept. */
const ELEMENTS = [
  {
    id: 'assessment-type',
    key: 'assessmentType',
    edc: (type: unknown): Json => ({
      provenBy: {
        id: 'urn:a:1',
        type: 'LearningAssessment',
        title: { en: 'T' },
        specifiedBy: { id: 'urn:as:1', type: 'LearningAssessmentSpecification', dcType: type },
      },
    }),
    label: ['Practical assessment', 'http://data.europa.eu/snb/assessment/6a4db9f11d'],
    member: 'assessmentType',
    word: ['Portfolio', 'portfolio'],
  },
  {
    id: 'participation-form',
    key: 'participationForm',
    edc: (mode: unknown): Json => ({ specifiedBy: { id: 'urn:s:1', type: 'Qualification', mode } }),
    label: ['Blended', 'http://data.europa.eu/snb/learning-assessment/e92d221e4d'],
    member: 'participationType',
    word: ['Online', 'online'],
  },
  {
    id: 'supervision',
    key: 'supervision',
    edc: (idVerification: unknown): Json => ({
      provenBy: { id: 'urn:a:1', type: 'LearningAssessment', title: { en: 'T' }, idVerification },
    }),
    label: [
      'Supervised with ID Verification',
      'http://data.europa.eu/snb/supervision-verification/70be69aaf9',
    ],
    member: 'supervisionType',
    word: ['Supervised Online', 'supervised online'],
  },
] as const

type Element = (typeof ELEMENTS)[number]

const inEdc = (claim: Json): Report => edcWith(claim, at)

const inBadge = ({ member }: Element, word: unknown): Report => {
  const copy = JSON.parse(JSON.stringify(badge())) as Record<string, Record<string, Json>>
  const { microcredential: _, ...subject } = copy.credentialSubject!
  const { microcredential: __, ...achievement } = subject.achievement!
  return validate(
    { ...copy, credentialSubject: { ...subject, achievement: { ...achievement, [member]: word } } },
    { at },
  )
}

const row = (report: Report, { id }: Element) => report.elements.find((each) => each.id === id)!
const ofElement = (report: Report, { id }: Element): Finding[] =>
  report.findings.filter(({ code }) => code.startsWith(`${id}.`))

describe.each(ELEMENTS)('an unknown concept as $id', (element) => {
  const told = (report: Report) => ofElement(report, element).map(({ code, severity }) => [code, severity])
  const warning = [[`${element.id}.unknown-concept`, 'warning']]

  it.each([
    ['by its IRI alone', { id: 'https://a.example/concept/1', type: 'Concept' }],
    ['with a label', { id: 'https://a.example/concept/1', type: 'Concept', prefLabel: { en: 'Of our own' } }],
    ['by a notation', { notation: 'of-our-own', type: 'Concept' }],
    ['by a label alone', { type: 'Concept', prefLabel: { en: 'Of our own' } }],
  ])('of a European Digital Credential is present, with one warning: %s', (_, concept) => {
    const report = inEdc(element.edc(concept))
    expect(row(report, element).status).toBe('present')
    expect(row(report, element).pointers).not.toEqual([])
    expect(told(report)).toEqual(warning)
    expect(ofElement(report, element)[0]!.fix).toBeUndefined()
  })

  it('of a European Digital Credential has as fix the IRI that its label determines', () => {
    const [label, iri] = element.label
    const report = inEdc(element.edc({ id: 'urn:own:1', type: 'Concept', prefLabel: { en: label } }))
    expect(row(report, element).status).toBe('present')
    expect(told(report)).toEqual(warning)
    const [found] = ofElement(report, element)
    const [operation] = found!.fix!.patch
    expect(operation).toEqual({
      op: 'add',
      path: `${found!.pointer}/id`,
      value: iri,
    })
    const { record } = inEdc(element.edc({ id: iri, type: 'Concept' }))
    expect(report.record?.[element.key]).toEqual(record?.[element.key])
  })

  it('of a badge is present, with one warning', () => {
    const report = inBadge(element, 'of our own')
    expect(row(report, element)).toMatchObject({
      status: 'present',
      pointers: [`/credentialSubject/achievement/${element.member}`],
    })
    expect(told(report)).toEqual(warning)
    expect(ofElement(report, element)[0]!.fix).toBeUndefined()
  })

  it('of a badge has as fix the word that its spelling determines', () => {
    const [written, word] = element.word
    const report = inBadge(element, written)
    expect(row(report, element).status).toBe('present')
    expect(told(report)).toEqual(warning)
    const path = `/credentialSubject/achievement/${element.member}`
    expect(ofElement(report, element)[0]!.fix?.patch).toEqual([{ op: 'replace', path, value: word }])
    expect(report.record?.[element.key]).toEqual(inBadge(element, word).record?.[element.key])
    expect(told(inBadge(element, word))).toEqual([])
  })
})

describe('a code or a concept of our own lists', () => {
  it.each([
    ['assessment-type', 'practical-assessment', 'http://data.europa.eu/snb/assessment/6a4db9f11d'],
    ['participation-form', 'blended', 'http://data.europa.eu/snb/learning-assessment/e92d221e4d'],
    [
      'supervision',
      'supervised-with-id-verification',
      'http://data.europa.eu/snb/supervision-verification/70be69aaf9',
    ],
  ])('is known in a badge too: %s', (id, ...written) => {
    const element = ELEMENTS.find((each) => each.id === id)!
    const [code, iri] = written.map((word) => inBadge(element, word))
    expect([...ofElement(code!, element), ...ofElement(iri!, element)]).toEqual([])
    expect(JSON.stringify(code!.record?.[element.key])).toContain(written[0])
    const types = [code!, iri!].map(({ record }) => {
      const [first] = [record?.[element.key]].flat()
      return first?.type
    })
    expect(types[0]).toBe(types[1])
  })
})

describe('a concept of another list', () => {
  const [, mode] = ELEMENTS
  it.each([
    ['by its notation', { notation: 'full-time', type: 'Concept' }],
    ['by its label', { id: 'urn:own:1', type: 'Concept', prefLabel: { en: 'Full-time' } }],
  ])('is no form of participation: full-time is a schedule, %s', (_, concept) => {
    const report = inEdc(mode.edc(concept))
    expect(report.record?.participationForm).toBeUndefined()
    expect(row(report, mode).status).toBe('invalid')
    const [found] = ofElement(report, mode)
    expect([found!.code, found!.fix?.kind, found!.fix?.params]).toEqual([
      'participation-form.unknown-concept',
      'rename',
      { to: 'learningSchedule' },
    ])
  })
})

describe('a concept without an IRI', () => {
  it('is read by a label in any language of the European Union', () => {
    const [, mode] = ELEMENTS
    const { record } = inEdc(mode.edc({ type: 'Concept', prefLabel: { de: 'Online' } }))
    expect(record?.participationForm).toEqual([{ type: 'online' }])
  })
})

describe('how all words or concepts of a list can be listed', () => {
  const published = JSON.parse(
    readFileSync(new URL('../../schemas/published/vocabularies.json', import.meta.url), 'utf8'),
  ).vocabularies as Record<string, readonly string[]>
  const listing = ({ message }: Finding): string | undefined =>
    /`microcred schema print ([\w/-]+)`/.exec(message)?.[1]

  it('every list of another standard is published under the name that findings give it', () => {
    expect(published).toEqual(vocabularies)
    expect(Object.keys(published).length).toBeGreaterThan(8)
  })

  it('is said of a word that is not on a list of Open Badges', () => {
    const credential = badge() as { credentialSubject: { achievement: object } }
    const { achievement } = credential.credentialSubject
    const changed = {
      ...credential,
      credentialSubject: {
        ...credential.credentialSubject,
        achievement: { ...achievement, achievementType: 'Zertifikat' },
      },
    }
    const said = validate(changed, { at }).findings.filter(({ code }) => code === 'openbadges.unknown-code')
    expect(said.map(listing)).toEqual(['vocabularies/achievement-type'])
  })

  it.each(ELEMENTS)('is said of a concept of $id that the list does not have', ({ edc, id }) => {
    const { findings } = inEdc(edc({ id: `http://data.europa.eu/snb/${id}/ffff`, type: 'Concept' }))
    const said = findings.filter(({ code }) => /unknown-concept|foreign-concept/.test(code))
    expect(said.length).toBeGreaterThan(0)
    for (const each of said) {
      const [, list] = listing(each)?.split('/') ?? []
      expect([each.code, codes[list as Codelist]?.size]).toEqual([each.code, expect.any(Number)])
    }
  })

  it('is not said of levels, which are no codelist', () => {
    const { findings } = inEdc({
      specifiedBy: {
        id: 'urn:s:1',
        type: 'Qualification',
        eqfLevel: { id: 'http://data.europa.eu/snb/eqf/9', type: 'Concept' },
      },
    })
    const said = findings.filter(({ code }) => code.endsWith('unknown-concept'))
    expect(said).toHaveLength(1)
    expect(listing(said[0]!)).toBeUndefined()
  })
})
