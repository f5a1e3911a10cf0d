import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { competencesOf, sectors, skill } from '../../packages/taxonomy/src/index.ts'
import { qualifications } from '../../packages/taxonomy/src/qualifications.ts'
import { skillUris } from '../../packages/taxonomy/src/skills.ts'
import { validate } from '../../packages/validators/src/index.ts'
import { root } from '../root.ts'

const folder = join(root, 'packages/taxonomy/qualifications')
const files = readdirSync(folder)

// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested.
type Json = any

const specifications = files.map((name): Json => JSON.parse(readFileSync(join(folder, name), 'utf8')))

describe('the illustrative micro-qualifications', () => {
  it('are twelve, in all five sectors', () => {
    expect(files).toHaveLength(12)
    for (const { id } of sectors()) expect(qualifications.some(({ sector }) => sector === id)).toBe(true)
    for (const { sector, slug, specification } of qualifications) {
      expect(JSON.parse(readFileSync(join(folder, `${sector}-${slug}.json`), 'utf8'))).toEqual(specification)
    }
  })

  it.each(files)('%s is a valid specification that says it is illustrative', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const report = validate(text)
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(report.verdict).toMatchObject({ conformance: 'valid', annexI: 'complete' })
    expect(report.profile?.id).toBe('specification')
    expect(JSON.parse(text).extensions['https://w3id.org/microcred/illustrative']).toBe(true)
  })

  it('come from the countries of the project beside others, each in its own language and in English', () => {
    const countries = new Set(specifications.map(({ issuerCountry }) => issuerCountry[0].country))
    expect(countries).toEqual(new Set(['IT', 'ES', 'BG', 'BE', 'FI', 'PL', 'DE', 'FR']))
    for (const { title, targetGroup, furtherInformation, language } of specifications)
      for (const text of [title, targetGroup.description, furtherInformation.description])
        expect(Object.keys(text)).toEqual(expect.arrayContaining(['en', language]))
    for (const { learningOutcomes, assessmentType, language } of specifications)
      for (const text of [
        ...learningOutcomes.map(({ title }: Json) => title),
        ...assessmentType.map(({ criteria }: Json) => criteria),
      ])
        expect(Object.keys(text)).toEqual(['en', language])
  })

  it('say what a provider publishes', () => {
    for (const each of specifications) {
      expect(each.notionalWorkload.contactHours).toBeGreaterThan(0)
      for (const key of ['targetGroup', 'occupations', 'sectors']) expect(each[key], each.id).toBeTruthy()
      for (const { criteria, passMark, scheme, proves } of each.assessmentType)
        expect([
          criteria && proves && passMark >= scheme.minimum && passMark <= scheme.maximum,
          each.id,
        ]).toEqual([true, each.id])
      const proven = each.assessmentType.flatMap(({ proves }: Json) => proves)
      expect(new Set(proven)).toEqual(new Set(each.learningOutcomes.map(({ id }: Json) => id)))
      for (const { price, period, homepage } of each.occasions)
        expect([
          price[0].currency,
          period.from < period.until,
          homepage.startsWith(each.awardingBody[0].id),
        ]).toEqual([each.issuerCountry[0].country === 'PL' ? 'PLN' : 'EUR', true, true])
    }
  })

  it('are assessed as fits the trade, no three alike', () => {
    const kinds = specifications.map(({ assessmentType }) =>
      assessmentType
        .map(({ type }: Json) => type)
        .sort()
        .join(),
    )
    for (const kind of kinds) expect(kinds.filter((other) => other === kind).length, kind).toBeLessThan(3)
  })

  it('state in each outcome a standard of performance: a number, a law or norm, or a limit', () => {
    for (const { learningOutcomes } of specifications)
      for (const { title, skills } of learningOutcomes) {
        expect(title.en).not.toBe(skills[0].label.en)
        expect(title.en).toMatch(
          /\d|\b(?:one|two|three|four|five|ten|half|each|without|at most|at least|every|by the|with)\b/,
        )
        expect(title.en.split(' ').length).toBeGreaterThan(9)
      }
  })

  it.each(files)('%s names skills that exist, by the labels they have', (name) => {
    const { learningOutcomes, language } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    for (const { title, skills } of learningOutcomes) {
      expect(Object.keys(title)).toEqual(expect.arrayContaining(['en', language]))
      for (const { uri, label } of skills) {
        const [competence] = competencesOf(uri)
        if (competence?.uri === uri) expect(label.en).toBe(competence?.label)
        else {
          const known = skill(uri)
          expect(known?.status === 'own' || skillUris.has(uri)).toBe(true)
          for (const [language, text] of Object.entries(label))
            expect(skill(uri, { language })?.label).toBe(text)
        }
      }
    }
  })
})
