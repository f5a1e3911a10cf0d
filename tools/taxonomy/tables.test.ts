import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../outside-data.ts'
import { root } from '../root.ts'
import { languages, list, ownUri, readTables } from './tables.ts'

const tables = readTables()
const escoSkill = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const uris = new Set(tables.concepts.map(({ uri }) => uri))
const all = new Set(tables.skillUuids.map((uuid) => `http://data.europa.eu/esco/skill/${uuid}`))
const codes = new Set(tables.groups.map((group) => group.code!))

describe('concepts', () => {
  it('are the 712 that are or were green, 629 of them now', () => {
    expect(tables.concepts).toHaveLength(712)
    const count = (status: string) => tables.concepts.filter((concept) => concept.status === status).length
    expect([count('green'), count('no-longer-green'), count('retired')]).toEqual([629, 77, 6])
    expect(tables.versions.map(({ version, green }) => [version, green])).toEqual([
      ['1.1.0', '570'],
      ['1.1.1', '570'],
      ['1.2.0', '591'],
      ['1.2.1', '629'],
    ])
  })

  it('are in ESCO unless retired, and every retired one has a replacement that is', () => {
    for (const { uri, status, replacedBy } of tables.concepts) {
      expect(uri).toMatch(escoSkill)
      expect(all.has(uri)).toBe(status !== 'retired')
      if (status === 'retired') expect(all.has(replacedBy)).toBe(true)
      else expect(replacedBy).toBe('')
    }
  })

  it('changed between 1.2.0 and 1.2.1 by 110 more and 72 fewer', () => {
    const has = (version: string) => tables.concepts.filter(({ greenIn }) => list(greenIn).includes(version))
    const gained = has('1.2.1').filter(({ greenIn }) => !list(greenIn).includes('1.2.0'))
    const lost = has('1.2.0').filter(({ greenIn }) => !list(greenIn).includes('1.2.1'))
    expect([gained.length, lost.length]).toEqual([110, 72])
  })

  it('have a way up to a top group', () => {
    const parent = new Map(tables.groups.map((group) => [group.code!, group.broader!]))
    const above = new Map(tables.concepts.map((concept) => [concept.uri, concept]))
    const topOf = (code: string): string => (parent.get(code) ? topOf(parent.get(code)!) : code)
    const reaches = (uri: string, seen: readonly string[] = []): boolean => {
      const concept = above.get(uri)!
      expect(seen).not.toContain(uri)
      return (
        list(concept.broader).some((code) => ['S', 'K', 'T'].includes(topOf(code))) ||
        list(concept.broaderConcepts).some((one) => reaches(one, [...seen, uri]))
      )
    }
    for (const { uri } of tables.concepts) expect(reaches(uri)).toBe(true)
    for (const group of tables.groups) expect(group.broader === '' || codes.has(group.broader!)).toBe(true)
  })

  it('have English labels, and those now green Polish ones', () => {
    const green = tables.concepts.filter(({ status }) => status === 'green')
    const count = (language: string) =>
      green.filter(({ uri }) => tables.labels.get(language)!.get(uri)?.preferred).length
    expect(['en', 'pl', 'es', 'fr', 'de'].map(count)).toEqual([629, 629, 519, 519, 519])
    expect(tables.concepts.every(({ uri }) => tables.labels.get('en')!.has(uri))).toBe(true)
    const known = new Set([
      ...uris,
      ...tables.own.map(({ id }) => ownUri(id!)),
      ...tables.sectors.map(({ id }) => `https://w3id.org/microcred/sector/${id}`),
    ])
    for (const [, labels] of tables.labels) for (const uri of labels.keys()) expect(known.has(uri)).toBe(true)
  })
})

