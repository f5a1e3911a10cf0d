import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { catalogue as whole } from '../src/messages/en.js'
import { type Catalogue, joined, partsFor, render } from '../src/messages.js'

const folder = new URL('../src/messages/', import.meta.url)
const parts = readdirSync(folder, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name)
const tags = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))

const part = async (name: string, tag: string): Promise<Catalogue> =>
  ((await import(`../src/messages/${name}/${tag}.ts`)) as { catalogue: Catalogue }).catalogue

describe('the parts of a language', () => {
  it('hold every sentence of a report once, and are the whole when they are joined', async () => {
    const all = await Promise.all(parts.map((name) => part(name, 'en')))
    const keys = all.flatMap(({ texts }) => Object.keys(texts))
    expect(new Set(keys).size).toBe(keys.length)
    const apart = /^(explanation|card|rule|help)\//
    expect(Object.keys(whole.texts).sort()).toEqual(keys.filter((key) => !apart.test(key)).sort())
  })

  it('are all that findings of their codes need', async () => {
    const codes = Object.keys(whole.texts)
      .filter((key) => key.startsWith('finding/'))
      .map((key) => key.slice('finding/'.length))
    for (const code of codes) {
      const named = await Promise.all(partsFor([code]).map((name) => part(name, 'en')))
      const [first, ...others] = named
      const said = joined(first!, ...others)
      expect(said.texts).toHaveProperty([`finding/${code}`])
      const params = { reason: { reason: 'trailing' } }
      expect(render({ code, params }, said)).toEqual(render({ code, params }, whole))
    }
  })

  it('begin with what a report says of records, and name no part in vain', () => {
    expect(partsFor([])).toEqual(['report'])
    expect(partsFor(['title.missing', 'json.syntax'])).toEqual(['report', 'opening'])
    expect(partsFor(['seal.none', 'seal.none'])).toEqual(['report', 'trust'])
    expect(partsFor(['nonsense', ''])).toEqual(['report'])
  })

  it.each(tags)('weigh no more than 7 kB each in %s', async (tag) => {
    for (const name of parts) {
      const { texts } = await part(name, tag)
      expect([name, gzipSync(JSON.stringify(texts), { level: 9 }).length]).toEqual([
        name,
        expect.toSatisfy((size: number) => size <= 7000),
      ])
    }
  })

  it('are modules whose letters stand as they are', () => {
    expect(readFileSync(new URL('report/bg.ts', folder), 'utf8')).toMatch(/\p{Script=Cyrillic}/u)
  })
})
