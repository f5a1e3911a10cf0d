/** Vectors of the standards, which are no part of this project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { verify } from '../src/node.js'

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
