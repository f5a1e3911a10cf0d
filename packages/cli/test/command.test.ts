/** The built command as a process: what it prints where, and how it ends. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chunk, png } from '../../../tools/png.ts'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const golden = (file: string): string => fileURLToPath(new URL(`golden/${file}`, import.meta.url))
const clean = readFileSync(golden('clean.json'), 'utf8')
const broken = readFileSync(golden('record.json'), 'utf8')

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-'))
  for (const file of [
    'good.json',
    'nested/good.jsonld',
    'nested/[odd].json',
    '.hidden/bad.json',
    'node_modules/bad.json',
    'notes.txt',
    'empty/notes.txt',
  ]) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), file.includes('good') || file.includes('odd') ? clean : 'no JSON')
  }
  copyFileSync(golden('record.json'), join(folder, 'nested/broken.json'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function microcred(
  args: readonly string[],
  { input, env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
): SpawnSyncReturns<string> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env
  return spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...inherited, ...env },
    ...(input !== undefined && { input }),
  })
}

const filesOf = (stdout: string): string[] =>
  JSON.parse(stdout).files.map((each: { file: string }) => each.file)

const noTrace = ({ stdout, stderr }: SpawnSyncReturns<string>): void =>
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+/m)

describe('validate ends', () => {
  it('with 0 and no word on standard error when nothing is found', () => {
    const { status, stdout, stderr } = microcred(['validate', 'good.json'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^✓ good\.json[\s\S]*No findings in 1 file\n$/)
  })

  it('with 1 when something is at or above the severity', () => {
    expect(microcred(['validate', 'nested/broken.json', '--quiet']).status).toBe(1)
  })

  it('with 0 when all that is found is below it, and with 1 when it is lowered', () => {
    const warned = `\ufeff${clean}`
    expect(microcred(['validate', '-'], { input: warned }).status).toBe(0)
    expect(microcred(['validate', '-', '--fail-severity', 'warning'], { input: warned }).status).toBe(1)
  })

  it('with 2 when something cannot be read, and loses nothing of the other files', () => {
    const { status, stdout, stderr } = microcred([
      'validate',
      'nope.json',
      'good.json',
      'nested/broken.json',
      '--format',
      'json',
    ])
    expect([status, stderr]).toEqual([2, 'There is no file or folder nope.json.\n'])
    expect(filesOf(stdout)).toEqual(['good.json', 'nested/broken.json'])
  })

  it('with 2 and one sentence when a folder has no JSON', () => {
    const { status, stdout, stderr } = microcred(['validate', 'empty'])
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'There is no .json, .jsonld, .jwt, .ndjson or .jsonl file and no baked badge in empty.\n',
    ])
  })

  it('with 2 and a pointer to the help when the command line is wrong', () => {
    for (const [args, sentence] of [
      [
        ['validate', '--formt', 'json', 'good.json'],
        'There is no option --formt; did you mean --format? See: microcred validate --help\n',
      ],
      [
        ['validate'],
        'Name a file, a folder, a pattern, or - for standard input. See: microcred validate --help\n',
      ],
      [
        ['valdate', 'good.json'],
        'There is no command valdate; did you mean validate? See: microcred --help\n',
      ],
      [
        ['good.json'],
        'There is no command good.json; did you mean microcred validate good.json? See: microcred --help\n',
      ],
      [
        ['validate', 'good.json', '--at', '2026-02-30'],
        '--at takes a day such as 2026-06-19, or a time with offset such as 2026-06-19T09:30:00Z, not “2026-02-30”. See: microcred validate --help\n',
      ],
      [
        ['validate', 'good.json', '--max-problems', 'some'],
        '--max-problems takes a whole number, not “some”. See: microcred validate --help\n',
      ],
    ] as const) {
      const { status, stdout, stderr } = microcred(args)
      expect([status, stdout, stderr]).toEqual([2, '', sentence])
    }
  })
})

describe('validate reads', () => {
  it('folders in order of names, without dot folders, node_modules and other files', () => {
    expect(filesOf(microcred(['validate', '.', '--format', 'json']).stdout)).toEqual([
      'good.json',
      'nested/[odd].json',
      'nested/broken.json',
      'nested/good.jsonld',
    ])
  })

  it('badges baked into the pictures of a folder, and passes over other pictures', () => {
    const pictures = join(folder, 'pictures')
    mkdirSync(pictures)
    const baked = (text: string) => png(chunk('iTXt', `openbadgecredential\0\0\0\0\0${text}`))
    const svg = (text: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:b="https://purl.imsglobal.org/ob/v3p0"><b:credential><![CDATA[${text}]]></b:credential></svg>`
    writeFileSync(join(pictures, 'badge.png'), baked(clean))
    writeFileSync(join(pictures, 'Badge.SVG'), svg(clean))
    writeFileSync(join(pictures, 'broken.png'), baked('{'))
    writeFileSync(join(pictures, 'photo.png'), png())
    writeFileSync(join(pictures, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    const { status, stdout, stderr } = microcred(['validate', 'pictures', '--format', 'json'])
    expect([status, stderr]).toEqual([1, ''])
    const files = JSON.parse(stdout).files as {
      file: string
      wrapper: object
      findings: { code: string }[]
    }[]
    expect(
      files.map(({ file, wrapper, findings }) => [file, wrapper, ...findings.map(({ code }) => code)]),
    ).toEqual([
      ['pictures/Badge.SVG', { type: 'svg' }],
      ['pictures/badge.png', { type: 'png' }],
      ['pictures/broken.png', { type: 'png' }, 'json.syntax'],
    ])
    expect(microcred(['elements', 'pictures/badge.png']).status).toBe(0)
  })

  it('a draft, which sealing is yet to give a date of issuing', () => {
    const { dateOfIssuing: _, ...draft } = JSON.parse(clean)
    const ends = (...flags: string[]): unknown =>
      microcred(['validate', '-', ...flags], { input: JSON.stringify(draft) }).status
    expect([ends(), ends('--draft')]).toEqual([1, 0])
  })

  it('patterns, and files whose names look like one, each once', () => {
    const { status, stdout } = microcred([
      'validate',
      '**/good.*',
      'nested/[odd].json',
      'good.json',
      '--format',
      'json',
    ])
    expect([status, filesOf(stdout)]).toEqual([0, ['good.json', 'nested/good.jsonld', 'nested/[odd].json']])
    expect(microcred(['validate', '*.nothing']).stderr).toBe('Nothing is named like *.nothing.\n')
  })

  it('standard input under the name it is given', () => {
    const { stdout } = microcred(['validate', '-', '--stdin-filepath', 'in/badge.json', '--format', 'json'], {
      input: clean,
    })
    expect(filesOf(stdout)).toEqual(['in/badge.json'])
  })

  it.skipIf(process.platform === 'win32')('what it may, and says what it may not', () => {
    const odd = join(folder, 'odd')
    mkdirSync(odd)
    symlinkSync('nowhere.json', join(odd, 'dangling.json'))
    symlinkSync('..', join(odd, 'loop'))
    writeFileSync(join(odd, 'secret.json'), clean)
    chmodSync(join(odd, 'secret.json'), 0)
    writeFileSync(join(odd, 'well.json'), clean)
    const result = microcred(['validate', 'odd', '--format', 'json'])
    const unprivileged = process.getuid?.() !== 0
    expect(result.status).toBe(2)
    expect(filesOf(result.stdout)).toEqual([...(unprivileged ? [] : ['odd/secret.json']), 'odd/well.json'])
    expect(result.stderr).toBe(
      `odd/dangling.json cannot be read: there is no such file or folder.\n${unprivileged ? 'odd/secret.json cannot be read: it may not be opened.\n' : ''}`,
    )
  })

  it('nothing of a file of 200 MB', () => {
    const file = openSync(join(folder, 'huge.json.txt'), 'w')
    ftruncateSync(file, 200 * 1024 * 1024)
    closeSync(file)
    const { status, stdout } = microcred(['validate', 'huge.json.txt', '--format', 'json'])
    const [{ findings, elements }] = JSON.parse(stdout).files
    expect([status, findings.length, findings[0].code, findings[0].params.size, elements.length]).toEqual([
      1,
      1,
      'json.too-large',
      209_715_200,
      16,
    ])
  })

  it('no further than the limit of an endless standard input', async () => {
    const child = spawn('sh', ['-c', `yes '[1,' | "${process.execPath}" "${bin}" validate - --format json`])
    let stdout = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, JSON.parse(stdout).files[0].findings[0].code]).toEqual([1, 'json.too-large'])
  })

  it('what is no credential without a stack trace, and names its fault', () => {
    const inputs: [string, Buffer | string, string][] = [
      ['empty', '', 'json.empty'],
      ['text', 'hello', 'json.syntax'],
      ['utf-16', Buffer.from(`\ufeff${clean}`, 'utf16le'), 'json.encoding'],
      ['latin-1', Buffer.from('{"title": "Formaci\u00f3n"}', 'latin1'), 'json.encoding'],
      ['deep', '['.repeat(100_000) + ']'.repeat(100_000), 'json.too-deep'],
      ['list', '[]', 'json.not-an-object'],
      ['token', 'eyJh.eyJi.c', 'wrapper.payload-unreadable'],
      ['keys', '{"__proto__": {}, "constructor": 1}', 'profile.unrecognised'],
    ]
    const names = inputs.map(([name, text]) => {
      writeFileSync(join(folder, `${name}.input`), text)
      return `${name}.input`
    })
    const result = microcred(['validate', ...names, '--format', 'json'])
    noTrace(result)
    const found = JSON.parse(result.stdout).files.map((each: { findings: { code: string }[] }) =>
      each.findings.map(({ code }) => code),
    )
    expect(found).toEqual(inputs.map(([, , code]) => [code]))
    expect([result.status, result.stderr]).toEqual([1, ''])
    const pretty = microcred(['validate', ...names])
    noTrace(pretty)
    expect(pretty.stdout).toContain('json.too-deep at 1:201')
  })
})

