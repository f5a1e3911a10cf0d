/** Registers in lines through the built command: what is answered, and how it ends. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const inOneLine = (file: string): string =>
  JSON.stringify(JSON.parse(readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')))
const clean = inOneLine('clean.json')
const broken = inOneLine('record.json')

const COUNT = 600
const register = Array.from({ length: COUNT }, (_, at) =>
  at === 300 ? '{"title":' : at % 3 === 0 ? broken : clean,
)
const text = `${register.join('\n')}\n`

let folder: string
const path = (file: string): string => join(folder, file)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-lines-'))
  writeFileSync(path('register.ndjson'), text)
  writeFileSync(path('register.jsonl.gz'), gzipSync(text))
  writeFileSync(path('cut.ndjson.gz'), gzipSync(text).subarray(0, -200))
  writeFileSync(path('list.json'), `[\n${clean},\n${broken}]\n`)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const microcred = (args: readonly string[], input?: string | Buffer): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [bin, 'validate', '--at', '2026-06-19', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input !== undefined && { input }),
  })

const answers = (stdout: string): { line: number; file?: string; findings?: { code: string }[] }[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

describe('a register', () => {
  it('is answered line by line, in order, and ends with 0 whatever is found', () => {
    const { status, stdout, stderr } = microcred(['register.ndjson'])
    expect([status, stderr]).toEqual([0, ''])
    const lines = answers(stdout)
    expect(lines.map(({ line }) => line)).toEqual(register.map((_, at) => at + 1))
    expect(lines[300]!.findings).toEqual([{ code: 'json.syntax', pointer: '', severity: 'error' }])
  })

  it('has the same bytes with one job and three, gzipped, and from standard input', () => {
    const { stdout } = microcred(['register.ndjson'])
    for (const [args, input] of [
      [['register.ndjson', '--jobs', '3']],
      [['register.jsonl.gz', '--jobs', '2']],
      [['--lines', '-'], text],
      [['--lines', '-'], gzipSync(text)],
    ] as const)
      expect(microcred(args, input).stdout === stdout, args.join(' ')).toBe(true)
  })

  it('is numbered from where a larger one is at, when it is a part of it', () => {
    const { stdout } = microcred(['--lines', '-', '--number-from', '101'], `${clean}\n\n${broken}\n`)
    expect(answers(stdout).map(({ line }) => line)).toEqual([101, 103])
    expect(microcred(['list.json', '--number-from', '2']).status).toBe(2)
  })

  it('may end its lines in CR LF, and have a byte order mark before any of them', () => {
    const plain = microcred(['--lines', '-'], `${clean}\n${broken}\n`)
    expect(microcred(['--lines', '-'], `${clean}\r\n${broken}\r\n`).stdout).toBe(plain.stdout)
    const marked = answers(microcred(['--lines', '-'], `${clean}\n\ufeff${broken}\n`).stdout)
    const [first, second] = answers(plain.stdout)
    expect(marked).toEqual([
      first,
      {
        ...second,
        findings: [{ code: 'json.byte-order-mark', pointer: '', severity: 'warning' }, ...second!.findings!],
      },
    ])
  })

  it('with a line of 200 MB is answered for it, and for what follows, without holding it', () => {
    const file = openSync(path('long.ndjson'), 'w')
    ftruncateSync(file, 200_000_000)
    writeSync(file, `\n${clean}\n`, 200_000_000)
    closeSync(file)
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--max-old-space-size=64', bin, 'validate', 'long.ndjson'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(status).toBe(0)
    expect(answers(stdout).map(({ line, findings }) => [line, findings![0]?.code])).toEqual([
      [1, 'json.too-large'],
      [2, undefined],
    ])
    rmSync(path('long.ndjson'))
  })

  it('whose gzip holds far more than memory is answered as one line that is too long', () => {
    const member = gzipSync(Buffer.alloc(64_000_000))
    writeFileSync(path('zeros.ndjson.gz'), Buffer.concat(Array.from({ length: 16 }, () => member)))
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--max-old-space-size=64', bin, 'validate', 'zeros.ndjson.gz'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect([status, answers(stdout)[0]!.findings![0]!.code]).toEqual([0, 'json.too-large'])
  })

  it('begins at the line it is told', () => {
    const { stdout } = microcred(['register.ndjson', '--from-line', '599', '--select', 'verdict'])
    expect(answers(stdout)).toEqual([
      { line: 599, profile: 'record', conformance: 'valid', annexI: 'complete' },
      { line: 600, profile: 'record', conformance: 'valid', annexI: 'complete' },
    ])
  })

  it('whose gzip is cut is answered as far as it goes, and ends with 2 and one sentence', () => {
    const { status, stdout, stderr } = microcred(['cut.ndjson.gz'])
    const lines = answers(stdout)
    expect(status).toBe(2)
    expect(stderr).toBe(
      lines.length > 0
        ? `cut.ndjson.gz cannot be read to its end: its gzip ends before it is whole; line ${lines.length} is the last that was answered.\n`
        : 'cut.ndjson.gz cannot be read to its end: its gzip ends before it is whole.\n',
    )
    expect(microcred(['cut.ndjson.gz', '--jobs', '2']).stdout).toBe(stdout)
  })

  it('on a full disk ends with 2 and one sentence', () => {
    const { status, stderr } = spawnSync(process.execPath, [bin, 'validate', 'register.ndjson'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^Standard output cannot be written[^\n]+\n$/)
  })

  const mounts = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

  it.skipIf(!mounts)(
    'on a disk that is full at line 70,000 has left whole lines before it, and says which is the last',
    () => {
      const lineOf = (line: number): string =>
        `{"line":${line},"profile":null,"conformance":"unreadable","annexI":"not-applicable"}\n`
      let room = 0
      for (let line = 1; line < 70_000; line++) room += lineOf(line).length
      writeFileSync(path('many.ndjson'), '[\n'.repeat(71_000))
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        [
          '-m',
          'bash',
          '-c',
          // A disk has whole pages.
          `mount -t tmpfs -o size=$3 tmpfs /mnt && "$1" "$2" validate many.ndjson --select verdict > /mnt/out; code=$?
         wc -l < /mnt/out; tail -n 1 /mnt/out; exit $code`,
          'bash',
          process.execPath,
          bin,
          String(Math.ceil(room / 4096) * 4096),
        ],
        { cwd: folder, encoding: 'utf8' },
      )
      rmSync(path('many.ndjson'))
      const [lines, last] = stdout.split(/\n(.*)/s) as [string, string]
      expect(Number(lines)).toBeGreaterThanOrEqual(69_999)
      expect(Number(lines)).toBeLessThan(70_060)
      expect([status, last, stderr]).toEqual([
        2,
        lineOf(Number(lines)),
        `Standard output cannot be written; line ${lines} is the last that was answered.\n`,
      ])
    },
  )

  it('keeps whole lines only in a file that cannot grow any more', () => {
    const { status } = spawnSync(
      'bash',
      [
        '-c',
        `trap '' XFSZ; ulimit -f 40; "$1" "$2" validate register.ndjson > out.ndjson 2> out.txt`,
        'bash',
        process.execPath,
        bin,
      ],
      { cwd: folder },
    )
    expect(status).toBe(2)
    const out = readFileSync(path('out.ndjson'), 'utf8')
    expect(out.endsWith('\n')).toBe(true)
    const lines = answers(out)
    expect(lines.length).toBeLessThan(COUNT)
    expect(readFileSync(path('out.txt'), 'utf8')).toContain(`line ${lines.length} is the last`)
  })

  it('is no error for a reader who has seen enough', () => {
    const { stdout } = spawnSync(
      'bash',
      [
        '-c',
        `"$1" "$2" validate register.ndjson | head -n 2 | wc -l; echo "\${PIPESTATUS[0]}"`,
        'bash',
        process.execPath,
        bin,
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(stdout.split('\n').map((line) => line.trim())).toEqual(['2', '0', ''])
  })

  it('that is interrupted leaves whole lines and says where to go on', async () => {
    const child = spawn(process.execPath, [bin, 'validate', '--lines', '-'], { cwd: folder })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      if (stdout === '') child.kill('SIGINT')
      stdout += piece
      // One more piece lets the command look up.
      child.stdin.write(text)
    })
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      stderr += piece
    })
    child.stdin.on('error', () => {})
    child.stdin.write(text)
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(130)
    const { length } = answers(stdout)
    expect(stderr).toBe(
      `Stopped. Line ${length} is the last that was answered; go on with --from-line ${length + 1}.\n`,
    )
  })
})

describe('other input', () => {
  it('in a list is answered item by item with --lines', () => {
    const { status, stdout } = microcred(['--lines', 'list.json'])
    expect(status).toBe(0)
    expect(answers(stdout).map(({ line, findings }) => [line, findings!.length > 0])).toEqual([
      [2, false],
      [3, true],
    ])
  })

  it('beside a register keeps its exit code, and every answer says its file', () => {
    writeFileSync(path('one.json'), broken)
    const { status, stdout } = microcred(['one.json', 'register.ndjson'])
    expect(status).toBe(1)
    expect(
      answers(stdout)
        .slice(0, 2)
        .map(({ file, line }) => [file, line]),
    ).toEqual([
      ['one.json', 1],
      ['register.ndjson', 1],
    ])
    expect(microcred(['one.json', '--fail-severity', 'never']).status).toBe(0)
  })

  it('is written in several formats at once, each to its file', () => {
    writeFileSync(path('one.json'), broken)
    const outputs = ['--output', 'sarif=report.sarif', '--output', 'csv=report.csv']
    const { status, stdout } = microcred(['one.json', '--format', 'json', ...outputs])
    expect(status).toBe(1)
    const codes = JSON.parse(stdout).files[0].findings.map(({ code }: { code: string }) => code)
    const { results } = JSON.parse(readFileSync(path('report.sarif'), 'utf8')).runs[0]
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(codes)
    expect(readFileSync(path('report.csv'), 'utf8').match(/^finding,/gm)).toHaveLength(codes.length)
    const refused = microcred(['one.json', '--output', 'csv=no/such/folder.csv'])
    expect(refused.status).toBe(2)
    expect(refused.stderr).toMatch(/^no\/such\/folder\.csv cannot be written: [^\n]+\n$/)
    for (const output of ['sarif', 'sarif=', 'sarf=a.sarif'])
      expect(microcred(['one.json', '--output', output]).status).toBe(2)
  })

  it('has no lines to select, to begin at or to share out', () => {
    writeFileSync(path('one.json'), clean)
    for (const args of [
      ['--select', 'full'],
      ['--from-line', '2'],
      ['--jobs', '2'],
    ]) {
      const { status, stderr } = microcred(['one.json', ...args])
      expect(status).toBe(2)
      expect(stderr).toMatch(/^--\S+ is for lines: \.ndjson or \.jsonl files, or --lines\. See: /)
    }
  })
})
