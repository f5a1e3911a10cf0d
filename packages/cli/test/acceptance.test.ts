/** Trust as a condition of acceptance, in `stack` and in `compare`, as they are built. */

import { spawnSync } from 'node:child_process'
import { createPrivateKey, sign as signWith } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sign } from '@microcred/trust/sign'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const vectors = 'packages/trust/test/vectors'
const key = createPrivateKey({
  key: JSON.parse(read(`${vectors}/keys.json`))['did-key-ed25519'],
  format: 'jwk',
})
const method = JSON.parse(read(`${vectors}/di/eddsa-rdfc-2022.json`)).proof.verificationMethod as string
const did = method.split('#')[0]!

const rule = 'examples/stacking/circular-furniture.json'
const repair = 'examples/stacking/lucia-ortega/circular-furniture-repair.json'
const finishing = 'examples/credentials/yecla-low-emission-wood-finishing.json'

/** A record as a badge, signed by the issuer it names. */
const signed = (path: string): Promise<string> =>
  sign(JSON.parse(read(path)), {
    as: 'data-integrity',
    at: '2026-03-02',
    verificationMethod: method,
    issuer: { id: did, name: 'Example University' },
    signer: (bytes) => new Uint8Array(signWith(null, bytes, key)),
  })

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-acceptance-'))
  const badge = await signed(finishing)
  writeFileSync(at('finishing.json'), badge)
  writeFileSync(at('repair.json'), await signed(repair))
  writeFileSync(at('altered.json'), badge.replace('"validFrom":"20', '"validFrom":"19'))
  const bundle = { made: '2026-05-01T00:00:00Z', sources: [{ id: 'office', kind: 'own' }] }
  writeFileSync(at('empty.json'), JSON.stringify(bundle))
  const issuers = [{ ids: [did], name: 'Example University', source: 'office' }]
  writeFileSync(at('bundle.json'), JSON.stringify({ ...bundle, issuers }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages/cli/bin/microcred.js'), ...args, '--at', '2026-10-01'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    },
  )
  return { status, stdout, stderr }
}
const stack = (...args: string[]) => run('stack', rule, ...args)
const compare = (...args: string[]) => run('compare', ...args)

