import { describe, expect, it } from 'vitest'
import { verify } from '../src/node.js'
import { bundleOf, contentOf, vector } from './vectors.js'

const badge = JSON.parse(contentOf('di/eddsa-rdfc-2022.json'))
const seal = 'jades/general-b64-false-es256.json'
const sealed = JSON.parse(contentOf(seal))
const options = { trust: bundleOf(vector('di/eddsa-rdfc-2022.json')), at: '2026-06-01' } as const

const statesOf = (claims: readonly { readonly id: string; readonly state: string }[]) =>
  Object.fromEntries(claims.map(({ id, state }) => [id, state]))

describe('an answer that nobody signs as a whole', () => {
  it.each<[string, object, readonly string[]]>([
    ['of credentials', { credentials: [badge, badge] }, ['/credentials/0', '/credentials/1']],
    ['of results', { results: [{ data: badge }] }, ['/results/0/data']],
    ['with names that nobody knows', { about: 'x', 'signed/one': badge }, ['/signed~1one']],
  ])('%s has the rows of each', async (_, answer, places) => {
    const alone = await verify(badge, options)
    const report = await verify(JSON.stringify(answer), options)
    expect(report.presented?.map(({ pointer }) => pointer)).toEqual(places)
    for (const each of report.presented!) {
      expect(statesOf(each.claims)).toEqual(statesOf(alone.claims))
      expect(each.trust).toBe(alone.verdict.trust)
    }
    expect(report.verdict.trust).toBe(alone.verdict.trust)
    expect(report.used).toEqual(alone.used)
  })

  it('is as trustworthy as the worst in it', async () => {
    const altered = { ...badge, name: 'Another' }
    const report = await verify({ credentials: [badge, altered, sealed] }, options)
    expect(report.verdict.trust).toBe('untrusted')
    expect(report.presented?.map(({ claims }) => statesOf(claims).integrity)).toEqual([
      'verified',
      'failed',
      'verified',
    ])
  })

  it('holds a token beside the credential that it signs', async () => {
    const [header, payload] = [{ alg: 'none' }, badge].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    const { proof: _, ...unsigned } = badge
    const report = await verify(
      { unsigned_credential: unsigned, jws: { compact_jws: `${header}.${payload}.AAAA` } },
      options,
    )
    expect(report.presented?.map(({ pointer, claims }) => [pointer, statesOf(claims).integrity])).toEqual([
      ['/unsigned_credential', 'absent'],
      ['/jws/compact_jws', 'failed'],
    ])
    expect(report.verdict.trust).toBe('untrusted')
  })
})
