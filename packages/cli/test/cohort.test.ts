/** `microcred stack --cohort` as a process. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const rule = 'examples/stacking/circular-furniture.json'
const repair = join(root, 'examples/stacking/lucia-ortega/circular-furniture-repair.json')
const finishing = join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-cohort-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function microcred(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages/cli/bin/microcred.js'), 'stack', ...args, '--at', '2026-10-01'],
    { cwd: root, encoding: 'utf8', input },
  )
  return { status, stdout, stderr }
}

const line = (id: string, ...files: readonly string[]): string =>
  JSON.stringify({ id, credentials: files.map((file) => JSON.parse(readFileSync(file, 'utf8'))) })

describe('stack --cohort', () => {
  it('gives a line a learner in their order, and ends with 0 when all was read', () => {
    const input = `${line('b', repair, finishing)}\n\n${line('a', repair)}\r\n${line('c')}`
    const { status, stdout, stderr } = microcred([rule, '--cohort', '-', '--format', 'ndjson'], input)
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each))
    expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['b', 'satisfied'],
      ['a', 'incomplete'],
      ['c', 'incomplete'],
    ])
    expect(stderr).toMatch(/^3 learners: 2 incomplete, 1 satisfied\n {2}\S+: missing for 2\n/)
    expect(status).toBe(0)
  })

  it('tells a line that cannot be read, goes on, and ends with 2', () => {
    const input = `{"id":"x"\n{"credentials":[]}\n[1]\n{"id":"y","credentials":{}}\n${line('z', repair)}\n`
    const { status, stdout, stderr } = microcred([rule, '--cohort', '-', '--format', 'csv'], input)
    expect(stdout.split('\r\n').map((row) => row.split(',').slice(0, 2))).toEqual([
      ['id', 'verdict'],
      ['z', 'incomplete'],
      [''],
    ])
    for (const number of [1, 2, 3, 4]) expect(stderr).toContain(`-:${number}: `)
    expect(status).toBe(2)
  })

  it('writes no cell that a spreadsheet takes for a formula', () => {
    const { stdout } = microcred(
      [rule, '--cohort', '-', '--format', 'csv'],
      '{"id":"=1+1,\\"x","credentials":[]}',
    )
    expect(stdout).toContain('\r\n"\'=1+1,""x",incomplete,')
  })

  it('takes a learner a folder', () => {
    mkdirSync(join(folder, 'ana'))
    mkdirSync(join(folder, 'ben'))
    copyFileSync(repair, join(folder, 'ana/repair.json'))
    copyFileSync(finishing, join(folder, 'ana/finishing.json'))
    const all = microcred([rule, '--cohort', folder, '--format', 'csv'])
    expect(all.stdout).toMatch(/\r\nana,satisfied,2,,,\r\nben,incomplete,0,/)
    expect(all.status).toBe(0)
    writeFileSync(join(folder, 'stray.json'), '{}')
    const stray = microcred([rule, '--cohort', folder])
    expect(stray.status).toBe(2)
    expect(stray.stderr).toContain("stray.json lies in no learner's folder.")
    expect(stray.stdout).toMatch(/^ana {2}satisfied\nben {2}incomplete {2}/)
  })

  it('takes as a hand what a hand is elsewhere: a list, a file with lines, a list in a line', () => {
    const hands = join(folder, 'hands')
    const both = [repair, finishing].map((file) => JSON.parse(readFileSync(file, 'utf8')))
    for (const name of ['lined', 'listed']) mkdirSync(join(hands, name), { recursive: true })
    writeFileSync(join(hands, 'listed/all.json'), JSON.stringify(both))
    const lined = join(hands, 'lined/all.ndjson')
    writeFileSync(lined, `${both.map((each) => JSON.stringify(each)).join('\n\n')}\n`)
    const folders = microcred([rule, '--cohort', hands, '--format', 'csv'])
    expect(folders.stdout).toMatch(/\r\nlined,satisfied,2,,,\r\nlisted,satisfied,2,,,\r\n/)
    const line = JSON.stringify({ id: 'c', credentials: [both] })
    expect(microcred([rule, '--cohort', '-', '--format', 'csv'], line).stdout).toContain('\r\nc,satisfied,2,')
    expect(microcred([rule, lined]).status).toBe(0)
    writeFileSync(lined, `${JSON.stringify(both[0])}\n{"id":\n`)
    const broken = microcred([rule, lined])
    expect([broken.status, broken.stderr]).toEqual([2, `${lined}:2 holds no credential that can be read.\n`])
    expect(broken.stdout).toMatch(/^incomplete\n/)
  })

  it('tells once for all learners what is wrong with the decisions', () => {
    const decisions = join(folder, 'decisions.json')
    const grant = { requirement: 'nowhere', kind: 'grant', by: 'Board', date: '2026-06-01' }
    writeFileSync(decisions, JSON.stringify([grant]))
    const place = `${decisions}/0 stacking-decision.unknown-requirement: `
    const input = `${line('a', repair)}\n${line('b', repair)}\n`
    const many = microcred([rule, '--cohort', '-', '--decisions', decisions, '--format', 'csv'], input)
    expect([many.status, many.stderr.split(place).length]).toEqual([0, 2])
    const diff = microcred(['diff', rule, rule, '--cohort', '-', '--decisions', decisions], input)
    expect([diff.status, diff.stderr.split(place).length]).toEqual([0, 2])
  })

  it('is no place for further credentials, plans or a folder that is not there', () => {
    for (const more of [[repair], ['--plan', folder]])
      expect(microcred([rule, ...more, '--cohort', folder]).status).toBe(2)
    expect(microcred([rule, '--cohort', join(folder, 'nowhere')]).stderr).toContain(
      'There is no file or folder',
    )
    expect(microcred([rule, repair, '--format', 'csv']).status).toBe(2)
  })
})
