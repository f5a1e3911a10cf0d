/** What is meant by values of the wrong form, and that no fix does harm. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tried } from '../../../tools/outside/findings.ts'
import { patched } from '../../common/src/patch.js'
import { type Finding, validate } from '../src/index.js'
import { validate as own } from '../src/walk/own.js'
import { badge as sound } from './badge.js'
import { complete } from './complete-record.js'
import { documents } from './documents.js'
import { assertion, badgeClass } from './open-badge-2.js'
import { placeOf } from './planted-faults.js'

const AT = '2026-06-19'

/** The fix of the first finding of a code. */
const fixOf = (json: unknown, code: string): Finding['fix'] =>
  validate(json, { at: AT }).findings.find((each) => each.code === code)?.fix

describe('a record', () => {
  it.each<[string, Record<string, unknown>, string, unknown, boolean]>([
    [
      'a day in national order',
      { dateOfIssuing: '03.02.2026' },
      'date-of-issuing.not-a-date',
      '2026-02-03',
      false,
    ],
    [
      'a day that can be no month',
      { dateOfIssuing: '29.05.2026' },
      'date-of-issuing.not-a-date',
      '2026-05-29',
      true,
    ],
    ['a day with slashes', { dateOfIssuing: '2026/06/19' }, 'date-of-issuing.not-a-date', '2026-06-19', true],
    ['a month first', { dateOfIssuing: '05/29/2026' }, 'date-of-issuing.not-a-date', '2026-05-29', true],
    [
      'a day without its zeros',
      { dateOfIssuing: '2026-6-9' },
      'date-of-issuing.not-a-date',
      '2026-06-09',
      true,
    ],
    [
      'a text without its language',
      { language: 'en', title: 'Wood finishing' },
      'title.wrong-type',
      { en: 'Wood finishing' },
      true,
    ],
    ['a level alone', { level: '5' }, 'level.wrong-type', { eqf: 5 }, false],
    ['a level alone, as a number', { level: 6 }, 'level.wrong-type', { eqf: 6 }, false],
    [
      'a country alone, by its name',
      { issuerCountry: 'Portugal' },
      'issuer-country.wrong-type',
      [{ country: 'PT' }],
      false,
    ],
    [
      'a country in a list, by its code',
      { issuerCountry: ['PT'] },
      'issuer-country.wrong-type',
      { country: 'PT' },
      false,
    ],
    [
      'a body by its name',
      { language: 'en', awardingBody: 'Wood Centre' },
      'awarding-body.wrong-type',
      [{ legalName: { en: 'Wood Centre' } }],
      false,
    ],
    [
      'an outcome in words, in the language of the only title',
      { language: undefined, title: { fi: 'Puu' }, learningOutcomes: ['Viimeistelee puun'] },
      'learning-outcomes.wrong-type',
      { title: { fi: 'Viimeistelee puun' } },
      false,
    ],
    ['a level with its framework', { level: { eqf: 'EQF 5' } }, 'level.wrong-type', 5, true],
    [
      'a country by its name',
      { issuerCountry: [{ country: 'Spain' }] },
      'issuer-country.unknown-code',
      'ES',
      false,
    ],
    [
      'a country by its IRI',
      { issuerCountry: [{ country: 'http://publications.europa.eu/resource/authority/country/ESP' }] },
      'issuer-country.unknown-code',
      'ES',
      false,
    ],
    [
      'a country in small letters',
      { issuerCountry: [{ country: 'es' }] },
      'issuer-country.unknown-code',
      'ES',
      false,
    ],
    [
      'a bare UUID',
      { id: '6f2b0b5e-8d3c-4a53-9a3e-0d7a2a6a1c11' },
      'id.not-an-iri',
      'urn:uuid:6f2b0b5e-8d3c-4a53-9a3e-0d7a2a6a1c11',
      true,
    ],
  ])('%s has one reading', (_, changes, code, value, safe) => {
    const fix = fixOf(complete(changes), code)
    expect(fix?.patch).toMatchObject([{ op: 'replace', value }])
    expect(fix?.safe).toBe(safe)
  })

  it.each(['03/02/2026', '31.02.2026', 'June 2026', '2026', '2026-13-01', '20260230'])(
    '%s has none or two',
    (dateOfIssuing) =>
      expect(fixOf(complete({ dateOfIssuing }), 'date-of-issuing.not-a-date')).toBeUndefined(),
  )

  it.each([
    ['gr', 'el'],
    ['cz', 'cs'],
    ['EN', 'en'],
  ])('texts in %s are in %s', (tag, language) => {
    const fix = fixOf(complete({ title: { [tag]: 'Text' } }), 'title.unknown-language')
    expect(fix?.patch).toEqual([{ op: 'move', from: `/title/${tag}`, path: `/title/${language}` }])
  })

  it('has a skeleton, in its language, for each mandatory element that is missing', () => {
    const json = complete({ language: 'es', title: undefined, level: undefined, learner: undefined })
    const { findings } = validate(json, { at: AT })
    const missing = findings.filter(({ code }) => code.endsWith('.missing'))
    expect(missing.length).toBe(3)
    for (const { fix } of missing) expect(fix).toMatchObject({ kind: 'skeleton', safe: false })
    expect(fixOf(json, 'title.missing')?.patch).toEqual([
      { op: 'add', path: '/title', value: { es: '<title of the micro-credential>' } },
    ])
  })

  it.each([
    [{ level: 'high' }, 'level.wrong-type'],
    [{ level: 9 }, 'level.wrong-type'],
    [{ issuerCountry: 'Ruritania' }, 'issuer-country.wrong-type'],
    [{ title: { en: 'Wood', fi: 'Puu' }, learningOutcomes: ['Puu'] }, 'learning-outcomes.wrong-type'],
    [{ learningOutcomes: [{ title: { en: 'Wood' }, skills: ['wood'] }] }, 'learning-outcomes.wrong-type'],
  ])('has no fix where a word leaves open what is meant: %j', (part, code) => {
    const found = validate(complete({ language: undefined, ...part }), { at: AT }).findings.find(
      (each) => each.code === code,
    )
    expect(found).toBeDefined()
    expect(found?.fix).toBeUndefined()
  })

  it('has the fix of a word also where no other form is read', () => {
    const json = complete({ level: '5', issuerCountry: ['PT'], awardingBody: 'Centre' })
    const fixes = (findings: readonly Finding[]) => findings.map(({ code, fix }) => [code, fix?.patch])
    const found = fixes(validate(json, { at: AT }).findings)
    expect(found.map(([, patch]) => patch !== undefined)).toEqual([true, true, true])
    expect(fixes(own(json, { at: AT }).findings)).toEqual(found)
  })

  it('gets no text of the learner in a fix', () => {
    const fix = validate(
      complete({ language: 'en', learner: { fullName: 'Aikaterini', dateOfBirth: '03.02.1999' } }),
    )
    expect(JSON.stringify(fix.findings.map((each) => each.fix))).not.toMatch(/Aikaterini|1999/)
  })
})

