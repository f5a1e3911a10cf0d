import { readdirSync, readFileSync } from 'node:fs'
import type { Microcredential } from '@microcred/core'
import { check, openRule, plan, stack } from '@microcred/stacking'
import { type Report, validate } from '@microcred/validators'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

const here = (path: string) => new URL(path, import.meta.url)
const read = (path: string) => readFileSync(here(path), 'utf8')
const csv = (path: string): Record<string, string>[] =>
  parse(read(`../packages/taxonomy/${path}`), { columns: true })

const FOLDERS = ['credentials', 'specifications', 'broken'] as const
type Folder = (typeof FOLDERS)[number]

/** Names of the examples in a folder, without the ending. */
const namesIn = (folder: Folder) =>
  readdirSync(here(folder))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()

/** Some time after the last of them was issued. */
const report = (folder: Folder, name: string): Report =>
  validate(read(`${folder}/${name}.json`), { at: '2026-10-01' })

const record = (folder: Folder, name: string): Microcredential => JSON.parse(read(`${folder}/${name}.json`))

/** What the README lists of a folder: the example's name and the word before the colon, sector or profile. */
const listed = (folder: Folder): [name: string, word: string][] =>
  [...read('README.md').matchAll(/^- \[(.+?)\]\((.+?)\/(.+?)\.json\)\n {2}(.+?):/gm)]
    .filter(([, name, inFolder, file]) => inFolder === folder && file === name)
    .map(([, name, , , word]) => [name!, word!])

const credentials = namesIn('credentials')
const complete = [
  ...credentials.map((name) => ['credentials', name] as const),
  ...namesIn('specifications').map((name) => ['specifications', name] as const),
]