describe('stack with --trust', () => {
  it('counts what is trusted', () => {
    const { status, stderr } = stack(at('repair.json'), at('finishing.json'), '--trust', at('bundle.json'))
    expect([status, stderr]).toEqual([0, ''])
  })

  it('does not count what is altered, says why, and ends with 1', () => {
    expect(stack(at('repair.json'), at('altered.json')).status).toBe(0)
    const { status, stderr } = stack(at('repair.json'), at('altered.json'), '--trust', at('bundle.json'))
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/altered\.json is not taken, it is untrusted: .*\(signature\.altered\)/),
    ])
  })

  it('ends with 3 where the rule is satisfied with what nobody can vouch for', () => {
    const { status, stderr } = stack(at('repair.json'), at('finishing.json'), '--trust', at('empty.json'))
    expect([status, stderr]).toEqual([3, expect.stringContaining('(key.of-unknown-issuer)')])
    expect(stack(at('repair.json'), finishing, '--trust', at('bundle.json')).status).toBe(3)
    expect(stack(at('repair.json'), '--trust', at('empty.json')).status).toBe(1)
    expect(
      stack(
        at('repair.json'),
        at('finishing.json'),
        '--trust',
        at('empty.json'),
        '--trust-policy',
        'integrity-only',
      ).status,
    ).toBe(0)
  })

  it('is refused for a bundle that is not sound, and for a policy without a bundle', () => {
    expect(stack(repair, '--trust', rule).status).toBe(2)
    expect(stack(repair, '--trust', at('none.json')).status).toBe(2)
    expect(stack(repair, '--trust-policy', 'eu-seal').status).toBe(2)
    expect(run('stack', 'diff', rule, rule, '--trust', at('bundle.json')).status).toBe(2)
  })

  it('says for each learner of a cohort what was left out, and the verdict with what nobody can vouch for', () => {
    const text = (name: string) => readFileSync(at(name), 'utf8')
    const learner = (id: string, ...names: string[]) =>
      JSON.stringify({ id, credentials: names.map((name) => JSON.parse(text(name))) })
    const lines = [
      learner('trusted', 'repair.json', 'finishing.json'),
      learner('altered', 'repair.json', 'altered.json'),
      JSON.stringify({
        id: 'unsigned',
        credentials: [JSON.parse(text('repair.json')), JSON.parse(readFileSync(finishing, 'utf8'))],
      }),
    ]
    writeFileSync(at('cohort.ndjson'), lines.join('\n'))
    const { status, stdout, stderr } = stack(
      '--cohort',
      at('cohort.ndjson'),
      '--trust',
      at('bundle.json'),
      '--format',
      'csv',
    )
    const rows = stdout
      .trim()
      .split('\r\n')
      .map((row) => row.split(','))
    expect(status).toBe(0)
    expect(rows[0]!.slice(-3)).toEqual(['refused', 'doubtful', 'otherwise'])
    expect(rows.slice(1).map((row) => [row[0], row[1], ...row.slice(-3)])).toEqual([
      ['trusted', 'satisfied', '0', '0', ''],
      ['altered', 'incomplete', '1', '0', ''],
      ['unsigned', 'incomplete', '0', '1', 'satisfied'],
    ])
    expect(stderr).toMatch(
      /cohort\.ndjson:2 \/credentials\/1 is not taken, it is untrusted: .*\(signature\.altered\)/,
    )
    const json = stack('--cohort', at('cohort.ndjson'), '--trust', at('bundle.json'), '--format', 'ndjson')
    expect(
      json.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).trust),
    ).toEqual([
      { refused: 0, doubtful: 0 },
      { refused: 1, doubtful: 0 },
      { refused: 0, doubtful: 1, otherwise: 'satisfied' },
    ])
    const pretty = stack('--cohort', at('cohort.ndjson'), '--trust', at('bundle.json'))
    expect(pretty.stdout).toContain('(satisfied with what is not known to be trusted)')
  })

  it('takes the folders of a cohort by the same judgement', () => {
    for (const [learner, name] of [
      ['ana', 'finishing.json'],
      ['ben', 'altered.json'],
    ] as const) {
      mkdirSync(at(`folders/${learner}`), { recursive: true })
      for (const each of ['repair.json', name])
        writeFileSync(at(`folders/${learner}/${each}`), readFileSync(at(each)))
    }
    const { stdout } = stack('--cohort', at('folders'), '--trust', at('bundle.json'), '--format', 'csv')
    const rows = stdout
      .trim()
      .split('\r\n')
      .map((row) => row.split(','))
    expect(rows.slice(1).map((row) => [row[0], row[1], ...row.slice(-3)])).toEqual([
      ['ana', 'satisfied', '0', '0', ''],
      ['ben', 'incomplete', '1', '0', ''],
    ])
  })
})

describe('compare with --trust', () => {
  it('compares what is trusted, and nothing else', () => {
    const plain = compare(at('finishing.json'), finishing)
    const trusted = compare(at('finishing.json'), finishing, '--trust', at('bundle.json'))
    expect([trusted.status, trusted.stdout]).toEqual([plain.status, plain.stdout])
    expect(plain.stdout).not.toBe('')
    const altered = compare(at('altered.json'), finishing, '--trust', at('bundle.json'))
    expect([altered.status, altered.stdout]).toEqual([1, ''])
    expect(altered.stderr).toContain('(signature.altered)')
    const unknown = compare(at('finishing.json'), finishing, '--trust', at('empty.json'))
    expect([unknown.status, unknown.stdout]).toEqual([3, ''])
    expect(
      compare(finishing, finishing, '--trust', at('bundle.json'), '--trust-policy', 'no-such').status,
    ).toBe(2)
  })

  it('lays nothing on the desk that is not trusted', () => {
    expect(compare(at('altered.json'), finishing, '--desk', '--trust', at('bundle.json')).status).toBe(1)
    expect(compare(at('finishing.json'), finishing, '--desk', '--trust', at('bundle.json')).status).toBe(0)
  })
})
