/** Faults that people met, each made anew in a credential of our own: said once, with the way to mend it. */
import type { Microcredential } from '@microcred/core'
import { write } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { type Finding, type Report, validate } from '../src/index.js'
import { badge } from './badge.js'
import { complete } from './complete-record.js'

type Json = Record<string, unknown>
const at = '2026-06-19'
const DESCRIPTION = {
  id: 'urn:uuid:5b1c0f63-2f2a-4c1e-9a6b-0a5b5d3c2009',
  type: ['ResultDescription'],
  name: 'Mark',
  resultType: 'LetterGrade',
  allowedValue: ['A', 'B'],
}

/** A badge without our extension, of which members are others. */
function plain(change: Json, subject: Json = {}, achievement: Json = {}): Json {
  const copy = JSON.parse(JSON.stringify(badge())) as Record<string, Record<string, Json>>
  const { microcredential: _, result: __, ...held } = copy.credentialSubject!
  const { microcredential: ___, resultDescription: ____, ...achieved } = held.achievement!
  const whole = { ...held, ...subject, achievement: { ...achieved, ...achievement } }
  const { awardedDate: _____, ...rest } = copy
  return { ...rest, credentialSubject: whole, ...change }
}
const row = (report: Report, id: string) => report.elements.find((each) => each.id === id)
/** All that is said of a place or of what stands in it. */
const around = (report: Report, pointer: string): Finding[] =>
  report.findings.filter((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))

describe('a date that cannot be read', () => {
  it.each([
    ['seconds', 1747040400, '2025-05-12T09:00:00Z'],
    ['thousandths of seconds', 1747040400123, '2025-05-12T09:00:00.123Z'],
    ['seconds in quotes', '1747040400', '2025-05-12T09:00:00Z'],
    ['a year', 2025, undefined],
    ['less than nothing', -1747040400, undefined],
    ['an object', { date: '2025-05-12' }, undefined],
  ])('is told once, with the instant that is meant where one is: %s', (_, validFrom, meant) => {
    const report = validate(plain({ validFrom }), { at })
    const [only, ...more] = around(report, '/validFrom')
    expect(more).toEqual([])
    expect(only!.part).toBe('conformance')
    expect(only!.fix?.patch).toEqual(
      meant === undefined ? undefined : [{ op: 'replace', path: '/validFrom', value: meant }],
    )
    expect(row(report, 'date-of-issuing')).toMatchObject({ status: 'unreadable', pointers: ['/validFrom'] })
    expect(report.findings.map(({ code }) => code)).not.toContain('date-of-issuing.missing')
    expect(report.verdict.annexI).toBe('incomplete')
  })

  it('of a record is at fault and not unreadable', () => {
    const report = validate({ title: { en: 'T' }, level: { eqf: 5 }, dateOfIssuing: 'yesterday' }, { at })
    expect(row(report, 'date-of-issuing')?.status).toBe('invalid')
  })
})

describe('a result', () => {
  const RESULT = '/credentialSubject/result/0'

  it('with a status of its own is told all that there are', () => {
    const result = [{ type: ['Result'], value: 'A', status: 'Passed' }]
    const report = validate(plain({}, { result }), { at })
    const [found] = around(report, `${RESULT}/status`)
    expect(found?.code).toBe('openbadges.unknown-code')
    expect([found?.params.near].flat().sort()).toEqual(
      'Completed Enrolled Failed InProgress OnHold Provisional Withdrew'.split(' '),
    )
  })

  it.each([
    ['which the achievement has', [DESCRIPTION], []],
    [
      'which the achievement has not',
      [],
      [
        {
          op: 'move',
          from: `${RESULT}/resultDescription`,
          path: '/credentialSubject/achievement/resultDescription/-',
        },
      ],
    ],
  ])('with its whole description, %s, is offered its id', (_, resultDescription, moves) => {
    const result = [{ type: ['Result'], value: 'A', resultDescription: DESCRIPTION }]
    const report = validate(plain({}, { result }, { resultDescription }), { at })
    const [found] = around(report, `${RESULT}/resultDescription`)
    expect(found?.code).toBe('openbadges.wrong-type')
    expect(found?.fix?.patch).toEqual([
      ...moves,
      {
        op: moves.length > 0 ? 'add' : 'replace',
        path: `${RESULT}/resultDescription`,
        value: DESCRIPTION.id,
      },
    ])
  })
})

