/** Vectors of the standards, which are no part of this project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { Injected } from '../src/bundle/injected.js'
import { openssl } from '../src/crypto/openssl.js'
import { trustPolicies } from '../src/index.js'
import { open } from '../src/mechanisms/open.js'
import type { Opened } from '../src/mechanisms/opened.js'
import { verify } from '../src/node.js'
import { status } from '../src/rows/status.js'
import { rows } from '../src/rows/table.js'
import { timeOf } from '../src/rows/time.js'
import { tokenList, valueIn } from '../src/status/token-list.js'

const data = outsideData('trust')
const read = (file: string): string => readFileSync(join(data!, file), 'utf8').trim()

interface Row {
  readonly file: string
  readonly mechanism: string
  readonly expected: unknown
}
interface Case {
  readonly test: string
  readonly key: string
  readonly fn: string
  readonly feature: string
  readonly result: 'success' | 'failure'
}
const manifest: readonly Row[] = data ? JSON.parse(read('manifest.json')) : []

const bundle = { made: '2026-11-30T00:00:00Z', sources: [] }

describe.skipIf(!data)('the vectors of Data Integrity (needs outside data)', () => {
  const files = ['w3c-di-eddsa', 'w3c-di-ecdsa'].flatMap((folder) =>
    data && existsSync(join(data, folder))
      ? readdirSync(join(data, folder))
          .filter((file) => /signed[A-Z]\w*\.json$/.test(file) && !file.includes('-sd-'))
          .map((file) => `${folder}/${file}`)
      : [],
  )
  it.each(files)('%s is unchanged, or says which context it needs', async (file) => {
    const { claims } = await verify(read(file), { trust: bundle, at: '2026-06-01' })
    const [integrity] = claims
    if (read(file).includes('citizenship/v4rc1'))
      expect(integrity!.inject).toEqual([{ kind: 'context', id: 'https://w3id.org/citizenship/v4rc1' }])
    else expect(integrity!.state).toBe('verified')
  })

  it.each(files.filter((file) => !read(file).includes('citizenship')))(
    '%s with a word changed is altered',
    async (file) => {
      const changed = read(file).replace('"alumniOf"', '"alumnaOf"')
      expect(changed).not.toBe(read(file))
      const { claims } = await verify(changed, { trust: bundle, at: '2026-06-01' })
      expect(claims[0]!.state).toBe('failed')
    },
  )
})

describe.skipIf(!data)('the cases of VC-JOSE (needs outside data)', () => {
  const cases = manifest
    .filter(({ mechanism }) => mechanism === 'VC-JOSE-COSE')
    .flatMap(({ file, expected }) =>
      (Array.isArray(expected) ? (expected as Case[]) : []).map((each) => ({ file, ...each })),
    )
    .filter(({ fn, feature }) => fn === 'verify' && !feature.endsWith('cose'))

  const method = (name: string) => {
    const { secretKeyJwk: _, ...rest } = JSON.parse(read(`w3c-vc-jose-cose/vm-${name}.json`))
    return rest
  }
  /** The document of the signer lists the key of the case; what is inside may be signed with any. */
  const documentFor = ({ key, feature }: Case) => {
    const names = feature.startsWith('presentation') ? ['p256', 'p384', 'p521', 'ed25519'] : [key]
    const methods = names.map(method)
    const ids = methods.map(({ id }) => id)
    const id = 'https://example.issuer/vc-jose-cose'
    return { id, verificationMethod: methods, assertionMethod: ids, authentication: ids }
  }

  it.each(cases)('$test ends with $result', async (each) => {
    const document = documentFor(each)
    const {
      verdict,
      claims,
      presented = [],
    } = await verify(read(each.file), {
      trust: { ...bundle, dids: { [document.id]: document } },
      policy: 'integrity-only',
      at: '2024-12-15T12:00:00Z',
    })
    expect(claims).toHaveLength(9)
    // What is inside may be signed in a form that nobody reads here: that is told, and is no failure.
    const holds = claims[0]!.state === 'verified' && verdict.trust !== 'untrusted'
    expect(holds ? 'success' : 'failure', JSON.stringify(presented)).toBe(each.result)
  })
})

