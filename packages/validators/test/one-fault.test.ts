/** One fault in a badge or a record of badges is one finding, and what it hides is not said to be missing. */
import { patched } from '@microcred/common/patch'
import { write } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { type Finding, type Report, validate } from '../src/index.js'
import { complete } from './complete-record.js'
import type { Json } from './credential.js'
import { BASES } from './impossibilities.js'

const findingsOf = ({ findings, credentials = [] }: Report): readonly Finding[] => [
  ...findings,
  ...credentials.flatMap(findingsOf),
]

const told = (json: unknown): string[] =>
  findingsOf(validate(json as Json, { at: '2026-12-01' })).map(({ code, pointer }) => `${code} ${pointer}`)

/** What is told of a document with another value at a place, and not of it as it is. */
function brought(json: Json, path: string, value: unknown): string[] {
  const before = told(json)
  return told(patched(json, [{ op: 'replace', path, value }])).filter((each) => !before.includes(each))
}

const HELD = '/credentialSubject/verifiableCredential'
const SUBJECT = '/credentialSubject'
const FIRST = `${SUBJECT}/achievement/alignment/0`

const competency = { type: ['Alignment'], targetName: 'Saws', targetUrl: 'https://a.example/saws' }

const withAlignment = (more: Json): Json =>
  patched(BASES.openbadges(), [
    { op: 'replace', path: `${SUBJECT}/achievement/alignment`, value: [{ ...competency, ...more }] },
  ]) as Json

describe('one fault is one finding:', () => {
  it.each([
    ['a record of nothing', BASES.clr(), HELD, [], [`clr.holds-nothing ${HELD}`]],
    [
      'an empty list for a subject that holds badges',
      BASES.clr(),
      SUBJECT,
      [],
      [`clr.wrong-type ${SUBJECT}`],
    ],
    [
      'a badge that does not say what it is',
      BASES.clr(),
      `${HELD}/0/type`,
      [],
      [`clr.wrong-class ${HELD}/0/type`],
    ],
    [
      'an empty list for the subject of a badge',
      BASES.openbadges(),
      SUBJECT,
      [],
      [`openbadges.wrong-type ${SUBJECT}`],
    ],
    [
      'an empty list for a subject in a record',
      BASES.clr(),
      `${HELD}/0${SUBJECT}`,
      [],
      [`openbadges.wrong-type ${HELD}/0${SUBJECT}`],
    ],
    [
      'an empty list for an achievement',
      BASES.clr(),
      `${HELD}/0${SUBJECT}/achievement`,
      [],
      [`openbadges.wrong-type ${HELD}/0${SUBJECT}/achievement`],
    ],
    [
      'a misspelt kind of alignment',
      withAlignment({ targetType: 'ceasn:Competency' }),
      `${FIRST}/targetType`,
      'ceasn:Competncy',
      [`openbadges.unknown-code ${FIRST}/targetType`],
    ],
  ])('%s', (_, json, path, value, expected) => {
    expect(brought(json as Json, path as string, value)).toEqual(expected)
  })

  it('an empty record of badges is no incomplete micro-credential', () => {
    const json = patched(BASES.clr(), [{ op: 'replace', path: HELD, value: [] }])
    expect(validate(json as Json).verdict).toEqual({ conformance: 'valid', annexI: 'not-applicable' })
  })

  it('an alignment of another kind is no outcome, and that none stands there is told', () => {
    expect(told(withAlignment({ targetType: 'CTDL' }))).toContain(
      `learning-outcomes.missing ${SUBJECT}/achievement`,
    )
  })
})

describe('a badge that carries one half of a record', () => {
  const whole = write(complete(), 'openbadges').credential as unknown as Json
  const without = (path: string): Json => patched(whole, [{ op: 'remove', path }]) as Json

  it('says the other half in its own terms: learner and date', () => {
    const json = without(`${SUBJECT}/microcredential`)
    expect(told(json)).toEqual([])
    const { record, elements } = validate(json)
    expect(record?.dateOfIssuing).toBe(json.awardedDate)
    expect(elements.find(({ id }) => id === 'date-of-issuing')!.pointers).toEqual(['/awardedDate'])
  })

  it('says the other half in its own terms: what was achieved', () => {
    const json = without(`${SUBJECT}/achievement/microcredential`)
    const missing = told(json).filter((each) => each.includes('.missing'))
    expect(missing).toEqual([
      `assessment-type.missing ${SUBJECT}/achievement`,
      `participation-form.missing ${SUBJECT}/achievement`,
      `quality-assurance.missing ${SUBJECT}/achievement`,
    ])
    const { record, elements } = validate(json)
    const { name } = (json.credentialSubject as { achievement: Json }).achievement
    expect(Object.values(record?.title ?? {})).toContain(name)
    expect(elements.find(({ id }) => id === 'title')!.pointers).toEqual([`${SUBJECT}/achievement/name`])
  })

  it('has what it carries from there, and not from beside it', () => {
    const json = patched(without(`${SUBJECT}/achievement/microcredential`), [
      { op: 'replace', path: '/awardedDate', value: '2025-01-01T00:00:00Z' },
    ]) as Json
    expect(validate(json).record?.dateOfIssuing).toBe(complete().dateOfIssuing)
  })
})
