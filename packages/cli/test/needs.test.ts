/** `microcred needs` as a process, over the examples of the project. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
    expect(needs('report', pumps).stdout).toMatch(/^# Needs for skills\n\n## construction\n\n\| need \|/)
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
})
