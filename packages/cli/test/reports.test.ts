/** The formats for other programs: one folder of inputs in each of them. */
import { readFileSync } from 'node:fs'
import { validate } from '@microcred/validators'
import { explanationOf } from '@microcred/validators/explanations'
import { inLine } from '@microcred/validators/lines'
import Ajv from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { csvFormat } from '../src/print/formats/csv.js'
import type { Format } from '../src/print/formats/format.js'
import { githubFormat } from '../src/print/formats/github.js'
import { htmlFormat } from '../src/print/formats/html.js'
import { jsonFormat } from '../src/print/formats/json.js'
import { junitFormat } from '../src/print/formats/junit.js'
import { markdownFormat } from '../src/print/formats/markdown.js'
import { ndjsonFormat } from '../src/print/formats/ndjson.js'
import { sarifFormat } from '../src/print/formats/sarif.js'
import { fifty } from './fifty.js'
import { pretty, render } from './render.js'

const golden = (file: string): URL => new URL(`golden/${file}`, import.meta.url)
const folder = Object.fromEntries(
  ['broken.json', 'clean.json', 'envelope.json', 'record.json'].map((file) => [
    file,
    readFileSync(golden(file), 'utf8'),
  ]),
)

const formats: Readonly<Record<string, () => Format>> = {
  txt: pretty,
  json: () => jsonFormat('1'),
  ndjson: () => ndjsonFormat(inLine),
  github: () => githubFormat,
  sarif: () => sarifFormat('1', explanationOf),
  junit: junitFormat,
  md: () => markdownFormat(),
  csv: () => csvFormat,
  html: () => htmlFormat(),
}

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schemas/outputs/${name}.schema.json`, import.meta.url), 'utf8'))

interface Result {
  ruleId: string
  ruleIndex: number
  partialFingerprints: Record<string, string>
  fixes?: unknown[]
  locations: { physicalLocation: { region?: { startLine: number } } }[]
}
const sarif = (files: Record<string, string>): { rules: { id: string }[]; results: Result[] } => {
  const { tool, results } = JSON.parse(render(formats.sarif!(), files)).runs[0]
  return { rules: tool.driver.rules, results }
}

describe('one folder', () => {
  it.each(['sarif', 'junit', 'md', 'csv', 'html', 'ndjson'])('as %s is what is committed', async (name) => {
    await expect(render(formats[name]!(), folder)).toMatchFileSnapshot(golden(`folder.${name}`).pathname)
  })

  it('has each finding in every format, and no value of the learner', () => {
    const codes: string[] = JSON.parse(render(formats.json!(), folder)).files.flatMap(
      ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code),
    )
    expect(codes.length).toBeGreaterThan(10)
    for (const [name, format] of Object.entries(formats)) {
      const out = render(format(), folder)
      for (const code of new Set(codes)) expect(out, name).toContain(code)
      expect(out, name).not.toMatch(/Secret|Hidden|1815/)
    }
  })
})

describe('fifty files', () => {
  it('are fifty, in five forms and more, with texts in more than three languages', () => {
    expect(Object.keys(fifty)).toHaveLength(50)
    const reports = JSON.parse(render(formats.json!(), fifty)).files
    const profiles = new Set(reports.map(({ profile }: { profile: { id: string } | null }) => profile?.id))
    for (const profile of ['record', 'specification', 'edc', 'openbadges', 'vc'])
      expect(profiles).toContain(profile)
    const languages = new Set(
      Object.values(fifty).flatMap((text) =>
        [...text.matchAll(/"title": \{\s*"([a-z]{2})"/g)].map(([, tag]) => tag),
      ),
    )
    expect(languages.size).toBeGreaterThan(3)
  })

  it.each(Object.keys(formats))('as %s are what is committed', async (name) => {
    const format = name === 'txt' ? pretty({ quiet: true }) : formats[name]!()
    await expect(render(format, fifty)).toMatchFileSnapshot(golden(`fifty.${name}`).pathname)
  })

  it('have the same findings in every format, as often, also within what contains others', () => {
    interface Said {
      findings: { code: string }[]
      credentials?: Said[]
    }
    const codesOf = ({ findings, credentials = [] }: Said): string[] => [
      ...findings.map(({ code }) => code),
      ...credentials.flatMap(codesOf),
    ]
    const counted = (codes: readonly string[]): Record<string, number> => {
      const counts: Record<string, number> = {}
      for (const code of [...codes].sort()) counts[code] = (counts[code] ?? 0) + 1
      return counts
    }
    const lines = (text: string, pattern: RegExp): string[] =>
      [...text.matchAll(pattern)].map(([, code]) => code!)
    const out = (name: string): string =>
      render(name === 'txt' ? pretty({ quiet: true }) : formats[name]!(), fifty)
    const expected = counted(JSON.parse(out('json')).files.flatMap(codesOf))
    expect(Object.keys(expected).length).toBeGreaterThan(15)
    const found: Record<string, string[]> = {
      txt: lines(out('txt'), /^ {2}(?:error|warning|info) (\S+)/gm),
      ndjson: out('ndjson')
        .trimEnd()
        .split('\n')
        .flatMap((line) => codesOf(JSON.parse(line))),
      github: lines(out('github'), /^::(?:error|warning|notice) [^:]*?title=([^:]+)::/gm).filter(
        (code) => !code.startsWith('trust.'),
      ),
      sarif: JSON.parse(out('sarif')).runs[0].results.map(({ ruleId }: Result) => ruleId),
      junit: lines(
        out('junit'),
        /(?:<system-out>|\n|<failure [^>]*>)\S* (?:error|warning|info) ([\w.-]+): /g,
      ),
      md: lines(out('md'), /^- \*\*\w+\*\* \[`([^`]+)`\]/gm),
      csv: lines(out('csv'), /^finding,.*?,([\w-]+\.[\w-]+),(?:error|warning|info),/gm),
      html: lines(out('html'), /<code>([\w-]+\.[\w-]+)<\/code>/g),
    }
    for (const [name, codes] of Object.entries(found)) expect(counted(codes), name).toEqual(expected)
  })
})