describe.skipIf(!data)('the status lists of the draft (needs outside data)', () => {
  const files = manifest.filter(
    ({ file }) => file.startsWith('ietf-status-list/') && file.endsWith('bit.json'),
  )
  it.each(files)('$file gives every value as the draft does, and no other', ({ file, expected }) => {
    const { bits, lst } = JSON.parse(read(file)) as { bits: number; lst: string }
    const { values, size } = expected as { values: Record<string, number>; size: number }
    const octets = new Uint8Array(inflateSync(Buffer.from(lst, 'base64url')))
    expect((octets.length * 8) / bits).toBe(size)
    for (const [index, value] of Object.entries(values))
      expect(valueIn(octets, bits, Number(index))).toBe(value)
    let others = 0
    for (let index = 0; index < size; index++)
      if (!Object.hasOwn(values, index) && valueIn(octets, bits, index) !== 0) others++
    expect(others).toBe(0)
    expect(valueIn(octets, bits, size)).toBeUndefined()
  })

  it('knows with the signed list, and the key of its issuer, which tokens are revoked', async () => {
    const row = manifest.find(({ file }) => file.endsWith('status-list.jwt'))! as Row & { why: string }
    const [, x, y] = /x (\S+), y (\S+) /.exec(row.why)!
    const { values } = row.expected as { values: Record<string, number> }
    const uri = 'https://example.com/statuslists/1'
    const jwk = { kty: 'EC', crv: 'P-256', x, y, kid: '12' }
    for (const [index, value] of Object.entries(values)) {
      const tools = {
        open,
        rows,
        engine: openssl,
        recordOf: () => undefined,
        timeOf,
        policy: trustPolicies['known-issuer'],
        at: Date.parse('2026-06-01'),
        injected: new Injected({
          ...bundle,
          dids: { 'https://example.com': { issuer: 'https://example.com', jwks: { keys: [jwk] } } },
          statusLists: { [uri]: { content: read(row.file) } },
        }),
      }
      const about = { credential: {}, claims: {}, structure: [], proofs: [] }
      const { state } = await tokenList.look({ uri, idx: Number(index) }, about, tools)
      expect(state).toBe(value === 0 ? 'verified' : 'failed')
    }
  })
})

describe.skipIf(!data)('status lists as a registry serves them (needs outside data)', () => {
  const list = (name: string): string => read(`dcc/statusLists__didkey-ed25519Signature2020__${name}.json`)
  const url = 'https://lists.example/1'
  const look = (content: string, index: number) => {
    const tools = {
      open,
      rows,
      engine: openssl,
      recordOf: () => undefined,
      timeOf,
      policy: trustPolicies['known-issuer'],
      at: Date.parse('2026-06-01'),
      injected: new Injected({ ...bundle, statusLists: { [url]: { content } } }),
    }
    const proof = JSON.parse(list('e5WK8CbZ1GjycuPombrj')).proof
    const about = {
      credential: {},
      claims: {},
      structure: [],
      proofs: [{ key: proof.verificationMethod }] as unknown as Opened['proofs'],
    }
    return status({ ...about, credential: { credentialStatus: entry(index) } }, tools)
  }
  const entry = (index: number) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: url,
  })

  it('say which entries are set, and that they are short', async () => {
    for (const [index, state] of [
      [1, 'verified'],
      [2, 'failed'],
      [6, 'failed'],
      [7, 'verified'],
      [8, 'failed'],
    ] as const) {
      const row = await look(list('e5WK8CbZ1GjycuPombrj'), index)
      expect([row.state, row.findings], String(index)).toEqual([
        state,
        expect.arrayContaining(['status.list-short']),
      ])
    }
  })

  it.each(['expired', 'missingBitStringType', 'notYetValid', 'tampered'])(
    'say nothing where they are %s',
    async (name) => {
      expect((await look(list(name), 7)).state).toBe('not-checked')
    },
  )
})