describe('validate prints', () => {
  it('no colours into a pipe, colours when forced, none against NO_COLOR', () => {
    expect(microcred(['validate', 'good.json']).stdout).not.toContain('\u001b[')
    expect(microcred(['validate', 'good.json'], { env: { FORCE_COLOR: '1' } }).stdout).toContain(
      '\u001b[32m✓',
    )
    expect(
      microcred(['validate', 'good.json'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout,
    ).not.toContain('\u001b[')
  })

  it('as many findings as it may, says how many it does not, and ends the same', () => {
    const { status, stdout } = microcred(['validate', 'nested/broken.json', '--max-problems', '2', '--quiet'])
    expect(stdout.match(/^ {2}error/gm)).toHaveLength(2)
    expect(stdout).toMatch(/; 6 of them not shown \(--max-problems\)\n$/)
    expect(status).toBe(1)
    const json = microcred(['validate', 'nested/broken.json', '--max-problems', '0', '--format', 'json'])
    expect([json.status, json.stderr, JSON.parse(json.stdout).summary.errors]).toEqual([
      1,
      '8 findings are not printed (--max-problems).\n',
      8,
    ])
  })

  it('only what the checks that are asked for find', () => {
    const codes = (check: string): string[] =>
      JSON.parse(
        microcred(['validate', 'nested/broken.json', '--check', check, '--format', 'json']).stdout,
      ).files[0].findings.map(({ code }: { code: string }) => code)
    expect(codes('rules')).not.toContain('level.out-of-range')
    expect(codes('conformance,rules')).toContain('level.out-of-range')
    expect(microcred(['validate', 'good.json', '--check', 'rule']).stderr).toContain('did you mean rules?')
  })

  it('dates as of the day it is given', () => {
    const issued = JSON.stringify({ ...JSON.parse(clean), dateOfIssuing: '2026-06-19' })
    expect(microcred(['validate', '-', '--at', '2026-06-01', '--quiet'], { input: issued }).stdout).toContain(
      'date-of-issuing.in-future',
    )
    expect(microcred(['validate', '-', '--at', '2026-06-19', '--quiet'], { input: issued }).status).toBe(0)
  })

  it('quietly no more once its reader is gone, and ends with the right code', async () => {
    const files = Array.from({ length: 200 }, (_, at) => `many/${at}.json`)
    mkdirSync(join(folder, 'many'), { recursive: true })
    for (const file of files) writeFileSync(join(folder, file), broken)
    const child = spawn(process.execPath, [bin, 'validate', 'many'], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, stderr]).toEqual([1, ''])
  })
})

describe('elements', () => {
  it('prints the table alone and ends with 1 when a mandatory element is missing', () => {
    const whole = microcred(['elements', 'good.json'])
    expect([whole.status, whole.stdout.match(/mandatory {2}\//g)?.length]).toEqual([0, 11])
    const { status, stdout } = microcred(['elements', 'nested/broken.json'])
    expect(status).toBe(1)
    expect(stdout).toContain('✗ 11 Quality assurance    mandatory  missing')
    expect(stdout).not.toContain('quality-assurance.missing')
  })

  it('prints sixteen rows a file for programs', () => {
    const { status, stdout } = microcred(['elements', 'good.json', 'notes.txt', '--format', 'json'])
    const { files } = JSON.parse(stdout)
    expect([
      status,
      files.map((each: { annexI: string; elements: unknown[] }) => [each.annexI, each.elements.length]),
    ]).toEqual([
      1,
      [
        ['complete', 16],
        ['not-applicable', 16],
      ],
    ])
  })
})

describe('explain', () => {
  it('says what a code means, how much it weighs and where it comes from', () => {
    const { status, stdout } = microcred(['explain', 'notional-workload.credits-disagree'])
    expect(status).toBe(0)
    for (const words of [
      'warning, quality',
      '‹ects› ECTS',
      'Annex I, element 7',
      'https://eur-lex.europa.eu/',
      'https://w3id.org/microcred/findings/notional-workload.credits-disagree',
    ])
      expect(stdout).toContain(words)
  })

  it('names the three nearest codes to one that does not exist', () => {
    const { status, stdout, stderr } = microcred(['explain', 'level.mising'])
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'There is no code level.mising; did you mean level.missing, level.malformed or level.unreadable? See: microcred explain --help\n',
    ])
  })

  it('lists every code without one', () => {
    const { stdout } = microcred(['explain'])
    for (const code of ['*.missing', 'json.syntax', 'notional-workload.credits-disagree'])
      expect(stdout).toContain(`\n  ${code} `)
  })
})

describe('schema', () => {
  it('prints what it lists', () => {
    const names = microcred(['schema', 'list'])
      .stdout.split('\n')
      .map((line) => line.split(' ')[0]!)
    expect(names).toEqual(
      expect.arrayContaining([
        'microcredential',
        'specification',
        'context',
        'elements/level',
        'codelists/country',
      ]),
    )
    expect(JSON.parse(microcred(['schema', 'print', 'microcredential']).stdout).required).toHaveLength(11)
    expect(JSON.parse(microcred(['schema', 'print', 'codelists/workload-unit']).stdout).codes[0].code).toBe(
      'ects',
    )
  })

  it('prints the list that a finding names, be it ours or of another standard', () => {
    const { list, words } = JSON.parse(microcred(['schema', 'print', 'vocabularies/result-status']).stdout)
    expect([list, words.length]).toEqual(['result-status', 7])
    expect(JSON.parse(microcred(['schema', 'print', 'achievement-type']).stdout).words).toContain('ext:*')
  })

  it('prints an element with all it refers to', () => {
    const { $ref, $defs } = JSON.parse(microcred(['schema', 'print', 'awarding-body']).stdout)
    const refs = [$ref, ...JSON.stringify($defs).matchAll(/"#\/\$defs\/(\w+)"/g)].map((ref) =>
      typeof ref === 'string' ? ref.slice('#/$defs/'.length) : ref[1],
    )
    expect([...new Set(refs)].toSorted()).toEqual(Object.keys($defs).toSorted())
  })

  it('asks which of two of the same name is meant, and names what is near', () => {
    expect(microcred(['schema', 'print', 'supervision']).stderr).toMatch(
      /^supervision names two things: say elements\/supervision or codelists\/supervision\./,
    )
    expect(microcred(['schema', 'print', 'levle']).stderr).toMatch(/did you mean level\?/)
  })
})

describe('what the system refuses', () => {
  it.each(['__proto__', 'constructor', 'toString'])('is no code where it is called %s', (code) => {
    const { status, stderr } = microcred(['explain', code])
    expect([status, stderr.includes('There is no code')]).toEqual([2, true])
  })

  it('is a folder that is not there, in one sentence', () => {
    const words = ['convert', golden('record.json'), '--to', 'record', '--loss', 'no/such/folder.json']
    const { status, stderr } = microcred(words)
    expect([status, stderr]).toEqual([
      2,
      'no/such/folder.json cannot be used: there is no such file or folder.\n',
    ])
  })
})

describe('help', () => {
  it('teaches each command with examples', () => {
    const overview = microcred(['--help'])
    expect([overview.status, overview.stderr]).toEqual([0, ''])
    for (const name of ['validate', 'elements', 'explain', 'schema', 'init']) {
      expect(overview.stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
      const { status, stdout } = microcred(['help', name])
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching(new RegExp(`Usage: microcred ${name} [\\s\\S]*Examples\n  microcred ${name}`)),
      ])
    }
    expect(microcred(['validate', '--help']).stdout).toBe(microcred(['help', 'validate']).stdout)
  })

  it('goes to standard error, with 2, when no command is named', () => {
    const { status, stdout, stderr } = microcred([])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: microcred COMMAND')
  })

  it('and version agree', () => {
    const version = microcred(['--version']).stdout.trim()
    expect(version).toBe(
      JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
    )
    expect(microcred(['help']).stdout).toContain(`microcred ${version}:`)
  })
})