describe('a name that is misspelt beside the right one', () => {
  const { title } = complete() as { title: Record<string, string> }
  const of = (json: unknown, fault: string) =>
    validate(json, { at: AT }).findings.filter(({ code }) => code.endsWith(fault))
  const edc = JSON.parse(
    readFileSync(new URL('fixtures/edc-conforming.json', import.meta.url), 'utf8'),
  ) as Record<string, Record<string, unknown>>
  const credit = sound() as unknown as { credentialSubject: { achievement: Record<string, unknown> } }
  const { credentialSubject: subject } = credit

  it.each<[string, object, string]>([
    ['a record', complete({ titel: { en: 'Another' } }), 'record.unknown-property'],
    ['texts of a record', complete({ title: { ...title, EN: 'Another', en: 'One' } }), 'unknown-language'],
    [
      'texts of a European credential',
      { ...edc, displayParameter: { ...edc.displayParameter, title: { en: ['One'], ' en': ['Another'] } } },
      'edc.unknown-language',
    ],
    [
      'a badge',
      {
        ...credit,
        credentialSubject: { ...subject, achievement: { ...subject.achievement, nmae: 'Another' } },
      },
      'undefined-property',
    ],
  ])('is never written over it: %s', (_, json, fault) => {
    const found = of(json, fault)
    expect(found).toHaveLength(1)
    expect(found[0]!.fix).toBeUndefined()
  })

  it('is left out where both say the same', () => {
    const [twice] = of(
      complete({ titel: { en: 'A', nl: 'B' }, title: { nl: 'B', en: 'A' } }),
      'unknown-property',
    )
    expect(twice!.fix).toMatchObject({
      kind: 'remove',
      patch: [{ op: 'remove', path: '/titel' }],
      safe: false,
    })
    const tags = { ...edc.displayParameter, title: { en: ['One'], ' en': ['One'] } }
    const [tag] = of({ ...edc, displayParameter: tags }, 'edc.unknown-language')
    expect(tag!.fix).toMatchObject({
      patch: [{ op: 'remove', path: '/displayParameter/title/ en' }],
      safe: true,
    })
  })

  it('is renamed where only the misspelt one stands', () => {
    const { title: _, ...without } = complete() as unknown as Record<string, unknown>
    expect(of({ ...without, titel: title }, 'unknown-property')[0]!.fix?.patch).toEqual([
      { op: 'move', from: '/titel', path: '/title' },
    ])
  })

  it('is no name that the object does not take either', () => {
    const [found] = of({ ...edc, titel: { en: ['One'] } }, 'edc.unknown-property')
    expect(found).toMatchObject({ pointer: '/titel', params: { suggestion: 'title' } })
    expect(found!.fix).toBeUndefined()
  })
})

