import { blank, elements } from '@microcred/core'
import { validate } from '@microcred/validators'
import { describe, expect, it } from 'vitest'

const FILLED: Readonly<Record<string, unknown>> = {
  '/learner/fullName/fi': 'Aino Esimerkki',
  '/learner/dateOfBirth': '1987-04-12',
  '/title/fi': 'Puupintojen käsittely',
  '/issuerCountry/0/country': 'FI',
  '/awardingBody/0/legalName/fi': 'Esimerkkiopisto',
  '/awardingBody/0/country': 'FI',
  '/awardingBody/0/homepage': 'https://opisto.example/',
  '/dateOfIssuing': '2026-06-19',
  '/learningOutcomes/0/title/fi': 'Levittää vesiohenteisia pinnoitteita.',
  '/notionalWorkload/volumes/0/value': 2,
  '/level/eqf': 6,
  '/assessmentType/0/type': 'practical-assessment',
  '/participationForm/0/type': 'blended',
  '/qualityAssurance/0/type': 'programme-quality-assurance',
}

/** Pointers of the blanks in a template, in order, and the template with `fill` in their place. */
function blanks(
  value: unknown,
  fill: (pointer: string) => unknown,
  pointer = '',
): { found: string[]; value: unknown } {
  if (typeof value === 'string')
    return value.startsWith('<') ? { found: [pointer], value: fill(pointer) } : { found: [], value }
  if (typeof value !== 'object' || value === null) return { found: [], value }
  const found: string[] = []
  const members = Object.entries(value).map(([key, each]) => {
    const inner = blanks(each, fill, `${pointer}/${key}`)
    found.push(...inner.found)
    return [key, inner.value] as const
  })
  return {
    found,
    value: Array.isArray(value) ? members.map(([, each]) => each) : Object.fromEntries(members),
  }
}

describe.each(['microcredential', 'specification'] as const)('the template of a %s', (form) => {
  const text = JSON.stringify(blank('fi', form))

  it('has exactly one finding for each blank, at the blank', () => {
    const { found } = blanks(JSON.parse(text), () => '')
    const { findings } = validate(text, { at: '2026-07-01' })
    const pointers = findings.map(({ pointer }) => pointer)
    expect(found.length).toBeGreaterThan(10)
    expect(pointers.toSorted()).toEqual(found.toSorted())
  })

  it('has none once its blanks are filled, and every mandatory element', () => {
    const { value, found } = blanks(JSON.parse(text), (pointer) => FILLED[pointer])
    expect(found.filter((pointer) => FILLED[pointer] === undefined)).toEqual([])
    const report = validate(JSON.stringify(value), { at: '2026-07-01' })
    expect(report.findings).toEqual([])
    expect(report.profile?.id).toBe(form === 'specification' ? 'specification' : 'record')
    expect(report.verdict).toEqual({ conformance: 'valid', annexI: 'complete' })
  })
})

it('the template of a record has every mandatory element and no other', () => {
  const keys = Object.keys(blank('en', 'microcredential')).filter(
    (key) => key !== '$schema' && key !== 'language',
  )
  expect(keys).toEqual(elements.filter((element) => element.required).map((element) => element.key))
})

it('texts of a template are in the language it is asked for', () => {
  expect(blank('pt-BR', 'specification')).toMatchObject({
    language: 'pt',
    title: { 'pt-BR': expect.any(String) },
  })
})