describe('a badge of several subjects', () => {
  const whole = plain({})
  const subject = whole.credentialSubject as Json

  it('is told once, with the way forward, and which of them was read', () => {
    const report = validate({ ...whole, credentialSubject: [subject, subject] }, { at })
    expect(around(report, '/credentialSubject').map(({ code, severity }) => [code, severity])).toContainEqual(
      ['openbadges.several-subjects', 'error'],
    )
    const codes = report.findings.map(({ code }) => code)
    expect(codes).not.toContain('openbadges.wrong-type')
    expect(codes).not.toContain('credential.conflicting-id')
    expect(codes).toContain('profile.several-achievements')
    expect(report.verdict.conformance).toBe('invalid')
  })

  it('in a list of one is no badge of several subjects', () => {
    const report = validate({ ...whole, credentialSubject: [subject] }, { at })
    expect(around(report, '/credentialSubject')[0]?.code).toBe('openbadges.wrong-type')
  })
})

describe('a field of education', () => {
  const field = (concept: unknown): Report =>
    validate(
      {
        '@context': ['http://data.europa.eu/snb/model/context/edc-ap'],
        id: 'urn:credential:1',
        type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
        credentialSubject: {
          id: 'did:example:1',
          type: 'Person',
          hasClaim: [
            {
              id: 'urn:claim:1',
              type: 'LearningAchievement',
              title: { en: 'A' },
              specifiedBy: { id: 'urn:s:1', type: 'Qualification', thematicArea: [concept] },
            },
          ],
        },
      },
      { at },
    )
  const AREA = '/credentialSubject/hasClaim/0/specifiedBy/thematicArea/0'
  const fields = 'http://data.europa.eu/snb/isced-f/'

  it.each([
    ['722', '0722'],
    ['22', '022'],
    ['7', '07'],
  ])('that has lost its zero is offered the code that is meant: %s', (lost, meant) => {
    const report = field({ id: fields + lost, type: 'Concept' })
    const found = around(report, AREA).find(({ code }) => code === 'further-information.unknown-concept')
    expect(found?.fix?.patch).toEqual([{ op: 'replace', path: `${AREA}/id`, value: fields + meant }])
  })

  it('that nothing names is offered nothing', () => {
    const report = field({ id: `${fields}9999999`, type: 'Concept' })
    const found = around(report, AREA).find(({ code }) => code === 'further-information.unknown-concept')
    expect([found?.code, found?.fix]).toEqual(['further-information.unknown-concept', undefined])
  })
})

describe('a wrong tag of a language', () => {
  it('is told in the same words as the key of a text', () => {
    const report = validate(plain({}, {}, { inLanguage: 'cz' }), { at })
    const [only, ...more] = around(report, '/credentialSubject/achievement/inLanguage')
    expect(more).toEqual([])
    expect([only!.code, only!.message, only!.fix?.patch]).toEqual([
      'language.unknown-language',
      '`cz` is not a language tag. Did you mean `cs`?',
      [{ op: 'replace', path: '/credentialSubject/achievement/inLanguage', value: 'cs' }],
    ])
  })
})

describe('a presentation and what it presents', () => {
  it('say the same fault at the same place once', () => {
    const V1 = 'https://www.w3.org/2018/credentials/v1'
    const { validFrom, ...held } = plain({})
    const context = [V1, ...(held['@context'] as string[]).slice(1)]
    const report = validate(
      {
        '@context': [V1],
        type: ['VerifiablePresentation'],
        holder: 'did:example:1',
        verifiableCredential: [{ ...held, '@context': context, issuanceDate: validFrom }],
      },
      { at },
    )
    const all = [...report.findings, ...report.credentials!.flatMap(({ findings }) => findings)]
    expect(
      all.filter(({ code }) => code.endsWith('.data-model-version')).map(({ pointer }) => pointer),
    ).toEqual(['/@context/0', '/verifiableCredential/0/@context/0'])
  })
})

/** A badge in which an object is changed. */
function changed(change: (whole: Record<string, Record<string, Json>>) => void): Json {
  const copy = JSON.parse(JSON.stringify(badge())) as Record<string, Record<string, Json>>
  change(copy)
  return copy
}