describe('what is not there', () => {
  const told = (json: object, ...faults: string[]) =>
    validate(json, { at: AT }).findings.filter(({ code }) => faults.some((each) => code.endsWith(each)))
  const ob2 = (): Record<string, unknown> & { badge: Record<string, unknown> } =>
    ({ ...assertion(), badge: badgeClass() }) as never

  it.each<[string, object, string]>([
    ['the day of a badge of version 2', (({ issuedOn: _, ...rest }) => rest)(ob2()), 'date-of-issuing'],
    ['its recipient', (({ recipient: _, ...rest }) => rest)(ob2()), 'learner'],
    ['the name of its class', { ...ob2(), badge: (({ name: _, ...rest }) => rest)(ob2().badge) }, 'title'],
  ])('is told by its name in the profile, once: %s', (_, json, element) => {
    expect(told(json, '.incomplete').map(({ code }) => code)).toContain('openbadges2.incomplete')
    expect(told(json, `${element}.missing`)).toEqual([])
  })

  it('is nothing that lies elsewhere where a name stands for an address', () => {
    const json = { ...ob2(), badge: { ...ob2().badge, issuer: 'My School' } }
    expect(told(json, '.not-an-iri', '.issuer-elsewhere').map(({ code }) => code)).toEqual([
      'openbadges2.not-an-iri',
    ])
  })
})

describe('a name of the other version of the data model', () => {
  const record = complete() as unknown as Record<string, unknown>
  const credential = (changed: object, context = 'https://www.w3.org/ns/credentials/v2') => ({
    '@context': [context, 'https://w3id.org/microcred/0.2.0/credential-context.jsonld'],
    type: ['VerifiableCredential', 'MicrocredentialCredential'],
    issuer: 'https://school.example/',
    credentialSubject: { id: 'did:example:1', microcredential: record },
    ...changed,
  })
  const fixOfAny = (json: object, code: string) => fixOf(json, code)?.patch

  it('is renamed', () => {
    expect(fixOfAny(credential({ issuanceDate: '2026-06-19T00:00:00Z' }), 'vc.undefined-property')).toEqual([
      { op: 'move', from: '/issuanceDate', path: '/validFrom' },
    ])
    const older = credential({ validFrom: '2026-06-19T00:00:00Z' }, 'https://www.w3.org/2018/credentials/v1')
    expect(fixOfAny(older, 'vc.incomplete')).toEqual([
      { op: 'move', from: '/validFrom', path: '/issuanceDate' },
    ])
  })

  it('is one thing, and what is wrong in the record that is carried has its fix there', () => {
    const { title, ...rest } = record
    const carried = (changed: object) => credential({ credentialSubject: { microcredential: changed } })
    const at = '/credentialSubject/microcredential'
    expect(fixOfAny(carried({ ...rest, titel: title }), 'record.unknown-property')).toEqual([
      { op: 'move', from: `${at}/titel`, path: `${at}/title` },
    ])
    expect(fixOfAny(carried({ ...record, level: { eqf: '5' } }), 'level.wrong-type')).toEqual([
      { op: 'replace', path: `${at}/level/eqf`, value: 5 },
    ])
    expect(fixOfAny(carried({ ...record, title: { EN: 'A' } }), 'title.unknown-language')).toEqual([
      { op: 'move', from: `${at}/title/EN`, path: `${at}/title/en` },
    ])
  })
})