describe('json', () => {
  it.each([
    ['report', 'json'],
    ['line', 'ndjson'],
  ])('is what %s.schema.json says', (schema, format) => {
    const isValid = new Ajv2020({ strict: false }).compile(schemaOf(schema))
    const out = render(formats[format]!(), folder)
    const values = format === 'json' ? [out] : out.trimEnd().split('\n')
    for (const value of values) expect(isValid(JSON.parse(value)), JSON.stringify(isValid.errors)).toBe(true)
    expect(isValid({})).toBe(false)
  })
})

describe('sarif', () => {
  const schema = outsideData('report-formats/sarif-2.1.0.schema.json')

  it.skipIf(!schema)('obeys the official schema', () => {
    const ajv = new Ajv({ strict: false })
    addFormats(ajv)
    const isValid = ajv.compile(JSON.parse(readFileSync(schema!, 'utf8')))
    expect(isValid(JSON.parse(render(formats.sarif!(), folder))), JSON.stringify(isValid.errors)).toBe(true)
  })

  it('has a rule for each code, at the index its results name', () => {
    const { rules, results } = sarif(folder)
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]!.id).toBe(ruleId)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  it('keeps its fingerprints when lines are added above', () => {
    const of = (files: Record<string, string>): string[] =>
      sarif(files).results.map(({ partialFingerprints }) => partialFingerprints['codeAndPointer/v1']!)
    const text = folder['record.json']!
    expect(of({ 'record.json': `\n\n${text}` })).toEqual(of({ 'record.json': text }))
    expect(new Set(of({ 'record.json': text })).size).toBe(of({ 'record.json': text }).length)
  })
})

describe('the fixes of sarif', () => {
  interface Region {
    startLine: number
    startColumn: number
    endLine: number
    endColumn: number
  }
  interface Fixed {
    fixes: {
      description: { text: string }
      artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[]
    }[]
    ruleId: string
    locations: { logicalLocations: { fullyQualifiedName: string }[] }[]
  }

  /** A text with what a fix replaces, from its end on. */
  function repaired(text: string, { fixes }: Fixed): string {
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
    return fixes[0]!.artifactChanges[0]!.replacements.toReversed().reduce(
      (out, { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) =>
        out.slice(0, starts[startLine - 1]! + startColumn - 1) +
        insertedContent.text +
        out.slice(starts[endLine - 1]! + endColumn - 1),
      text,
    )
  }

  const BLANKS = 'Add it, to be filled in'

  it('mend what they are about, where they are applied as they say', () => {
    let tried = 0
    for (const [file, text] of Object.entries(fifty)) {
      const results = sarif({ [file]: text }).results as unknown as Fixed[]
      // What holds blanks mends nothing before somebody fills them in.
      const whole = results.filter(({ fixes }) => fixes && fixes[0]!.description.text !== BLANKS)
      for (const result of whole) {
        const [{ fullyQualifiedName: pointer }] = result.locations[0]!.logicalLocations as [
          { fullyQualifiedName: string },
        ]
        const after = validate(repaired(text, result), { at: '2026-07-01' })
        expect(
          after.findings.some((each) => each.code === result.ruleId && each.pointer === pointer),
          `${file} ${result.ruleId} ${pointer}`,
        ).toBe(false)
        tried++
      }
    }
    expect(tried).toBeGreaterThan(3)
  })
})

describe('junit', () => {
  it('counts what it holds', () => {
    const out = render(formats.junit!(), folder)
    const [, tests, failures, skipped] = /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/.exec(
      out,
    )!
    expect(out.match(/<testcase /g)).toHaveLength(Number(tests))
    expect(out.match(/<failure /g)).toHaveLength(Number(failures))
    expect(out.match(/<skipped\/>/g)).toHaveLength(Number(skipped))
  })
})

describe('text of strangers', () => {
  const files = { '<script>"&\u0001|`=1.json': '{"=x<b>|`": 1, "title": {"en": "A"}, "level": {"eqf": 1}}' }

  it('is no markup in a page, in XML or in Markdown', () => {
    expect(render(htmlFormat(), files)).not.toMatch(/<script|<b>|[^\P{Cc}\n]/u)
    expect(render(junitFormat(), files)).not.toMatch(/<script|<b>|[^\P{Cc}\n]/u)
    expect(render(markdownFormat(), files)).not.toMatch(/(?<!\\)<(?:script|b)>/)
  })

  it('is no formula in a spreadsheet', () => {
    const out = render(csvFormat, { '=1+1.json': '[]', 'a,"b".json': '[]' })
    expect(out).toContain("credential,'=1+1.json,")
    expect(out).toContain('credential,"a,""b"".json",')
  })
})