describe('own concepts', () => {
  it('have an id, a group, a definition, five labels and matches that exist', () => {
    for (const concept of tables.own) {
      expect(concept.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(codes.has(concept.broader!)).toBe(true)
      for (const language of ['en', 'pl', 'es', 'fr', 'de', 'definition'])
        expect(concept[language]).not.toBe('')
      const matches = ['broadMatch', 'closeMatch', 'relatedMatch'].flatMap((match) => list(concept[match]))
      expect(matches.length).toBeGreaterThan(0)
      for (const uri of matches) expect(all.has(uri)).toBe(true)
    }
  })
})

describe('assignments to sectors', () => {
  it('are of green concepts, once per sector, with the label they have', () => {
    const labels = new Map(
      tables.concepts.filter((row) => row.status === 'green').map((row) => [row.uri, row.label]),
    )
    const sectors = new Set(tables.sectors.map((sector) => sector.id))
    const seen = new Set<string>()
    for (const row of tables.sectorSkills) {
      expect(sectors.has(row.sector)).toBe(true)
      expect(row.label).toBe(labels.get(row.uri!))
      expect(seen.has(`${row.sector} ${row.uri}`)).toBe(false)
      seen.add(`${row.sector} ${row.uri}`)
    }
  })

  it('are decided with a reason in the sectors reviewed by hand', () => {
    for (const row of tables.sectorSkills) {
      if (!['wood-furniture', 'construction', 'agri-food'].includes(row.sector!)) continue
      expect(['confirmed', 'rejected']).toContain(row.status)
      expect(row.reason).not.toBe('')
    }
  })

  it('are sorted with a reason in the others, and nothing there is called confirmed', () => {
    for (const row of tables.sectorSkills) {
      if (!['manufacturing', 'sustainability-management'].includes(row.sector!)) continue
      expect(['candidate', 'doubtful']).toContain(row.status)
      expect(row.reason, `${row.sector}: ${row.label}`).not.toBe('')
    }
  })
})

describe('GreenComp', () => {
  it('is matched close or related to skills that exist, never exactly', () => {
    const competences = new Set(tables.competences.map((row) => row.code))
    expect(competences.size).toBe(12)
    for (const row of tables.competenceSkills) {
      expect(competences.has(row.competence)).toBe(true)
      expect(all.has(row.uri!)).toBe(true)
      expect(['close', 'related']).toContain(row.match)
    }
  })
})

describe('occupations', () => {
  it('have the share of green skills that their number of green skills makes plausible', () => {
    const links = new Map<string, number>()
    for (const { occupation } of tables.occupationSkills)
      links.set(occupation!, (links.get(occupation!) ?? 0) + 1)
    // A green share is green skills ÷ all skills: their quotient has to be a whole number of skills.
    const whole = tables.occupations.filter(({ uri, greenShare }) => {
      const green = links.get(uri!)!
      const total = Math.round(green / Number(greenShare))
      return Math.abs(green / total - Number(greenShare)) < 0.000_06
    })
    expect(tables.occupations).toHaveLength(1410)
    expect(whole.length / tables.occupations.length).toBeGreaterThan(0.98)
  })
})

const esco = outsideData('esco')
describe.skipIf(esco === undefined)('the official export (skipped where it is not at hand)', () => {
  const rows = (path: string) =>
    parse(readFileSync(join(esco!, path)), { columns: true, bom: true }) as Record<string, string>[]

  it('has the same green concepts per version, and the same labels but for blanks around them', () => {
    for (const [version, path] of [
      ['1.1.1', '1.1.1-greenSkillsCollection_en.csv'],
      ['1.2.0', '1.2.0/greenSkillsCollection_en.csv'],
      ['1.2.1', '1.2.1/greenSkillsCollection_en.csv'],
    ] as const) {
      const green = tables.concepts
        .filter(({ greenIn }) => list(greenIn).includes(version))
        .map(({ uri }) => uri)
      expect(rows(path).map((row) => row.conceptUri)).toEqual(green)
    }
    for (const language of ['en', 'pl']) {
      for (const row of rows(`1.2.1/greenSkillsCollection_${language}.csv`)) {
        const label = tables.labels.get(language)!.get(row.conceptUri!)
        expect(label?.preferred).toBe(row.preferredLabel!.trim())
        expect(label?.alternatives).toEqual(list(row.altLabels))
      }
    }
  })

  it('gives a green share above nought to exactly the occupations listed here', () => {
    const shares = rows('1.2.1/greenShareOcc_en.csv').filter(
      (row) => row.conceptType === 'Occupation' && Number(row.greenShare) > 0,
    )
    expect(new Set(shares.map((row) => row.conceptUri))).toEqual(
      new Set(tables.occupations.map((row) => row.uri)),
    )
  })

  it('gives no description away: no ten words of one stand in a row in any file of the package', () => {
    const files = readdirSync(join(root, 'packages/taxonomy'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^(?!dist|node_modules|test).*\.(csv|json|jsonld|ttl|cts|ts|md)$/.test(file),
    )
    expect(files.length).toBeGreaterThan(60)
    const given = new Map<string, string>()
    for (const file of files)
      for (const run of runs(readFileSync(join(root, 'packages/taxonomy', file), 'utf8')))
        given.set(run, file)
    const paths = [
      ...['en', 'pl'].map((language) => `1.2.1/greenSkillsCollection_${language}.csv`),
      ...['en', 'es', 'fr', 'de'].map((language) => `1.2.0/greenSkillsCollection_${language}.csv`),
    ]
    // A description may repeat a label, which is given.
    const labels = new Set(
      [...tables.labels.values()].flatMap((language) =>
        [...language.values()].flatMap((row) =>
          [row.preferred, ...row.alternatives].flatMap((label) => [...runs(label)]),
        ),
      ),
    )
    const found: string[] = []
    let asked = 0
    for (const path of paths)
      for (const { description = '' } of rows(path))
        for (const run of runs(description)) {
          asked++
          if (given.has(run) && !labels.has(run)) found.push(`${given.get(run)}: ${run}`)
        }
    expect(found).toEqual([])
    expect(asked).toBeGreaterThan(10_000)
  })
})

/** Every ten words that stand in a row. */
function runs(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return new Set(
    words.map((_, at) => words.slice(at, at + 10)).flatMap((ten) => (ten.length === 10 ? ten.join(' ') : [])),
  )
}

it('every published file and the notice say whose classification it is', () => {
  const sentence = 'This service uses the ESCO classification of the European Commission.'
  for (const path of [
    'README.md',
    'NOTICE',
    'published/green-skills.ttl',
    'published/green-skills.jsonld',
    'published/green-skills.json',
    'published/green-skills.d.cts',
  ]) {
    const file = join(root, 'packages/taxonomy', path)
    expect(existsSync(file) && readFileSync(file, 'utf8').includes(sentence)).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(/[Aa]dapted/)
  }
})

describe('jobs', () => {
  it('that are called something else are jobs of the table, each language once', () => {
    const ids = new Set(tables.jobs.map(({ id }) => id))
    for (const { job, language, names } of tables.jobNames) {
      expect(ids.has(job)).toBe(true)
      expect(languages).toContain(language)
      expect(names!.split(' | ').every((name) => name.trim() === name && name !== '')).toBe(true)
    }
    const rows = tables.jobNames.map(({ job, language }) => `${job} ${language}`)
    expect(new Set(rows).size).toBe(rows.length)
  })

  it('have a name in every language, a source, and eight skills that exist, one of them essential', () => {
    const known = new Map([
      ...tables.concepts
        .filter(({ status }) => status === 'green')
        .map(({ uri, label }) => [uri, label] as const),
      ...tables.own.map(({ id, en }) => [ownUri(id!), en!] as const),
    ])
    for (const job of tables.jobs) {
      for (const language of languages) expect(job[language], `${job.id} ${language}`).toBeTruthy()
      expect(job.source).not.toBe('')
      expect(['draft', 'reviewed']).toContain(job.state)
      expect(tables.sectors.map(({ id }) => id)).toContain(job.sector)
      const skills = tables.jobSkills.filter((row) => row.job === job.id)
      expect(skills.length, job.id).toBeGreaterThanOrEqual(8)
      expect(new Set(skills.map(({ skill }) => skill)).size).toBe(skills.length)
      expect(skills.some(({ relation }) => relation === 'essential')).toBe(true)
      for (const { skill, label, relation } of skills) {
        expect(known.get(skill!), `${job.id}: ${skill}`).toBe(label)
        expect(['essential', 'optional']).toContain(relation)
      }
    }
    const ids = new Set(tables.jobs.map(({ id }) => id))
    expect(ids.size).toBe(tables.jobs.length)
    for (const { job } of tables.jobSkills) expect(ids).toContain(job)
  })

  it('are thirty and more in wood and furniture, and some in every sector', () => {
    const count = (sector: string) => tables.jobs.filter((job) => job.sector === sector).length
    expect(count('wood-furniture')).toBeGreaterThanOrEqual(30)
    for (const { id } of tables.sectors) expect(count(id!)).toBeGreaterThan(4)
  })
})
