/** `microcred.config.json` and `microcred.baseline.json` through the built command. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { profileTitles } from '@microcred/core'
import Ajv2020 from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { faultsOf, type Schema } from '../src/configuration/faults.js'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const golden = (file: string): string => readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')
const schemaOf = (name: string): Schema & { properties: Record<string, unknown> } =>
  JSON.parse(readFileSync(new URL(`../../schemas/settings/${name}.schema.json`, import.meta.url), 'utf8'))

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'microcred-config-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  for (const below of ['in/old', 'deep/er']) mkdirSync(join(folder, below), { recursive: true })
  write('in/good.json', golden('clean.json'))
  write('in/bad.json', golden('record.json'))
  write('in/old/bad.json', golden('record.json'))
})

const write = (file: string, content: string | object): void =>
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))

const microcred = (args: readonly string[], cwd = folder): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [bin, 'validate', '--at', '2026-07-01', ...args], { cwd, encoding: 'utf8' })

interface Printed {
  files: {
    file: string
    ok: boolean
    verdict: object
    findings: { code: string; severity: string; pointer: string }[]
  }[]
  summary: { errors: number; warnings: number }
}
const printed = (args: readonly string[], cwd?: string): Printed =>
  JSON.parse(microcred([...args, '--format', 'json'], cwd).stdout)
const codesIn = ({ files }: Printed): string[] =>
  files.flatMap(({ findings }) => findings.map(({ code }) => code))

describe('a configuration', () => {
  it('is found from a folder upwards, and its files are named from where it lies', () => {
    write('microcred.config.json', { files: ['in', '!in/old'] })
    expect(printed([], join(folder, 'deep/er')).files.map(({ file }) => file)).toEqual([
      '../../in/bad.json',
      '../../in/good.json',
    ])
  })

  it('accepts findings for a reason, in some files or in all; verdicts and rows stay', () => {
    const before = printed(['in'])
    const [code] = codesIn(before)
    write('microcred.config.json', {
      ignore: [{ code, reason: 'agreed with the partner', files: ['in/old/**'] }],
    })
    const after = printed(['in'])
    expect(after.files.map(({ verdict }) => verdict)).toEqual(before.files.map(({ verdict }) => verdict))
    const has = (path: string, all: Printed): boolean =>
      all.files.find(({ file }) => file === path)!.findings.some((each) => each.code === code)
    expect([has('in/bad.json', after), has('in/old/bad.json', after)]).toEqual([true, false])
    write('microcred.config.json', { ignore: [{ code, reason: 'agreed with the partner' }] })
    expect(codesIn(printed(['in']))).toEqual(codesIn(before).filter((each) => each !== code))
  })

  it('says how much a finding counts, by its code before its subject', () => {
    const found = printed(['in/bad.json']).files[0]!.findings
    const subject = (code: string): string => code.slice(0, code.indexOf('.'))
    const [first] = found.filter(({ severity }) => severity === 'error')
    const others = found.filter(({ code }) => code !== first!.code && subject(code) === subject(first!.code))
    const severities = { [subject(first!.code)]: 'info', [first!.code]: 'warning' }
    write('microcred.config.json', { severities })
    const now = printed(['in/bad.json']).files[0]!.findings
    for (const { code, severity } of now) {
      if (code === first!.code) expect(severity).toBe('warning')
      else if (others.some((other) => other.code === code)) expect(severity).toBe('info')
    }
    const all = Object.fromEntries(found.map(({ code }) => [subject(code), 'info']))
    write('microcred.config.json', { severities: all })
    expect([microcred(['in/bad.json']).status, printed(['in/bad.json']).files[0]!.ok]).toEqual([0, false])
  })

  it('makes what is harmless fail, and errors harmless', () => {
    const found = printed(['in/bad.json']).files[0]!.findings
    const harmless = Object.fromEntries(found.map(({ code }) => [code, 'info']))
    const one = found.at(-1)!
    write('microcred.config.json', { severities: harmless })
    expect(microcred(['in/bad.json']).status).toBe(0)
    write('microcred.config.json', { severities: { ...harmless, [one.code]: 'error' } })
    expect(microcred(['in/bad.json']).status).toBe(1)
  })

  it('lets other things hold for some files, the last that names one first', () => {
    write('microcred.config.json', {
      checks: ['annexI'],
      overrides: [
        { files: ['in/**'], profile: 'edc', checks: ['rules'] },
        { files: ['in/old/*.json'], checks: ['conformance', 'annexI', 'rules'], profile: 'record' },
      ],
    })
    const of = (file: string): unknown => JSON.parse(microcred(['--print-config', file]).stdout)
    const config = join(folder, 'microcred.config.json')
    expect([of('in/bad.json'), of('in/old/bad.json'), of('x.json')]).toEqual([
      { file: config, ignore: [], severities: {}, profile: 'edc', checks: ['rules'] },
      {
        file: config,
        ignore: [],
        severities: {},
        profile: 'record',
        checks: ['conformance', 'annexI', 'rules'],
      },
      { file: config, ignore: [], severities: {}, checks: ['annexI'] },
    ])
    const said = printed(['in/bad.json', '--profile', 'record', '--check', 'conformance,annexI,rules'])
    write('microcred.config.json', '{}')
    expect(said).toEqual(printed(['in/bad.json']))
  })

  it('gives verify its trust bundle, from where it lies itself, and findings their language', () => {
    write('bundle.json', { made: 'no instant' })
    write('microcred.config.json', { trust: 'bundle.json', language: 'bg' })
    const { status, stderr } = spawnSync(process.execPath, [bin, 'verify', '../in/good.json'], {
      cwd: join(folder, 'deep'),
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([2, expect.stringContaining('../bundle.json')])
    expect(microcred(['in/bad.json']).stdout).toMatch(/\p{Script=Cyrillic}{4}/u)
    expect(microcred(['in/bad.json', '--language', 'en']).stdout).not.toMatch(/\p{Script=Cyrillic}{4}/u)
  })

  it('holds for registers in lines too', () => {
    const text = JSON.stringify(JSON.parse(golden('record.json')))
    write('in/register.ndjson', `${text}\n`)
    const codes = (): string[] =>
      JSON.parse(microcred(['in/register.ndjson']).stdout).findings.map(({ code }: { code: string }) => code)
    const before = codes()
    write('microcred.config.json', { ignore: [{ code: before[0], reason: 'agreed' }] })
    expect(codes()).toEqual(before.filter((code) => code !== before[0]))
  })

  it.each([
    [
      'is a list',
      '[]',
      /microcred\.config\.json cannot be followed\. The whole has to be an object, and is a list\./,
    ],
    ['is no JSON', '{', /is not JSON/],
    ['ignores without a reason', '{"ignore":[{"code":"grade.missing"}]}', /\/ignore\/0 has no "reason"\./],
    ['gives an empty reason', '{"ignore":[{"code":"grade.missing","reason":" "}]}', /reason is empty/],
    ['misspells a key', '{"severites":{}}', /“severites” is no key; did you mean severities\?/],
    ['misspells a check', '{"checks":["annexi"]}', /not “annexi”; did you mean annexI\?/],
    [
      'misspells a code',
      '{"ignore":[{"code":"level.mising","reason":"x"}]}',
      /There is no code level\.mising; did you mean level\.missing\?/,
    ],
    [
      'misspells a subject',
      '{"severities":{"levl":"info"}}',
      /no code or subject levl; did you mean level\?/,
    ],
    ['turns a finding off', '{"severities":{"level":"off"}}', /is error, warning or info, not “off”/],
  ])('that %s ends it with 2 and one sentence', (_, text, sentence) => {
    write('microcred.config.json', text)
    const { status, stdout, stderr } = microcred(['in'])
    expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toMatch(sentence)
  })
})

describe('a baseline', () => {
  it('makes known what is found; only what is new fails, wherever lines move', () => {
    expect(microcred(['in', '--update-baseline']).status).toBe(0)
    expect(microcred(['in']).status).toBe(0)
    write('in/bad.json', `\n\n${golden('record.json')}`)
    expect(microcred(['in', '-q'])).toMatchObject({ status: 0, stdout: 'No findings in 3 files\n' })
    write('in/new.json', golden('record.json'))
    const { status, stderr } = microcred(['in'])
    expect([status, stderr]).toEqual([1, expect.stringMatching(/findings are known/)])
  })

  it('knows so many of one kind as there were', () => {
    const baseline = (): { files: Record<string, Record<string, string[]>> } =>
      JSON.parse(readFileSync(join(folder, 'microcred.baseline.json'), 'utf8'))
    microcred(['in/bad.json', '--update-baseline'])
    const known = baseline()
    const [code, pointers] = Object.entries(known.files['in/bad.json']!)[0]!
    known.files['in/bad.json']![code] = pointers.slice(1)
    write('microcred.baseline.json', known)
    expect(codesIn(printed(['in/bad.json']))).toEqual([code])
    expect(new Ajv2020({ strict: false }).validate(schemaOf('baseline'), known)).toBe(true)
  })

  it('keeps what is known of files that are not checked, and says what no longer occurs', () => {
    microcred(['in', '--update-baseline'])
    write('in/bad.json', golden('clean.json'))
    expect(microcred(['in']).stderr).toMatch(/known findings no longer occur/)
    microcred(['in/bad.json', '--update-baseline'])
    const { files } = JSON.parse(readFileSync(join(folder, 'microcred.baseline.json'), 'utf8'))
    expect(Object.keys(files)).toEqual(['in/old/bad.json'])
  })

  it('of another version is told in one sentence, and made anew when asked', () => {
    write('microcred.baseline.json', { version: 7, files: {} })
    const { status, stderr } = microcred(['in'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^\S+ is a baseline of version 7, and this command reads version 1; [^.]+\. See/)
    expect(microcred(['in', '--update-baseline']).status).toBe(0)
    expect(microcred(['in']).status).toBe(0)
  })
})

describe('what is named', () => {
  it('leaves out what a word with ! names: patterns, folders, files', () => {
    const named = (...words: string[]): string[] => printed(words).files.map(({ file }) => file)
    expect(named('in', '!in/old')).toEqual(['in/bad.json', 'in/good.json'])
    expect(named('!**/bad.json', 'in')).toEqual(['in/good.json'])
    expect(named('in/*.json', '!in/good.json')).toEqual(['in/bad.json'])
    expect(named('in/!(bad).json')).toEqual(['in/good.json'])
  })

  it('passes over JSON that is no credential when asked, never what is broken', () => {
    write('in/package.json', { name: 'x', version: '1' })
    write('in/list.json', '[1]')
    write('in/broken.json', '{"title":')
    expect(codesIn(printed(['in/package.json', 'in/list.json']))).toEqual([
      'profile.unrecognised',
      'json.not-an-object',
    ])
    const { status, stderr } = microcred(['in/package.json', 'in/list.json', '--if-credential'])
    expect([status, stderr]).toEqual([0, '2 of 2 files are no credentials and were passed over.\n'])
    write('in/package-lock.json', { name: 'x', version: '1', lockfileVersion: 3, dependencies: {} })
    write('in/schema.json', { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' })
    write('in/badge.json', { '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion', uid: '1' })
    const others = microcred(['in/schema.json', 'in/package-lock.json', 'in/badge.json', '--if-credential'])
    expect(others.stderr).toContain('2 of 3 files are no credentials and were passed over.')
    expect(others.status).toBe(1)
    expect(codesIn(printed(['in/broken.json', 'in/package.json', '--if-credential']))).toEqual([
      'json.syntax',
    ])
  })

  it('is checked again when it changes, with --watch', async () => {
    const child = spawn(
      process.execPath,
      [bin, 'validate', '--at', '2026-07-01', 'in/good.json', '--watch', '-q'],
      { cwd: folder },
    )
    const [seen, errors] = ['', ''].map(() => ({ text: '' })) as [{ text: string }, { text: string }]
    child.stdout.on('data', (piece) => (seen.text += piece))
    child.stderr.on('data', (piece) => (errors.text += piece))
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await until(() => errors.text.includes('Watching'))
    expect(seen.text).toBe('No findings in 1 file\n')
    write('in/good.json', golden('record.json'))
    await until(() => /errors?.* in 1 file\n/.test(seen.text))
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(1)
  })
})

describe('the schema of a configuration', () => {
  it('lists the profiles there are', () => {
    expect(schemaOf('configuration').$defs!.profile!.enum).toEqual(Object.keys(profileTitles))
  })

  it.each(['configuration', 'baseline'])('%s: takes and refuses what another validator does', (name) => {
    const schema = schemaOf(name)
    const isValid = new Ajv2020({ strict: false }).compile(schema)
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', '', 'error', 'record', 'rules', 1, 7, null, true),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(
          fc.constantFrom(...Object.keys(schema.properties), 'code', 'reason', 'x.y', 'extra'),
          tie('value'),
          { maxKeys: 3, noNullPrototype: true },
        ),
      ),
    }))
    fc.assert(
      fc.property(value, (each) => (faultsOf(each, schema).length === 0) === isValid(each)),
      { numRuns: 2000 },
    )
    const sound = {
      configuration: {
        files: ['a'],
        overrides: [{ files: ['b'], checks: ['rules'] }],
        severities: { level: 'info' },
      },
      baseline: { version: 1, files: { a: { 'b.c': ['/d'] } } },
    }[name]
    expect([isValid(sound), faultsOf(sound, schema)]).toEqual([true, []])
  })
})