describe('one fault of a European credential', () => {
  type Json = Record<string, unknown>
  const edc = JSON.parse(readFileSync(new URL('fixtures/edc-conforming.json', import.meta.url), 'utf8'))
  const [hasClaim] = [edc.credentialSubject.hasClaim].flat() as Json[]
  const claim = placeOf(edc, '/credentialSubject/hasClaim/0')
  const specification = placeOf(edc, '/credentialSubject/hasClaim/0/specifiedBy')
  const keyOf = ({ code, pointer }: Finding) => `${code} ${pointer}`
  const before = new Set(validate(edc, { at: AT }).findings.map(keyOf))
  const added = (json: object) =>
    validate(json, { at: AT }).findings.filter((each) => !before.has(keyOf(each)))
  const with_ = (path: string, value: unknown) => patched(edc, [{ op: 'add', path, value }]) as object
  const without = (path: string) => patched(edc, [{ op: 'remove', path }]) as object

  it.each<[string, string, unknown, string, unknown]>([
    ['hours as a number', 'volumeOfLearning', 60, 'edc.wrong-datatype', 'PT60H'],
    ['hours in words', 'volumeOfLearning', '2,5 hours', 'edc.wrong-datatype', 'PT2H30M'],
    ['hours among the days', 'volumeOfLearning', 'P60H', 'edc.wrong-datatype', 'PT60H'],
    [
      'a level as a number',
      'eqfLevel',
      6,
      'edc.wrong-class',
      expect.objectContaining({ id: 'http://data.europa.eu/snb/eqf/6', type: 'Concept' }),
    ],
    [
      'a form of participation by its code',
      'mode',
      'online',
      'edc.unknown-concept',
      expect.objectContaining({ id: expect.stringContaining('/snb/learning-assessment/'), type: 'Concept' }),
    ],
    [
      'an outcome in words',
      'learningOutcome',
      'Sorts waste wood',
      'edc.wrong-class',
      { type: 'LearningOutcome', title: { en: 'Sorts waste wood' } },
    ],
  ])('is told once, with what was meant: %s', (_, property, value, code, meant) => {
    const pointer = `${specification}/${property}`
    const found = added(with_(pointer, value)).filter((each) => each.pointer === pointer)
    expect(found.map((each) => each.code)).toEqual([code])
    expect(found[0]!.fix?.patch).toEqual([{ op: 'replace', path: pointer, value: meant }])
  })

  it.each([
    ['maximumDuration', '60'],
    ['volumeOfLearning', 'a long time'],
    ['volumeOfLearning', -3],
    ['volumeOfLearning', '60 days'],
  ])('has no fix where it may be read in two ways, or in none: %s %j', (property, value) => {
    const pointer = `${specification}/${property}`
    const [found] = added(with_(pointer, value)).filter((each) => each.pointer === pointer)
    expect(found).toMatchObject({ code: 'edc.wrong-datatype' })
    expect(found!.fix).toBeUndefined()
  })

  it('is who awarded it, and not what stands in that', () => {
    for (const path of [`${claim}/awardedBy`, `${claim}/awardedBy/awardingBody`]) {
      const found = added(without(path)).map(({ code }) => code)
      expect(found, path).toContain('edc.missing-property')
      expect(found, path).not.toContain('awarding-body.missing')
      expect(found, path).not.toContain('issuer-country.missing')
    }
  })

  it('is the tag of a language in capital letters, and what language is meant', () => {
    const title = { EN: Object.values(hasClaim!.title as Json)[0] }
    const [found, ...more] = added(with_(`${claim}/title`, title))
    expect(more).toEqual([])
    expect(found).toMatchObject({ code: 'edc.unknown-language', params: { suggestion: 'en' } })
    expect(found!.fix).toMatchObject({
      patch: [{ op: 'move', from: `${claim}/title/EN`, path: `${claim}/title/en` }],
      safe: false,
    })
  })

  it.each([undefined, 'Achievement', 'LearningAchievment'])(
    'is a claim of the type %s, into which goes what it lacks',
    (type) => {
      const lacking = patched(without(`${specification}/accreditation`), [
        type === undefined
          ? { op: 'remove', path: `${claim}/type` }
          : { op: 'add', path: `${claim}/type`, value: type },
      ]) as object
      const missing = validate(lacking, { at: AT }).findings.filter(({ code }) => code.endsWith('.missing'))
      for (const { code, fix } of missing)
        expect(fix?.patch[0]?.path.startsWith(claim), `${code} ${JSON.stringify(fix?.patch)}`).toBe(true)
    },
  )

  it('is no credit that an activity has: those are of what is achieved', () => {
    const activity = {
      id: 'urn:epass:activity:1',
      type: 'LearningActivity',
      title: { en: ['A'] },
      specifiedBy: {
        id: 'urn:epass:spec:1',
        type: 'LearningActivitySpecification',
        title: { en: ['A'] },
        volumeOfLearning: 'PT40H',
      },
    }
    const json = patched(without(specification), [
      { op: 'add', path: `${claim}/influencedBy`, value: [activity] },
    ]) as object
    const found = validate(json, { at: AT }).findings.find(({ code }) => code === 'notional-workload.no-ects')
    expect(found?.pointer).toContain('/influencedBy/')
    expect(found!.fix).toBeUndefined()
  })
})

