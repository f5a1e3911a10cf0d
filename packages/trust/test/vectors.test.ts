import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { verify } from '../src/index.js'

const at = (file: string): URL => new URL(file, import.meta.url)
const text = (file: string): string => readFileSync(at(`vectors/${file}`), 'utf8')

interface Row {
  readonly file: string
  readonly expected: { readonly integrity?: string; readonly structure?: string }
  readonly dids: readonly string[]
}
const rows: readonly Row[] = JSON.parse(readFileSync(at('expected.json'), 'utf8'))
const bundleOf = ({ dids }: Row) => {
  const documents = dids.map((file) => JSON.parse(text(file)))
  return {
    made: '2026-11-30T00:00:00Z',
    sources: [],
    dids: Object.fromEntries(documents.map((each) => [each.id, each])),
  }
}

describe('integrity of the signed vectors', () => {
  test.each(rows.filter(({ expected }) => expected.integrity))('of $file is as expected', async (row) => {
    const { claims } = await verify(text(row.file), { trust: bundleOf(row) })
    expect(claims).toHaveLength(9)
    expect(claims[0]!.state).toBe(row.expected.integrity)
  })
  test.each(rows)('$file is never trusted while signer and issuer are not computed', async (row) => {
    const { verdict } = await verify(text(row.file), { trust: bundleOf(row) })
    expect(verdict.trust).not.toBe('trusted')
  })
  test('no one-character change of a compact token verifies', async () => {
    const row = rows.find(({ file }) => file === 'jwt/vc-jwt-es256.jwt')!
    const token = text(row.file).trim()
    for (let place = 0; place < token.length; place += 7) {
      if (token[place] === '.') continue
      const changed = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1)
      const { claims } = await verify(changed, { trust: bundleOf(row) })
      expect(claims[0]!.state, `character ${place}`).not.toBe('verified')
    }
  })
})
