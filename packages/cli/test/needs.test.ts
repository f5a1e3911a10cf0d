/** `microcred needs` as a process, over the examples of the project. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-needs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pumps = 'examples/needs/heat-pump-installation.json'
const finishes = 'examples/needs/low-emission-finishes.json'

function needs(...args: string[]) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  return spawnSync(process.execPath, [bin, 'needs', ...args], { cwd: root, encoding: 'utf8', env })
}

describe('needs', () => {
  it('are ranked by a policy, each with its reason', () => {
    const { status, stdout } = needs('rank', pumps)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^0\.\d+ {2}Installing heat pumps\n/)
    expect(stdout).toContain('4.7 on a scale of 1 to 5')
  })

  it('that no offer teaches are told, with the offers that answer none', () => {
    const { status, stdout } = needs('coverage', pumps, finishes, '--catalogue', 'examples/specifications')
    expect(status).toBe(1)
    expect(stdout).toContain('✗ Installing heat pumps\n')
    expect(stdout).toContain('examples/specifications/retrofit-two-days.json answers no need\n')
  })

  it('become the skeleton of a specification, its blanks in angle brackets', () => {
    const { status, stdout } = needs('draft', pumps)
    expect(status).toBe(0)
    const draft = JSON.parse(stdout)
    expect(draft.$schema).toContain('specification.schema.json')
    expect(draft.learningOutcomes[0].title.en).toMatch(/^<.*>$/)
    expect(draft.learningOutcomes[0].skills[0].match).toBe('exact')
  })

  it('are reported by sector', () => {
    expect(needs('report', pumps).stdout).toMatch(/^# Needs for skills\n\n## construction\n\n\| Need \|/)
  })

  it('are reported on a page without script, and as data', () => {
    const page = needs('report', pumps, '--format', 'html').stdout
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page).toContain('<th scope="row">Installing heat pumps</th>')
    expect(page).not.toContain('<script')
    const { sectors } = JSON.parse(needs('report', pumps, finishes, '--format', 'json').stdout)
    expect(sectors.map(({ sector }: { sector: string }) => sector)).toEqual([
      'construction',
      'wood-furniture',
    ])
  })

  it('go into a table and come back as they were', () => {
    const table = join(folder, 'needs.csv')
    expect(needs('export', pumps, finishes, '--output', table).status).toBe(0)
    expect(readFileSync(table, 'utf8').split('\r\n')[0]).toContain('skill.uri')
    const { status, stdout, stderr } = needs('import', table)
    expect([status, stderr]).toEqual([0, ''])
    const written = [pumps, finishes].flatMap(
      (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).needs,
    )
    expect(JSON.parse(stdout).needs).toEqual(written)
    for (const action of ['rank', 'coverage'])
      expect(needs(action, table, '--at', '2026-06-19').stdout).toBe(
        needs(action, pumps, finishes, '--at', '2026-06-19').stdout,
      )
  })

  it('are ranked into a table, a row for each', () => {
    const [header, row] = needs('rank', pumps, '--format', 'csv').stdout.split('\r\n')
    expect(header).toBe('id,title,state,score,reasons,why')
    expect(row).toMatch(/^urn:need:bg-heat-pump-installation,Installing heat pumps,ranked,0\.\d+,/)
    expect(needs('coverage', pumps, '--format', 'csv').stdout).toContain(',not-taught,')
    expect(needs('draft', pumps, '--format', 'csv').status).toBe(2)
  })

  it('of a table are told by line and column', () => {
    const write = (text: string): string => {
      const path = join(folder, 'wrong.csv')
      writeFileSync(path, text)
      return path
    }
    const head = 'id;title_en;kind;status;skill.uri;level;horizon.from'
    const wrong = needs(
      'rank',
      write(`${head}\r\nurn:a;A;gap;validated;https://a.example/s;four;03/02/2026\r\n`),
    )
    expect(wrong.stderr).toContain('wrong.csv:2: level cannot be read.')
    expect(wrong.stderr).toContain('--dates')
    const unknown = needs('rank', write('id,titel_en\r\nurn:a,A\r\n'))
    expect(unknown.status).toBe(2)
    expect(unknown.stderr).toMatch(/wrong\.csv:1: there is no column titel_en\. Did you mean title/)
    const out = needs('rank', write('id,title_en,kind,status\r\n\r\nurn:a,A,gap,validated\r\n'))
    expect(out.stderr).toMatch(/wrong\.csv:3 .*need\.no-skill/)
    expect(needs('rank', write('')).stderr).toContain('is empty')
  })

  it('and jobs of a list say what somebody lacks', () => {
    const list = 'packages/schemas/needs/valid/two-needs-and-a-job.json'
    const gap = (...args: string[]) =>
      spawnSync(process.execPath, [bin, 'skills', 'gap', ...args], { cwd: root, encoding: 'utf8' })
    expect(gap(list).stdout).toContain('install heat pump')
    const { status, stdout } = gap(list, '--job', 'Furniture finisher')
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^Furniture finisher {2}0 of 1 green skills shown/),
    ])
    expect(gap(list, '--job', 'Baker').stderr).toContain('it has Furniture finisher')
    expect(gap('7115.1', '--job', 'Baker').status).toBe(2)
  })

  it('are none in a list, in an empty file, in a file that is not there', () => {
    const write = (name: string, text: string): string => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    }
    for (const path of [
      write('list.json', '[]'),
      write('other.json', '{"a":1}'),
      join(folder, 'none.json'),
    ]) {
      const { status, stdout, stderr } = needs('rank', path)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).not.toMatch(/defect|\n {4}at /)
      expect(stderr.split('\n').filter(Boolean).length).toBeLessThan(4)
    }
  })
})

describe('needs import and export', () => {
  it('hand on no figure of fewer than five people', () => {
    const of = (n: number, value: number) => ({
      method: 'survey',
      n,
      source: { title: { en: 'Survey' }, date: '2026-01-01' },
      measures: [{ what: 'importance', value, scale: { minimum: 1, maximum: 5 } }],
    })
    const skill = { uri: 'https://w3id.org/microcred/skill/extract-wood-dust' }
    const need = { id: 'urn:need:1', title: { en: 'Dust' }, skill, kind: 'gap', status: 'candidate' }
    const path = join(folder, 'few.json')
    writeFileSync(path, JSON.stringify({ needs: [{ ...need, evidence: [of(1, 3.25), of(30, 4.5)] }] }))
    for (const action of ['export', 'import']) {
      const { status, stdout } = needs(action, path)
      expect([action, status]).toEqual([action, 0])
      expect(stdout).toContain('4.5')
      expect(stdout).not.toContain('3.25')
    }
  })
})

describe('compare --desk', () => {
  const compare = (...args: string[]) =>
    spawnSync(process.execPath, [bin, 'compare', ...args], { cwd: root, encoding: 'utf8' })

  it('lays outcomes beside each other with their words, and decides nothing', () => {
    const partner = 'examples/partners/zwolle-sustainability-reporting.json'
    const own = 'packages/taxonomy/qualifications/sustainability-management-sustainability-reporting.json'
    const { status, stdout, stderr } = compare(partner, own, '--desk', '--format', 'json')
    expect(stderr).toBe('')
    expect([0, 1, 3]).toContain(status)
    const { pairs } = JSON.parse(stdout)
    expect(pairs.length).toBeGreaterThan(0)
    for (const { source, target } of pairs) {
      expect(source.pointer ?? source.pointers).toBeDefined()
      expect(target.pointer ?? target.pointers).toBeDefined()
    }
  })

  it('hands on what was decided in the terms of other standards, and says what is lost', () => {
    const decisions = 'packages/schemas/equivalence/valid/decisions-of-an-office.json'
    const ctdl = compare('--decisions', decisions, '--to', 'ctdl')
    expect(ctdl.status).toBe(0)
    const profiles = JSON.parse(ctdl.stdout)['@graph'].filter((each: object) => '@type' in each)
    expect(profiles.length).toBeGreaterThan(0)
    for (const each of profiles) expect(each['@type']).toBe('ceterms:TransferValueProfile')
    expect(ctdl.stderr).toContain('has no place there')
    const answers = join(folder, 'answers.json')
    const [source, target] = ['https://a.example/1', 'https://b.example/1']
    const answer = { evaluator: { name: { en: 'Office' } }, decided: '2026-06-19', reason: { en: 'Read.' } }
    const matches = [
      { source, target, match: 'exact', ...answer },
      { source, target: 'https://b.example/2', match: 'related', ...answer },
    ]
    const refusals = [{ source, target: 'https://b.example/3', ...answer }]
    writeFileSync(answers, JSON.stringify({ matches, refusals }))
    const joined = compare('--decisions', answers, '--to', 'ctdl')
    expect(JSON.parse(joined.stdout)['@graph']).toEqual([{ '@id': source, 'ceasn:exactAlignment': [target] }])
    expect(joined.stderr).toBe('/matches/1: has no place there\n/refusals/0: has no place there\n')
    const clr = JSON.parse(compare('--decisions', decisions, '--to', 'clr').stdout)
    for (const each of clr.association) expect(each.type).toBe('Association')
    expect(compare('--to', 'clr').status).toBe(2)
    expect(compare('a.json', '--decisions', decisions, '--to', 'clr').status).toBe(2)
  })
})
