/** The programs of `examples/scale`, under the engines that are installed here. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './root.ts'

const scale = (file: string): string => join(root, 'examples/scale', file)
const bin = join(root, 'packages/cli/bin/microcred.js')
const folder = mkdtempSync(join(tmpdir(), 'microcred-engines-'))
const AT = '2026-07-01'
const COUNT = 120
let alone: string

beforeAll(() => {
  const register = execFileSync(process.execPath, [scale('register.mjs'), String(COUNT)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  writeFileSync(join(folder, 'register.ndjson'), register)
  alone = execFileSync(process.execPath, [bin, 'validate', 'register.ndjson', '--at', AT], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const has = (program: string, flag = '--version'): boolean => spawnSync(program, [flag]).status === 0

it('the register has as many lines as it is to have, and one is broken', () => {
  const answers = alone
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ line }) => line)).toEqual(Array.from({ length: COUNT }, (_, at) => at + 1))
  expect(answers.filter(({ profile }) => profile === null).map(({ line }) => line)).toEqual([COUNT / 2])
})

/** `parallel.sh` over the register. */
const parallel = (env: Record<string, string>) =>
  spawnSync('bash', [scale('parallel.sh'), 'register.ndjson', '2'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      HOME: folder,
      MICROCRED: `${process.execPath} ${bin}`,
      MICROCRED_AT: AT,
      MICROCRED_LINES: '50',
      ...env,
    },
  })

describe.skipIf(!has('parallel') || !has('bash'))('GNU parallel', () => {
  it('gives the bytes of one process', () => {
    const { stdout, status } = parallel({})
    expect([status, stdout === alone]).toEqual([0, true])
  })
})

const sshd = '/usr/sbin/sshd'
describe.skipIf(!has('parallel') || !has('ssh', '-V') || !existsSync(sshd))('GNU parallel over ssh', () => {
  it('gives the bytes of one process from two hosts on loopback', ({ skip }) => {
    const file = (name: string): string => join(folder, name)
    for (const key of ['host', 'user'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(key)])
    writeFileSync(file('authorized'), readFileSync(file('user.pub')))
    // One connection each through inetd mode: no port is opened.
    const config = `-f /dev/null -h ${file('host')} -o AuthorizedKeysFile=${file('authorized')} -o StrictModes=no -o UsePAM=no -o PermitRootLogin=yes -o MaxStartups=100`
    writeFileSync(
      file('ssh'),
      `#!/bin/sh\nexec ssh -F /dev/null -i ${file('user')} -o StrictHostKeyChecking=no -o UserKnownHostsFile=${file('known')} -o LogLevel=ERROR -o 'ProxyCommand=${sshd} -i ${config}' "$@"\n`,
      { mode: 0o755 },
    )
    const probe = spawnSync(file('ssh'), ['127.0.0.1', 'echo', 'there'], { encoding: 'utf8' })
    skip(probe.stdout !== 'there\n', `no login on loopback: ${probe.stderr.trim()}`)
    const { stdout, stderr, status } = parallel({
      MICROCRED_HOSTS: '1/127.0.0.1,1/localhost',
      MICROCRED_SSH: file('ssh'),
    })
    expect([status, stderr, stdout === alone]).toEqual([0, expect.any(String), true])
  })
})

describe.skipIf(!existsSync(scale('node_modules/@duckdb/node-api')))('DuckDB', () => {
  it('counts verdicts in SQL, and writes them as Parquet', () => {
    const out = execFileSync(
      process.execPath,
      [scale('duckdb.mjs'), join(folder, '*.ndjson'), join(folder, 'out.parquet')],
      {
        encoding: 'utf8',
        env: { ...process.env, MICROCRED_AT: AT },
      },
    )
    const [head, ...rows] = out
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','))
    expect(head).toEqual(['profile', 'conformance', 'annex_i', 'credentials'])
    const counts = new Map<string, number>()
    for (const { profile, conformance, annexI } of alone
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))) {
      const key = `${profile ?? ''},${conformance},${annexI}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(new Map(rows.map((row) => [row.slice(0, 3).join(','), Number(row[3])]))).toEqual(counts)
    expect(readFileSync(join(folder, 'out.parquet')).subarray(0, 4).toString()).toBe('PAR1')
  })
})
