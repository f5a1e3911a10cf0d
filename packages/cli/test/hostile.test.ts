/** What must not leave, and what must not get in: the built command over values of the learner, and over hostile names and keys. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canaries, MARK } from './canaries.js'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const rule = fileURLToPath(new URL('../../../examples/stacking/circular-furniture.json', import.meta.url))
const offer = fileURLToPath(
  new URL('../../../examples/specifications/yecla-low-emission-wood-finishing.json', import.meta.url),
)

let folder: string

function microcred(...args: readonly string[]): SpawnSyncReturns<string> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  return spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  })
}

const FORMATS = ['pretty', 'json', 'ndjson', 'github', 'sarif', 'junit', 'markdown', 'csv', 'html']

/** Every command that reads credentials, in every format; the word IN is what it is given. */
const COMMANDS: readonly (readonly string[])[] = [
  ...FORMATS.map((format) => ['validate', '--format', format, 'IN']),
  ['validate', '--lang', 'de', 'IN'],
  ['validate', '--fix', '--dry-run', 'IN'],
  ['validate', '--format', 'ndjson', 'LINES'],
  ['elements', 'IN'],
  ['elements', '--format', 'json', 'IN'],
  ['flatten', 'IN'],
  ['flatten', '--format', 'ndjson', 'LINES'],
  ['verify', 'IN'],
  ['verify', '--format', 'json', 'IN'],
  ['stack', rule, 'IN'],
  ['stack', '--format', 'json', rule, 'IN'],
  ['stack', 'check', 'ONE'],
  ['stack', 'show', 'ONE'],
  ['compare', 'ONE', offer],
  ['compare', '--format', 'json', 'ONE', offer],
  ['compare', offer, 'ONE'],
  ['compare', '--desk', 'ONE', offer],
  ['compare', '--decisions', 'ONE', offer, offer],
  ['skills', 'profile', 'ONE'],
  ['skills', 'profile', '--format', 'json', 'ONE'],
  ['needs', 'rank', 'ONE'],
  ['import', 'ONE'],
  ['import', '--offer', offer, 'TABLE'],
]

const words = (command: readonly string[], one: string): readonly string[] =>
  command.map((word) => ({ IN: 'in', ONE: one, LINES: 'lines.ndjson', TABLE: 'table.csv' })[word] ?? word)

describe('a value of the learner', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'microcred-canaries-'))
    mkdirSync(join(folder, 'in'))
    const all = canaries()
    for (const { file, text } of all) writeFileSync(join(folder, 'in', file), text)
    writeFileSync(join(folder, 'lines.ndjson'), all.map(({ text }) => text.replace(/\n\s*/g, ' ')).join('\n'))
    writeFileSync(
      join(folder, 'table.csv'),
      [
        'learner.fullName_en,learner.email,learner.dateOfBirth,dateOfIssuing',
        'qzkx1v,qzkx2v,qzkx3v,qzkx4v',
        '"qzkx5v',
        '',
      ].join('\n'),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is there to be seen, in every form of every profile', () => {
    const { stdout } = microcred('validate', '--show-learner', 'in')
    expect(new Set(stdout.match(MARK)).size).toBeGreaterThan(100)
    expect(readdirSync(join(folder, 'in')).length).toBeGreaterThan(450)
  })

  it.each(COMMANDS)(
    'stays where it is: %s %s %s %s %s',
    (...command) => {
      const files = readdirSync(join(folder, 'in'))
      const ones = command.includes('ONE') ? ['record-json', 'record-cut'] : ['']
      for (const start of ones) {
        const one = join('in', files.find((file) => file.startsWith(start))!)
        const { stdout, stderr, status } = microcred(...words(command, one))
        expect([...(stdout + stderr).matchAll(MARK)].map(([found]) => found)).toEqual([])
        expect(status, stderr).toBeTypeOf('number')
        expect(stderr).not.toMatch(/defect of microcred/)
      }
    },
    120_000,
  )

  it.each(['record', 'openbadges', 'edc', 'vc', 'eudi-learning-credential'])(
    'is written into a credential of the form %s, and stands in no note about it',
    (to) => {
      const { stderr } = microcred(
        'convert',
        '--to',
        to,
        '--output',
        `out-${to}`,
        '--loss',
        `loss-${to}.json`,
        'in',
      )
      expect(stderr.match(MARK)).toBeNull()
      let loss = ''
      try {
        loss = readFileSync(join(folder, `loss-${to}.json`), 'utf8')
      } catch {
        // Nothing was lost.
      }
      expect(loss.match(MARK)).toBeNull()
    },
    120_000,
  )

  it('stands in a table that is asked for, and in no note about it', () => {
    const files = readdirSync(join(folder, 'in')).filter((file) => /^(?:record|edc)-json/.test(file))
    const { stderr } = microcred('export', ...files.map((file) => join('in', file)))
    expect(stderr.match(MARK)).toBeNull()
  })
})

