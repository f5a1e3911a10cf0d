import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Format } from '../src/print/formats/format.js'
import { githubFormat } from '../src/print/formats/github.js'
import { jsonFormat } from '../src/print/formats/json.js'
import { summaryLine } from '../src/print/formats/summary-line.js'
import { pretty, render } from './render.js'

const golden = (file: string): string => new URL(`golden/${file}`, import.meta.url).pathname
const input = (file: string): string => readFileSync(golden(file), 'utf8')

/** A report as the command would print it, compared with the text committed beside its input. */
const expectGolden = async (out: string, file: string): Promise<void> => {
  await expect(out).toMatchFileSnapshot(golden(file))
}

describe('the pretty format', () => {
  it('shows each finding of a record with its frame, its fix and its clause, then the sixteen rows', () =>
    expectGolden(render(pretty(), { 'record.json': input('record.json') }), 'record.txt'))

  it('leaves out the table when it is to be quiet', () =>
    expectGolden(
      render(pretty({ quiet: true }), { 'record.json': input('record.json') }),
      'record-quiet.txt',
    ))

  it('shows the learner when asked for', () =>
    expectGolden(
      render(pretty({ showLearner: true, quiet: true }), { 'record.json': input('record.json') }),
      'record-learner.txt',
    ))

  it('names the wrapper and cuts the frame out of the one line of an envelope', () =>
    expectGolden(
      render(pretty({ quiet: true }), { 'envelope.json': input('envelope.json') }),
      'envelope.txt',
    ))

  it('says in place of a table that a text was not read', () =>
    expectGolden(render(pretty(), { 'broken.json': input('broken.json') }), 'broken.txt'))

  it('is silent on a clean file when it is to be quiet', () => {
    const clean = input('clean.json')
    expect(render(pretty({ quiet: true }), { 'clean.json': clean })).toBe('No findings in 1 file\n')
    expect(render(pretty(), { 'clean.json': clean })).toMatch(
      /^✓ clean\.json {2}micro-credential record: conformance valid, Annex I complete\n\n {2}Annex I complete: 11 of 11/,
    )
  })

  it('never shows a value of the learner', () => {
    const out = render(pretty(), {
      'record.json': input('record.json'),
      'envelope.json': input('envelope.json'),
    })
    expect(out).not.toMatch(/Secret|Hidden|1815/)
  })

  it('makes a file name visible that would steer the terminal', () => {
    expect(render(pretty({ quiet: true }), { 'a\u001b[2J\n.json': '' })).toMatch(/^✗ a␛\[2J␊\.json/)
  })
})

describe('the json format', () => {
  const files = {
    'record.json': input('record.json'),
    'broken.json': input('broken.json'),
    'clean.json': input('clean.json'),
  }

  it('is one object, laid out as JSON.stringify does', () => {
    const out = render(jsonFormat('1.2.3'), files)
    expect(out).toBe(`${JSON.stringify(JSON.parse(out), null, 2)}\n`)
    expect(render(jsonFormat('1.2.3'), {})).toBe(
      `${JSON.stringify({ microcred: '1.2.3', files: [], summary: { files: 0, errors: 0, warnings: 0 } }, null, 2)}\n`,
    )
  })

  it('has the report of each file without its record', () => {
    const { microcred, files: reports, summary } = JSON.parse(render(jsonFormat('1.2.3'), files))
    expect(microcred).toBe('1.2.3')
    expect(reports.map((each: object) => Object.keys(each))).toEqual([
      ['file', 'profile', 'kind', 'ok', 'verdict', 'elements', 'findings'],
      ['file', 'profile', 'kind', 'ok', 'verdict', 'elements', 'findings'],
      ['file', 'profile', 'kind', 'ok', 'verdict', 'elements', 'findings'],
    ])
    expect(reports.map((each: { elements: unknown[] }) => each.elements.length)).toEqual([16, 16, 16])
    expect(reports[1]).toMatchObject({
      file: 'broken.json',
      profile: null,
      verdict: { conformance: 'unreadable', annexI: 'not-applicable' },
    })
    expect(Object.keys(summary)).toEqual(['files', 'errors', 'warnings'])
    expect(summary.files).toBe(3)
  })
})

describe('the github format', () => {
  it('writes a workflow command per finding', () =>
    expectGolden(render(githubFormat, { 'record.json': input('record.json') }), 'record-github.txt'))

  it('escapes what would end a property or a command', () => {
    const out = render(githubFormat, {
      'a,b:c%\n.json': '{"x%\\n": 1, "title": {"en": "A"}, "level": {"eqf": 1}}',
    })
    expect(out.split('\n')[0]).toMatch(
      /^::error file=a%2Cb%3Ac%25%0A\.json,line=1,col=2,title=record\.unknown-property::`x%25%0A` is not a property/,
    )
  })

  it('gives no position where a text has none', () => {
    expect(render(githubFormat, { 'empty.json': '' })).toMatch(
      /^::error file=empty\.json,title=json\.empty::/,
    )
  })
})

describe('the last line', () => {
  const counts = { files: 40, errors: 3, warnings: 1, infos: 0, withFindings: 2, hidden: 0 }

  it.each([
    [counts, '3 errors, 1 warning in 2 of 40 files'],
    [{ ...counts, errors: 1, warnings: 0, infos: 2 }, '1 error, 2 infos in 2 of 40 files'],
    [{ ...counts, files: 1, withFindings: 1 }, '3 errors, 1 warning in 1 file'],
    [{ ...counts, errors: 0, warnings: 0 }, 'No findings in 40 files'],
    [{ ...counts, hidden: 2 }, '3 errors, 1 warning in 2 of 40 files; 2 of them not shown (--max-problems)'],
  ])('of %j is “%s”', (summary, line) => {
    expect(summaryLine(summary)).toBe(line)
  })
})

it('a format answers in text only', () => {
  const formats: Format[] = [pretty(), jsonFormat('1'), githubFormat]
  for (const format of formats) expect(typeof render(format, { 'a.json': '[]' })).toBe('string')
})