describe('a badge that carries a record in two halves', () => {
  const written = write(complete() as Microcredential, 'openbadges').credential as unknown as Record<
    string,
    Json
  >
  const without = (...keys: readonly string[]): Json => {
    const copy = JSON.parse(JSON.stringify(written)) as Json
    const last = keys.at(-1)!
    const around = keys.slice(0, -1).reduce((at, key) => at[key] as Json, copy)
    delete around[last]
    return copy
  }
  const missing = (json: unknown): string[] =>
    validate(json, { at }).findings.flatMap(({ code, params }) =>
      code.endsWith('.missing') ? [String(params.where)] : [],
    )

  it.each([
    ['credentialSubject', 'microcredential.learner', 'id', 'identifier'],
    ['credentialSubject.achievement', 'microcredential.assessmentType', 'assessmentType'],
  ])(
    'has a place for each element that neither half says in the one it belongs to: %s',
    (holder, where, ...plain) => {
      const keys = holder.split('.')
      const json = without(...keys, 'microcredential')
      for (const each of plain) delete keys.reduce((at, key) => at[key] as Json, json)[each!]
      expect(missing(json)).toContain(`${holder}.${where}`)
      for (const each of missing(json)) expect(each).toContain(`${holder}.microcredential.`)
    },
  )

  it('lacks an achievement, and no element beside it that would stand there', () => {
    const { findings } = validate(without('credentialSubject', 'achievement'), { at })
    expect(findings.map(({ code }) => code)).toEqual(['openbadges.incomplete'])
  })

  it('has a misspelt achievement, and lacks nothing', () => {
    const json = without('credentialSubject', 'achievement') as Record<string, Json>
    json.credentialSubject!.achievment = written.credentialSubject!.achievement
    expect(validate(json, { at }).findings.map(({ code }) => code)).toEqual(['openbadges.unknown-property'])
  })
})

describe('a value of another type', () => {
  it.each([
    ['false', false],
    ['True', true],
    ['yes', undefined],
    [0, undefined],
  ])('is true or false where it says so: %s', (hashed, meant) => {
    const json = changed((whole) => {
      ;(whole.credentialSubject!.identifier as unknown as Json[])[0]!.hashed = hashed
    })
    const [only, ...more] = around(validate(json, { at }), '/credentialSubject/identifier/0/hashed')
    expect(more).toEqual([])
    expect(only).toMatchObject({ code: 'openbadges.wrong-type' })
    expect(only!.fix?.patch[0]).toEqual(
      meant === undefined
        ? undefined
        : { op: 'replace', path: '/credentialSubject/identifier/0/hashed', value: meant },
    )
  })

  it('is a version that was written as a number', () => {
    const { findings } = validate(plain({}, {}, { version: 2 }), { at })
    const found = findings.find(({ pointer }) => pointer === '/credentialSubject/achievement/version')
    expect(found?.fix).toMatchObject({ kind: 'as-string', patch: [{ value: '2' }] })
  })
})

describe('an element that stands there and says nothing', () => {
  it('is told where it stands', () => {
    const { findings } = validate(plain({}, {}, { name: '' }), { at })
    const { pointer } = findings.find(({ code }) => code === 'title.missing')!
    expect(pointer).toBe('/credentialSubject/achievement/name')
  })
})

describe('an alignment that is called a level of the EQF', () => {
  it('is read, and said to be unmarked', () => {
    const alignment = [
      { type: ['Alignment'], targetName: 'EQF level 5', targetUrl: 'https://levels.example/5' },
    ]
    const report = validate(plain({}, {}, { alignment }), { at })
    expect(row(report, 'level')?.status).toBe('present')
    expect(report.findings.map(({ code }) => code)).toContain('level.inexact')
  })
})

describe('a credential of version 2.0 of the data model', () => {
  const credential = (changes: Json): Json => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: 'https://school.example/',
    credentialSubject: { id: 'urn:example:x', name: 'x' },
    ...changes,
  })
  const said = (json: Json): Finding[] =>
    validate(json, { at }).findings.filter(({ severity }) => severity !== 'info')

  it('without a type is told that, and no name that the type would define', () => {
    const { type: _, ...untyped } = changed((whole) => whole)
    const found = said(untyped).filter(({ pointer }) => !pointer.slice(1).includes('/'))
    expect(found.map(({ params }) => params.property)).toEqual(['type'])
  })

  it.each([
    [{ en: 'A' }, { '@value': 'A', '@language': 'en' }],
    [
      { en: 'A', fr: 'B' },
      [
        { '@value': 'A', '@language': 'en' },
        { '@value': 'B', '@language': 'fr' },
      ],
    ],
  ])('has no map of languages where values belong, which is told once: %j', (name, value) => {
    const [only, ...more] = said(credential({ name }))
    expect(more).toEqual([])
    expect(only).toMatchObject({ code: 'vc.incomplete', pointer: '/name', fix: { patch: [{ value }] } })
    expect(said(credential({ name: value }))).toEqual([])
  })
})

it('a text in a language called as what every object has is told, and offered no other', () => {
  const json = plain({}, {}, { name: { constructor: 'A' } })
  expect(around(validate(json, { at }), '/credentialSubject/achievement/name').length).toBeGreaterThan(0)
})
