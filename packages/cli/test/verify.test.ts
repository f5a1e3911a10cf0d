/** `microcred verify` as it is built. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv2020 from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const command = path('../bin/microcred.js')
const vectors = path('../../trust/test/vectors/')

let folder: string
let bundle: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-verify-'))
  bundle = join(folder, 'bundle.json')
  const document = JSON.parse(readFileSync(join(vectors, 'dids/did-web-university.json'), 'utf8'))
  const key = JSON.parse(readFileSync(join(vectors, 'status/valid.json'), 'utf8')).issuer.id
  const content = readFileSync(join(vectors, 'status/list.json'), 'utf8')
  writeFileSync(
    bundle,
    JSON.stringify({
      made: '2026-11-30T00:00:00Z',
      sources: [{ id: 'office', kind: 'own' }],
      dids: { [document.id]: document },
      issuers: [{ ids: [key], name: 'Example University', source: 'office' }],
      statusLists: { 'https://status.example/1': { content } },
    }),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify', ...args], {
    cwd: vectors,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}
const AT = ['--at', '2026-06-01']

describe('microcred verify', () => {
  it('ends with 0 when every credential is trusted, whatever validate has against it', () => {
    const { status, stdout } = run('jwt/vc-jwt-es256.jwt', 'status/valid.json', '--trust', bundle, ...AT)
    expect(stdout).toContain('error ')
    expect(status).toBe(0)
  })

  it('ends with 1 when one is untrusted, also where another cannot be told', () => {
    expect(run('jwt/altered.jwt', '--trust', bundle, ...AT).status).toBe(1)
    expect(run('status/revoked.json', '--trust', bundle, ...AT).status).toBe(1)
    expect(run('jwt/no-did-document.jwt', 'jwt/alg-none.jwt', ...AT).status).toBe(1)
  })

  it('ends with 3 when it cannot be told, for want of a bundle or of a signature', () => {
    expect(run('jwt/vc-jwt-es256.jwt', ...AT).status).toBe(3)
    expect(run('jwt/vc-jwt-es256.jwt', 'status/list.json', '--trust', bundle, ...AT).status).toBe(0)
    expect(run('jwt/vc-jwt-es256.jwt', 'keys.json', '--trust', bundle, ...AT).status).toBe(3)
  })

  it('ends with 2 when something cannot be read, or the command line is wrong', () => {
    for (const args of [
      [],
      ['nothing.json'],
      ['jwt/altered.jwt', '--trust', 'nothing.json'],
      ['jwt/altered.jwt', '--trust', join(vectors, 'keys.json')],
      ['jwt/altered.jwt', '--policy', 'known-isuer'],
      ['jwt/altered.jwt', '--audience', 'https://verifier.example'],
      ['jwt/altered.jwt', '--at', 'yesterday'],
    ]) {
      const { status, stderr } = run(...args)
      expect(status, args.join(' ')).toBe(2)
      expect(stderr).not.toBe('')
    }
  })

  it('says of a bundle in which a key stands twice that it does', () => {
    const twice = join(folder, 'twice.json')
    writeFileSync(twice, '{ "made": "2026-11-30T00:00:00Z", "sources": [], "dids": {}, "dids": {} }')
    const { status, stderr } = run('jwt/altered.jwt', '--trust', twice)
    expect([status, stderr]).toEqual([2, expect.stringContaining('trust-bundle.duplicate-key')])
  })

  it('prints the nine rows under the sixteen, and what to put into the bundle', () => {
    const { stdout } = run('jwt/no-did-document.jwt', ...AT)
    const [above, below] = stdout.split('Unchanged')
    expect(above).toContain('16 Further information')
    expect(below).toContain('Put into the bundle: DID document did:web:university.example.')
    expect(stdout.match(/^ {2}[✓✗?·–] [A-Z]/gm)).toHaveLength(9)
  })

  it('compares nonce and audience with what the holder signed', () => {
    const file = 'sd-jwt/one-disclosed-with-key-binding.sdjwt'
    const asked = (nonce: string) =>
      run(
        file,
        '--nonce',
        nonce,
        '--audience',
        'https://verifier.example',
        '--policy',
        'integrity-only',
        ...AT,
      )
    expect(asked('n-1').status).toBe(0)
    expect(asked('n-2').status).toBe(1)
  })

  it('writes the document of validate with the rows, which the schema describes', () => {
    const schema = JSON.parse(readFileSync(path('../../schemas/outputs/report.schema.json'), 'utf8'))
    const isReport = new Ajv2020({ strict: false }).compile(schema)
    const { stdout } = run('jwt', 'status', 'di', '--format', 'json', '--trust', bundle, ...AT)
    const document = JSON.parse(stdout)
    expect(isReport(document), JSON.stringify(isReport.errors)).toBe(true)
    expect(document.files.length).toBeGreaterThan(30)
    for (const { claims } of document.files) expect(claims).toHaveLength(9)
    document.files[0].claims.reverse()
    expect(isReport(document)).toBe(false)
  })
})
