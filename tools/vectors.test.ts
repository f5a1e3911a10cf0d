/** The cases for other implementations, and the first runner's score on them. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elements } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { elementFolders, fixturesOf } from './fixtures.ts'
import { root } from './root.ts'
import { FILE, text } from './vectors.ts'

interface Case {
  readonly id: string
  readonly input: unknown
  readonly expect: {
    readonly verdict: { readonly annexI: string }
    readonly findings: readonly { readonly code: string; readonly pointer: string }[]
  }
}
const committed = readFileSync(join(root, FILE), 'utf8')
const cases: readonly Case[] = committed
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

const score = (...runner: string[]) =>
  spawnSync(process.execPath, [join(root, 'packages/vectors/score.mjs'), ...runner], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })

describe('the vectors', () => {
  it('are in step with fixtures and examples (else: npm run build)', () => {
    expect(committed === text()).toBe(true)
  })

  it('name each case once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  it('expect of each fixture what people wrote beside it', () => {
    const keys = new Map<string, string>(elements.map(({ id, key }) => [id, key]))
    const byId = new Map(cases.map((each) => [each.id, each]))
    for (const element of elementFolders())
      for (const { file, because } of fixturesOf(element).invalid) {
        const id = file.replace('packages/schemas/elements/', '').replace('.json', '')
        expect(
          byId
            .get(id)!
            .expect.findings.some(
              ({ code, pointer }) =>
                code === because.code && pointer === `/${keys.get(element)}${because.pointer}`,
            ),
          `${id} ${JSON.stringify(because)}`,
        ).toBe(true)
      }
    for (const {
      id,
      expect: { verdict },
    } of cases)
      if (id.startsWith('missing/')) expect(verdict.annexI, id).toBe('incomplete')
  })

  it('are all answered as expected by the command', () => {
    const { status, stdout } = score(
      process.execPath,
      join(root, 'packages/vectors/runners/microcred.mjs'),
      process.execPath,
      join(root, 'packages/cli/bin/microcred.js'),
    )
    expect([status, stdout]).toEqual([
      0,
      ['verdict', 'elements', 'findings']
        .map((part) => `${part}: ${cases.length} of ${cases.length}\n`)
        .join(''),
    ])
  })

  it('tell a runner that says nothing, and one that says other things', () => {
    const silent = score(process.execPath, '-e', 'process.stdin.resume()')
    expect([silent.status, silent.stdout]).toEqual([
      1,
      expect.stringContaining(`verdict: 0 of ${cases.length}\n`),
    ])
    const wrong = score(
      process.execPath,
      '-e',
      `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => console.log(JSON.stringify({ id: JSON.parse(line).id, verdict: { conformance: 'valid', annexI: 'complete' } })))`,
    )
    expect(wrong.status).toBe(1)
    expect(score().status).toBe(2)
  })
})