/** What a runner would take for a command, a terminal for a control sequence, a browser for a script. */
const HOSTILE = [
  '\n::INJECTED::x',
  '\r::INJECTED file=a.js,line=1::x',
  '%0A::INJECTED::x',
  '\u001B[31mINJECTED',
  '\u001B]8;;https://evil.example\u0007INJECTED',
  '\u009B31mINJECTED',
  '\u0008\u0007INJECTED',
  '\u202EINJECTED',
  '\u2028::INJECTED::x',
  '<script>INJECTED</script>',
  '"><img src=x onerror=INJECTED>',
  ']]>INJECTED',
  '|INJECTED`*_[',
  '=INJECTED()',
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const STEERING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/

/** Lines that a runner obeys and nobody here wrote, and those with a letter that moves the cursor. */
const injected = (text: string): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter(
      (line) =>
        STEERING.test(line) ||
        (/^\s*(?:::|##\[)/.test(line) && !/^::(?:error|warning|notice) (?:file|title)=/.test(line)),
    )
    .map((line) => line.slice(0, 200))

describe('a hostile name or key', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'microcred-hostile-'))
    mkdirSync(join(folder, 'in'))
    const root = fileURLToPath(new URL('../../../examples/', import.meta.url))
    const seeds = ['credentials', 'openbadges', 'edc'].map((name) =>
      readFileSync(join(root, name, 'beja-efficient-irrigation.json'), 'utf8'),
    )
    const lines: string[] = []
    for (const [number, hostile] of HOSTILE.entries())
      for (const seed of seeds) {
        const json = JSON.parse(seed) as Record<string, unknown>
        json[hostile] = hostile
        json.name = hostile
        json.title = { pt: hostile, [hostile]: 'x' }
        json.type = Array.isArray(json.type) ? [...json.type, hostile] : hostile
        const subject = (json.credentialSubject ?? json.learner) as Record<string, unknown>
        subject[hostile] = { [hostile]: hostile }
        const level = (json.level ?? subject.achievement ?? {}) as Record<string, unknown>
        level[hostile] = hostile
        const text = JSON.stringify(json)
        lines.push(text)
        writeFileSync(join(folder, 'in', `${lines.length}${hostile.replaceAll('/', '')}.json`), text)
        if (number < 4)
          writeFileSync(
            join(folder, 'in', `${lines.length}${hostile.replaceAll('/', '')}-cut.json`),
            text.slice(0, 300),
          )
      }
    writeFileSync(join(folder, 'lines.ndjson'), lines.join('\n'))
    writeFileSync(
      join(folder, 'table.csv'),
      HOSTILE.map((each) => `"title_en${each.replaceAll('"', '""')}"`).join(','),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ...COMMANDS,
    ['convert', '--to', 'record', '--output', 'out', 'IN'],
    ['convert', '--to', 'edc', 'ONE'],
    ['explain', 'ONE'],
    ['skills', 'check', 'ONE'],
    ['schema', 'print', 'ONE'],
    ['ONE'],
  ])(
    'is shown and not obeyed: %s %s %s %s %s',
    (...command) => {
      const files = readdirSync(join(folder, 'in'))
      const ones = command.includes('ONE') ? [files[0]!, files[Math.floor(files.length / 2)]!] : ['']
      for (const one of ones) {
        const { stdout, stderr } = microcred(...words(command, join('in', one)))
        expect(injected(stderr)).toEqual([])
        expect(injected(stdout)).toEqual([])
        expect(stderr).not.toMatch(/defect of microcred/)
        if (command.includes('html')) expect(stdout).not.toMatch(/<script>INJ|<img src=x/)
        if (command.includes('junit')) expect(stdout).not.toMatch(/<script>INJ|<img src=x/)
      }
    },
    60_000,
  )

  it.each(['validate', 'elements', 'stack', 'import', 'convert --to record', 'flatten'])(
    'of nothing is shown and not obeyed by %s',
    (command) => {
      for (const names of command === 'import' ? HOSTILE.slice(0, 3).map((each) => [each]) : [HOSTILE]) {
        const { stdout, stderr } = microcred(
          ...command.split(' '),
          ...names.map((name) => `nope${name}.json`),
        )
        expect(injected(stdout + stderr)).toEqual([])
      }
    },
    60_000,
  )
})

it('explains where each form of credential keeps an element that is missing', () => {
  folder = tmpdir()
  const { stdout } = microcred('explain', 'level.missing')
  expect(stdout).toMatch(/^ {2}record +level$/m)
  expect(stdout).toMatch(/^ {2}edc +credentialSubject\.hasClaim.*eqfLevel$/m)
  expect(stdout).toMatch(/^ {2}openbadges +credentialSubject\.achievement\.alignment/m)
  expect(microcred('explain', 'level.out-of-range').stdout).not.toMatch(/^ {2}edc /m)
})