describe('one fault of a badge', () => {
  const credit = sound() as unknown as Record<string, unknown> & {
    '@context': string[]
    credentialSubject: { achievement: Record<string, unknown> }
  }
  const saying = (changed: object) => ({
    ...credit,
    credentialSubject: {
      ...credit.credentialSubject,
      achievement: { ...credit.credentialSubject.achievement, ...changed },
    },
  })
  const before = new Set(
    validate(credit, { at: AT }).findings.map(({ code, pointer }) => `${code} ${pointer}`),
  )
  const added = (json: object) =>
    validate(json, { at: AT }).findings.filter(({ code, pointer }) => !before.has(`${code} ${pointer}`))

  it.each<[string, object, string, unknown]>([
    [
      'a date under its older name',
      (({ validFrom, ...rest }) => ({ ...rest, issuanceDate: validFrom }))(credit),
      'openbadges.incomplete',
      [{ op: 'move', from: '/issuanceDate', path: '/validFrom' }],
    ],
    [
      'contexts in the wrong order',
      { ...credit, '@context': credit['@context'].toReversed() },
      'openbadges.wrong-context',
      [
        { op: 'move', from: '/@context/2', path: '/@context/0' },
        { op: 'move', from: '/@context/2', path: '/@context/1' },
      ],
    ],
    [
      'one type where a list belongs',
      { ...credit, type: 'OpenBadgeCredential' },
      'openbadges.wrong-class',
      [{ op: 'replace', path: '/type', value: ['VerifiableCredential', 'OpenBadgeCredential'] }],
    ],
    [
      'criteria that say nothing',
      saying({ criteria: {} }),
      'openbadges.empty-criteria',
      [{ op: 'add', path: '/credentialSubject/achievement/criteria/narrative', value: '<narrative>' }],
    ],
    [
      'a language by its name',
      saying({ inLanguage: 'English' }),
      'openbadges.malformed',
      [{ op: 'replace', path: '/credentialSubject/achievement/inLanguage', value: 'en' }],
    ],
  ])('is told once, with what to do: %s', (_, json, code, patch) => {
    const found = added(json)
    expect(found.map((each) => each.code)).toEqual([code])
    expect(found[0]!.fix?.patch).toEqual(patch)
    expect(
      validate(patched(json, found[0]!.fix!.patch) as object, { at: AT }).findings.map((each) => each.code),
    ).not.toContain(code)
  })

  it('is a level that does not exist, whatever else of the alignment says so', () => {
    const alignment = [
      {
        type: ['Alignment'],
        targetName: 'EQF level 9',
        targetUrl: 'http://data.europa.eu/snb/eqf/9',
        targetType: 'ext:EQF',
        targetCode: '9',
      },
    ]
    const levels = validate(saying({ alignment }), { at: AT }).findings.filter(({ code }) =>
      code.startsWith('level.'),
    )
    expect(levels.map(({ code }) => code)).toEqual(['level.unreadable'])
  })

  it('hides no element that is missing: an address that is none says nothing of what other alignments are for', () => {
    const codesOf = (alignment: object) =>
      validate(saying({ alignment: [{ type: ['Alignment'], targetName: 'x', ...alignment }] }), {
        at: AT,
      }).findings.map(({ code }) => code)
    const missing = ['level.missing', 'quality-assurance.missing']
    expect(codesOf({ targetUrl: 'x.example/skill' })).toEqual(expect.arrayContaining(missing))
    // What is a level by its type, or was to be one by its address, is not missing as well.
    expect(codesOf({ targetUrl: 'x.example/5', targetType: 'ext:EQF' })).not.toContain('level.missing')
    expect(codesOf({ targetUrl: 'data.europa.eu/snb/eqf/5' })).not.toContain('level.missing')
    expect(codesOf({ targetUrl: 'x.example/5', targetType: 'ext:EQF' })).toContain(
      'quality-assurance.missing',
    )
  })
})

