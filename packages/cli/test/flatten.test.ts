/** Rows for analysis, conversion of folders and completion, through the built command. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import Ajv2020 from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COLUMNS } from '../src/commands/flatten.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const examples = (folder: string): string => join(root, 'examples', folder)
const schema = JSON.parse(readFileSync(join(root, 'packages/schemas/outputs/flat.schema.json'), 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'microcred-flat-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const microcred = (args: readonly string[], input?: string): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  })

const AT = ['--at', '2026-07-01']
const all = readdirSync(examples('credentials')).map((file) => ({
  file,
  record: JSON.parse(readFileSync(join(examples('credentials'), file), 'utf8')),
}))
const rows = (text: string): Record<string, never>[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

beforeAll(() => {
  const lines = [...all.map(({ record }) => JSON.stringify(record)), '', '{"title":', '[1]']
  writeFileSync(join(folder, 'register.ndjson.gz'), gzipSync(`${lines.join('\r\n')}\n`))
})

describe('flatten', () => {
  it('has the documented columns and no others, in their order', () => {
    expect(COLUMNS).toEqual(Object.keys(schema.properties))
    expect(schema.required).toEqual(COLUMNS)
    const isValid = new Ajv2020().compile(schema)
    const { stdout, status } = microcred(['flatten', 'register.ndjson.gz', '--format', 'ndjson', ...AT])
    expect([status, rows(stdout).length]).toEqual([0, all.length + 2])
    for (const row of rows(stdout)) expect(isValid(row), JSON.stringify(isValid.errors)).toBe(true)
  })

  it('says what the record says, of records, badges and EDCs alike', () => {
    for (const form of ['credentials', 'openbadges', 'edc']) {
      const { stdout } = microcred(['flatten', examples(form), '--format', 'ndjson', ...AT])
      expect(rows(stdout)).toHaveLength(all.length)
      for (const [at, row] of rows(stdout).entries()) {
        const { record } = all[at]!
        expect(row, `${form} ${all[at]!.file}`).toMatchObject({
          ects:
            record.notionalWorkload.volumes.find(({ unit }: { unit: string }) => unit === 'ects')?.value ??
            null,
          eqf: record.level.eqf ?? null,
          date_of_issuing: expect.stringContaining(record.dateOfIssuing),
          issuer_country: record.issuerCountry.map(({ country }: { country: string }) => country),
          ...(form !== 'edc' && { annex_i: 'complete' }),
        })
      }
    }
  })

  it('is the same as CSV, which reads back', () => {
    const table = parse(microcred(['flatten', 'register.ndjson.gz', ...AT]).stdout, { columns: true })
    const lines = rows(microcred(['flatten', 'register.ndjson.gz', '--format', 'ndjson', ...AT]).stdout)
    expect(table).toEqual(
      lines.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]: [string, unknown]) => [
            name,
            Array.isArray(value) ? value.join('|') : String(value ?? ''),
          ]),
        ),
      ),
    )
  })

  it('has nothing of the learner', () => {
    const { stdout } = microcred(['flatten', 'register.ndjson.gz', ...AT])
    for (const { record } of all)
      for (const value of JSON.stringify(record.learner).match(/"[^"]{4,}"(?=[,}\]])/g) ?? [])
        expect(stdout).not.toContain(value.slice(1, -1))
  })

  it('answers for a broken line by its row, and for a file that cannot be read with 2', () => {
    const { stdout } = microcred(['flatten', '--lines', '-', '--format', 'ndjson', ...AT], '{"title":\n')
    expect(rows(stdout)).toMatchObject([{ line: 1, profile: null, codes: ['json.syntax'], ects: null }])
    expect(microcred(['flatten', 'none.json', 'register.ndjson.gz']).status).toBe(2)
  })
})

describe('convert over a folder', () => {
  it('writes each file as it lies, and says what is lost of which', () => {
    mkdirSync(join(folder, 'in/deep'), { recursive: true })
    writeFileSync(join(folder, 'in/a.json'), JSON.stringify(all[0]!.record))
    writeFileSync(join(folder, 'in/deep/b.jsonld'), JSON.stringify(all[1]!.record))
    const { status, stdout, stderr } = microcred([
      'convert',
      'in',
      '--to',
      'openbadges',
      '--output',
      'out',
      '--loss',
      'loss.json',
    ])
    expect([status, stdout, stderr]).toEqual([0, '', ''])
    for (const [file, { record }] of [
      ['a.json', all[0]!],
      ['deep/b.json', all[1]!],
    ] as const) {
      const alone = microcred(['convert', '-', '--to', 'openbadges'], JSON.stringify(record))
      expect(readFileSync(join(folder, 'out', file), 'utf8')).toBe(alone.stdout)
    }
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'loss.json'), 'utf8')))).toEqual([
      'a.json',
      'deep/b.json',
    ])
  })

  it('goes on after what cannot be converted, and ends with 1', () => {
    writeFileSync(join(folder, 'in/c.json'), 'no JSON')
    const { status, stderr } = microcred(['convert', 'in', '--to', 'openbadges', '--output', 'out2'])
    expect([status, readdirSync(join(folder, 'out2'))]).toEqual([1, ['a.json', 'deep']])
    expect(stderr).toMatch(/^in\/c\.json cannot be converted: /m)
  })

  it('wants to know where to', () => {
    expect(microcred(['convert', 'in', '--to', 'openbadges'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Say where several inputs are to be written: --output FOLDER\./m),
    })
  })
})

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0

describe('completion', () => {
  const script = (shell: string): string => {
    const file = join(folder, `completion.${shell}`)
    writeFileSync(file, microcred(['completion', shell]).stdout)
    return file
  }

  it.skipIf(!has('bash'))('lets bash complete commands, options and values', () => {
    const file = script('bash')
    const words = (...line: string[]): string[] => {
      const list = line.map((word) => `'${word}'`).join(' ')
      const { stdout, stderr } = spawnSync(
        'bash',
        [
          '-c',
          `. '${file}'; COMP_WORDS=(microcred ${list}); COMP_CWORD=${line.length}; _microcred; printf '%s\\n' "\${COMPREPLY[@]}"`,
        ],
        { encoding: 'utf8' },
      )
      expect(stderr).toBe('')
      return stdout.trim().split('\n')
    }
    expect(words('va')).toEqual(['validate'])
    expect(words('validate', '--fail')).toEqual(['--fail-severity'])
    expect(words('validate', '--format', 's')).toEqual(['sarif'])
    expect(words('convert', '--to', 'openb')).toEqual(['openbadges'])
    expect(words('validate', 'x')).toEqual([''])
  })

  it.skipIf(!has('fish'))('lets fish complete commands, options and values', () => {
    const file = script('fish')
    const words = (line: string): string[] => {
      const { stdout, stderr } = spawnSync('fish', ['-c', `source '${file}'; complete -C '${line}'`], {
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      return stdout
        .trim()
        .split('\n')
        .map((each) => each.split('\t')[0]!)
    }
    expect(words('microcred va')).toEqual(['validate'])
    expect(words('microcred validate --format s')).toEqual(['sarif'])
    expect(words('microcred validate --fail-s')).toContain('--fail-severity')
  })

  it.skipIf(!has('zsh'))('is understood by zsh', () => {
    const file = script('zsh')
    const { stdout, stderr, status } = spawnSync(
      'zsh',
      [
        '-f',
        '-c',
        `autoload -U compinit; compinit -u -D; source '${file}'; print $_comps[microcred]; functions _microcred | grep -c fail-severity`,
      ],
      { encoding: 'utf8', env: { ...process.env, HOME: folder } },
    )
    expect([status, stderr]).toEqual([0, ''])
    const [name, found] = stdout.trim().split('\n')
    expect([name, found]).toEqual(['_microcred', '1'])
  })

  it('knows every command and option that help knows', () => {
    const bash = readFileSync(script('bash'), 'utf8')
    for (const [, name] of microcred(['help']).stdout.matchAll(/^ {2}(\w+) {2,}\S/gm)) {
      if (name === 'microcred') continue
      for (const [, option] of microcred(['help', name!]).stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm))
        expect(bash, `${name} ${option}`).toContain(option)
    }
  })

  it('of another shell is refused in a sentence', () => {
    expect(microcred(['completion', 'bsh'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/did you mean bash\?/),
    })
  })
})