describe('examples', () => {
  it.each(FOLDERS)('%s: the README lists exactly the files', (folder) => {
    expect(listed(folder).map(([name]) => name)).toEqual(namesIn(folder))
  })

  it.each(complete)('%s/%s is valid, complete and without findings', (folder, name) => {
    const { verdict, findings, profile } = report(folder, name)
    expect(findings).toEqual([])
    expect(verdict).toMatchObject({ conformance: 'valid', annexI: 'complete' })
    expect(profile?.id).toBe(folder === 'credentials' ? 'record' : 'specification')
  })

  it.each(complete)('%s/%s says that it is illustrative', (folder, name) => {
    expect(record(folder, name).extensions).toHaveProperty(['https://w3id.org/microcred/illustrative'], true)
  })

  it.each(complete)('%s/%s links to invented domains only', (folder, name) => {
    const { $schema: _, ...rest } = JSON.parse(read(`${folder}/${name}.json`))
    const hosts = [...JSON.stringify(rest).matchAll(/https?:\/\/([^/"#?]+)/g)].map(([, host]) => host!)
    const known = new Set(['data.europa.eu', 'w3id.org'])
    expect(hosts.filter((host) => !known.has(host) && !host.endsWith('.example'))).toEqual([])
  })

  it.each(complete)('%s/%s has its title and outcomes in its own language and in English', (folder, name) => {
    const { language, title, learningOutcomes } = record(folder, name)
    for (const text of [title, ...learningOutcomes.map((outcome) => outcome.title)])
      expect(Object.keys(text)).toEqual(expect.arrayContaining([language, 'en']))
  })

  it('name ESCO skills by addresses and labels that ESCO has', () => {
    const labels = new Map<string, Map<string, string>>(
      ['en', 'es', 'de', 'fr', 'pl'].map((language) => [
        language,
        new Map(csv(`labels/${language}.csv`).map(({ uri, preferred }) => [uri!, preferred!])),
      ]),
    )
    const skills = complete.flatMap(([folder, name]) =>
      record(folder, name).learningOutcomes.flatMap((outcome) => outcome.skills ?? []),
    )
    expect(skills.length).toBeGreaterThan(20)
    for (const { uri, label } of skills)
      for (const [language, text] of Object.entries(label ?? {}))
        expect([uri, language, text]).toEqual([uri, language, labels.get(language)?.get(uri)])
  })

  it('cover the five sectors, as the README assigns them and their ISCED-F fields confirm', () => {
    const fields = new Map(csv('sectors.csv').map(({ en, iscedF }) => [en!, iscedF!.split(' ')]))
    const rows = [
      ...listed('credentials').map((row) => ['credentials', ...row] as const),
      ...listed('specifications').map((row) => ['specifications', ...row] as const),
    ]
    for (const [folder, name, sector] of rows) {
      const stated = record(folder, name).furtherInformation?.fields ?? []
      const within = (field: string) => fields.get(sector)?.some((prefix) => field.startsWith(prefix))
      expect(stated.some(within), `${name} has no field of ${sector}`).toBe(true)
    }
    const covered = listed('credentials').map(([, sector]) => sector)
    expect(new Set(covered)).toEqual(new Set(fields.keys()))
  })

  it('cover EQF 4 to 6, nine countries and eleven languages', () => {
    const records = credentials.map((name) => record('credentials', name))
    const levels = records.flatMap(({ level }) => level.eqf ?? [])
    expect(new Set(levels)).toEqual(new Set([4, 5, 6]))
    const countries = records.flatMap(({ issuerCountry }) => issuerCountry.map(({ country }) => country))
    expect(new Set(countries).size).toBeGreaterThanOrEqual(9)
    const languages = records.flatMap(({ title }) => Object.keys(title))
    expect(new Set(languages).size).toBeGreaterThanOrEqual(11)
  })

  it('hash the identifier of the pseudonymous learner as the record says', async () => {
    const { learner } = record('credentials', 'brussels-circular-procurement')
    const { value, hash } = learner.identifiers![0]!
    const bytes = new TextEncoder().encode(`apprenante-0042@learner.example${hash!.salt}`)
    const digest = await crypto.subtle.digest('SHA-256', bytes)
    expect(value).toBe(Buffer.from(digest).toString('hex'))
    expect(Object.keys(learner)).toEqual(['identifiers'])
  })

  it('offer in the specification from Yecla what the credential from Yecla certifies', () => {
    const held = record('credentials', 'yecla-low-emission-wood-finishing')
    const offered = record('specifications', 'yecla-low-emission-wood-finishing')
    expect(offered.learningOutcomes).toEqual(held.learningOutcomes)
    expect(offered.notionalWorkload).toEqual(held.notionalWorkload)
    expect(offered).not.toHaveProperty('learner')
  })
})

describe('stacking examples', () => {
  const rule = openRule(JSON.parse(read('stacking/circular-furniture.json'))).rule!
  const at = '2026-10-01'
  const repair = JSON.parse(read('stacking/lucia-ortega/circular-furniture-repair.json'))
  const finishing = record('credentials', 'yecla-low-emission-wood-finishing')

  it('are listed in the README', () => {
    const files = readdirSync(here('stacking'), { recursive: true }).map(String)
    for (const file of files.filter((each) => each.endsWith('.json') && !each.startsWith('published')))
      expect(read('README.md')).toContain(`(stacking/${file})`)
  })

  it('are a rule without defects and a credential without findings', () => {
    expect(check(rule)).toEqual([])
    expect(rule.illustrative).toBe(true)
    const { findings, verdict } = validate(repair, { at })
    expect([findings, verdict]).toEqual([[], { conformance: 'valid', annexI: 'complete' }])
    expect(repair.learner).toEqual(finishing.learner)
  })

  it('satisfy the rule with both credentials', () => {
    const { verdict, counted, optimal } = stack(rule, [{ record: repair }, { record: finishing }], { at })
    expect([verdict, optimal]).toEqual(['satisfied', true])
    expect(counted.filter(({ requirement }) => requirement === 'finishing')).toMatchObject([{ held: 1 }])
  })

  it('lack a credential with one of them, and the offer from Yecla is the cheapest way to finish', () => {
    const offers = namesIn('specifications').map((name) => ({ record: record('specifications', name) }))
    const { now, plans } = plan(rule, [{ record: repair }], offers, { at })
    expect(now.verdict).toBe('incomplete')
    expect(now.missing.map(({ requirement }) => requirement)).toEqual(['finishing', 'credits', 'outcomes'])
    expect(plans[0]).toMatchObject({ optimal: true, total: 2, result: { verdict: 'satisfied' } })
    expect(plans[0]!.offers.map((offer) => namesIn('specifications')[offer])).toEqual([
      'yecla-low-emission-wood-finishing',
    ])
  })
})

describe('broken examples', () => {
  it.each(listed('broken'))('%s is recognised as %s', (name, profile) => {
    expect(report('broken', name).profile?.id).toBe(profile)
  })

  it('from Plovdiv hold ten mistakes, each found once and in place', () => {
    const found = report('broken', 'plovdiv-ten-mistakes').findings.map(
      ({ line, code, pointer }) => `${line} ${code} ${pointer}`,
    )
    expect(found).toEqual([
      '7 learner.not-a-date /learner/dateOfBirth',
      '11 title.unknown-language /title/eng',
      '13 issuer-country.unknown-code /issuerCountry/0/country',
      '22 awarding-body.not-an-email /awardingBody/0/email',
      '25 date-of-issuing.not-a-date /dateOfIssuing',
      '41 learning-outcomes.blank /learningOutcomes/1/title/bg',
      '44 notional-workload.credits-disagree /notionalWorkload/volumes/1/value',
      '46 level.wrong-type /level/eqf',
      '47 assessment-type.unknown-code /assessmentType/0/type',
      '57 quality-assurance.missing ',
    ])
  })

  const MISSING_IN_BOTH = [
    'notional-workload',
    'level',
    'assessment-type',
    'participation-form',
    'quality-assurance',
  ]

  it.each([
    ['graz-badge-half-the-elements', ['issuer-country', ...MISSING_IN_BOTH]],
    ['lyon-edc-half-the-elements', MISSING_IN_BOTH],
  ])('%s lacks what the README says', (name, missing) => {
    const { verdict, elements, findings } = report('broken', name)
    const mandatory = elements.filter(({ required }) => required)
    expect(verdict.annexI).toBe('incomplete')
    expect(mandatory.filter(({ status }) => status === 'missing').map(({ id }) => id)).toEqual(missing)
    expect(mandatory.filter(({ status }) => status === 'present').length).toBe(11 - missing.length)
    const ofElements = findings.filter(({ part }) => part === 'annexI').map(({ code }) => code)
    expect(ofElements.toSorted()).toEqual(missing.map((id) => `${id}.missing`).toSorted())
  })
})