describe('a badge', () => {
  const badge = (achievement: Record<string, unknown>, more: Record<string, unknown> = {}): unknown => {
    const json = sound() as { credentialSubject: { achievement: object } }
    Object.assign(json, more)
    Object.assign(json.credentialSubject.achievement, achievement)
    return json
  }

  it.each<[string, Record<string, unknown>, string, unknown]>([
    ['criteria in words', { criteria: 'Do it.' }, 'openbadges.wrong-type', { narrative: 'Do it.' }],
    [
      'criteria by their address',
      { criteria: 'https://example.org/c' },
      'openbadges.wrong-type',
      { id: 'https://example.org/c' },
    ],
    [
      'a picture by its address',
      { image: 'https://example.org/i.png' },
      'openbadges.wrong-type',
      { id: 'https://example.org/i.png', type: 'Image' },
    ],
  ])('%s has one reading', (_, achievement, code, value) => {
    expect(fixOf(badge(achievement), code)).toMatchObject({ patch: [{ op: 'replace', value }], safe: true })
  })

  it('has the page that its evidence is the address of', () => {
    const fix = fixOf(badge({}, { evidence: 'https://centre.example/work' }), 'openbadges.wrong-type')
    expect(fix?.patch).toEqual([
      {
        op: 'replace',
        path: '/evidence',
        value: [{ id: 'https://centre.example/work', type: ['Evidence'] }],
      },
    ])
  })

  it('takes the date of version 1.1 for that of version 2', () => {
    const json = badge({}) as Record<string, unknown>
    const { validFrom, ...rest } = json
    expect(fixOf({ ...rest, issuanceDate: validFrom }, 'openbadges.incomplete')?.patch).toEqual([
      { op: 'move', from: '/issuanceDate', path: '/validFrom' },
    ])
  })

  it('has a skeleton where the element belongs in a badge', () => {
    expect(fixOf(badge({}), 'level.missing')?.patch[0]?.path).toMatch(/^\/credentialSubject\/achievement\//)
  })
})

it('no fix of a fixture or an example brings an error elsewhere, and a safe one takes its finding away', () => {
  const wrong: string[] = []
  let count = 0
  for (const { file, json } of documents()) {
    const report = validate(json, { at: AT })
    if (report.wrapper || report.credentials || !report.profile) continue
    count += report.findings.filter(({ fix }) => fix).length
    const { notGone, newErrors } = tried(json, report.findings)
    wrong.push(...[...notGone, ...newErrors].map((each) => `${file}: ${each}`))
  }
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(50)
}, 60_000)
