/** What a line says in short is what all there is to say of it says, in the same order. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../tools/root.ts'
import { judgedLine, type LineReport } from '../src/lines/judge.js'

const at = '2026-06-19'
const folders = ['examples', 'packages/validators/test', 'packages/schemas']

/** Documents of the repository, each with the same without each of its first members in turn. */
function* documents(): Generator<string> {
  for (const folder of folders)
    for (const name of readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(json|jwt)$/.test(name) || name.includes('node_modules')) continue
      const text = readFileSync(resolve(root, folder, name), 'utf8')
      if (text.length > 60_000) continue
      yield text
      if (/broken|invalid/.test(name)) continue
      let json: unknown
      try {
        json = JSON.parse(text)
      } catch {
        continue
      }
      if (typeof json !== 'object' || json === null || Array.isArray(json)) continue
      for (const key of Object.keys(json).slice(0, 3)) {
        const { [key]: _, ...rest } = json as Record<string, unknown>
        yield JSON.stringify(rest)
      }
    }
}

const shared = process.env.MICROCRED_OUTSIDE_DATA
if (shared) folders.push(shared)

/** What is said in full, cut to what is said in short. */
const inShort = ({ elements: _, findings, credentials, ...rest }: Omit<LineReport, 'line'>): unknown => ({
  ...rest,
  findings: findings!.map(({ code, pointer, severity }) => ({ code, pointer, severity })),
  ...(credentials && { credentials: credentials.map(inShort) }),
})

it('A line in short says code, place and weight as the whole of it does, in order', () => {
  let told = 0
  for (const text of documents()) {
    const bytes = new TextEncoder().encode(text)
    const line = { line: 1, bytes, size: bytes.length }
    const { said } = judgedLine(line, { at })
    const { said: whole } = judgedLine(line, { at, select: 'full' })
    expect(said).toEqual(inShort(whole))
    told += said.findings!.length
  }
  expect(told).toBeGreaterThan(1000)
}, 240_000)
