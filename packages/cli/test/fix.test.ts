/** `microcred validate --fix` as a process: what it writes, what it shows, what it leaves alone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const example = readFileSync(
  new URL('../../../examples/credentials/yecla-low-emission-wood-finishing.json', import.meta.url),
  'utf8',
)
const broken = example.replace(/"eqf": (\d)/, '"eqf":   "$1"').replaceAll('\n', '\r\n')
let folder: string
const file = (): string => join(folder, 'credential.json')
const text = (): string => readFileSync(file(), 'utf8')
const microcred = (...args: string[]) =>
  spawnSync(process.execPath, [bin, 'validate', '--at', '2026-06-19', ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: '',
  })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-fix-'))
})
beforeEach(() => writeFileSync(file(), broken))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('--fix', () => {
  it('writes what is safe, keeps the layout, and says what is left', () => {
    const { status, stderr, stdout } = microcred('--fix', 'credential.json')
    expect(text()).toBe(broken.replace(/"eqf": {3}"(\d)"/, '"eqf":   $1'))
    expect(stderr).toContain('credential.json: 1 repair made.')
    expect(stdout).not.toContain('level.wrong-type')
    expect(status).toBe(0)
  })

  it('writes nothing with --dry-run, shows the change, and ends with 1', () => {
    const { status, stdout } = microcred('--fix', '--dry-run', 'credential.json')
    expect(text()).toBe(broken)
    expect(stdout).toMatch(/^-.*"eqf": {3}"\d"/m)
    expect(stdout).toMatch(/^\+.*"eqf": {3}\d/m)
    expect(status).toBe(1)
  })

  it('shows nothing of the learner in a diff unless asked', () => {
    const odd = JSON.stringify(JSON.parse(broken))
    writeFileSync(file(), odd)
    const name = (JSON.parse(example) as { learner: { fullName: Record<string, string> } }).learner.fullName
    const [first] = Object.values(name)
    expect(odd).toContain(first)
    const { stdout } = microcred('--fix', '--dry-run', 'credential.json')
    expect(stdout).toMatch(/^\+.*"eqf":\d/m)
    expect(stdout).not.toContain(first)
    expect(microcred('--fix', '--dry-run', '--show-learner', 'credential.json').stdout).toContain(first)
  })

  it('leaves alone what it cannot make better, and what could change its meaning', () => {
    const other = example.replace(/"title":/, '"titel":')
    writeFileSync(file(), other)
    expect(microcred('--fix', 'credential.json').status).toBe(1)
    expect(text()).toBe(other)
    const shown = microcred('--fix=all', '--dry-run', 'credential.json')
    expect(shown.stdout).toMatch(/^\+.*"title":/m)
    expect(text()).toBe(other)
  })

  it('leaves what is no JSON alone', () => {
    writeFileSync(file(), '{ "level": { "eqf": "5" ')
    microcred('--fix', 'credential.json')
    expect(text()).toBe('{ "level": { "eqf": "5" ')
  })

  it.each([
    [['--fix=all', 'credential.json'], /needs a terminal/],
    [['--fix', '-'], /standard input/],
    [['--dry-run', 'credential.json'], /give both/],
    [['--fix=some', 'credential.json'], /safe or all/],
  ])('%j is a wrong command line', (args, said) => {
    const { status, stderr } = microcred(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(said)
    expect(text()).toBe(broken)
  })
})
