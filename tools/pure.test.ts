import { expect, it } from 'vitest'
import { marked } from './pure.ts'

it('what a module computes when it loads is marked', () => {
  expect(marked('export const all: Set<string> = new Set(list)')).toBe(
    'export const all: Set<string> = /* @__PURE__ */ (() => (new Set(list)))()',
  )
  expect(marked('const rule = { source: annex(8) } as const')).toBe(
    'const rule = /* @__PURE__ */ (() => ({ source: annex(8) } as const))()',
  )
})

it('what has no effect in any case, waits, or is a statement of its own is left as it is', () => {
  for (const text of [
    "export const MOST = -3, name = 'a', list = [1, { b: 2 }] as const",
    'const f = () => new Set()\nfunction g() { const x = new Map(); return x }',
    'const module = await import("x")',
    'for (const x of y) z[x] = 1',
    'const [one, two] = pair()',
  ])
    expect(marked(text)).toBe(text)
})
