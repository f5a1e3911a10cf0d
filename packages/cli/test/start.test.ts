/** What the built command opens in order to say a report, and what a language adds to it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.js'

const scratch = mkdtempSync(join(tmpdir(), 'microcred-start-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const report = ['validate', 'examples/broken/plovdiv-ten-mistakes.json']

/** Our own files that a run of the command opens, below the root. */
function opened(...args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(scratch, 'run-'))
  const { LC_ALL: _, LC_MESSAGES: __, LANG: ___, ...environment } = process.env
  try {
    execFileSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), ...args], {
      cwd: root,
      env: { ...environment, NODE_V8_COVERAGE: folder },
      stdio: 'ignore',
    })
  } catch {}
  const scripts = readdirSync(folder).flatMap(
    (file) =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')).result.map(
        ({ url }: { url: string }) => url,
      ) as string[],
  )
  return [...new Set(scripts)]
    .filter((url) => url.startsWith('file:'))
    .map((url) => relative(realpathSync(root), realpathSync(fileURLToPath(url))))
    .filter((file) => !file.includes('node_modules'))
    .sort()
}

const keysOf = (table: string): readonly string[] =>
  (
    parse(readFileSync(join(root, `packages/schemas/words/${table}.csv`)), {
      columns: true,
    }) as { key: string }[]
  ).map(({ key }) => key)

const textOf = (files: readonly string[]): string =>
  files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')

const isOfLanguages = (file: string): boolean => file.startsWith('packages/core/dist/messages/')

describe('the help of a command', () => {
  it.each(['validate', 'stack', 'convert', 'verify', 'needs'])(
    'opens nothing of what does the work of %s',
    (name) => {
      const files = opened(name, '--help')
      const size = files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0)
      expect(files).toContain('packages/cli/dist/cli.mjs')
      expect(files).not.toContain('packages/cli/dist/validate-alone.cjs')
      expect(files.filter((file) => !file.startsWith('packages/cli/'))).toEqual([])
      expect(size).toBeLessThan(100_000)
    },
  )
})

describe('a report in English', () => {
  const files = opened(...report)
  const text = textOf(files)

  it('opens no word of another language', () => {
    expect(files).toContain('packages/cli/dist/validate-alone.cjs')
    expect(files.filter(isOfLanguages)).toEqual([])
    expect(text).not.toMatch(/\p{Script=Cyrillic}{3}/u)
  })

  it('opens the words of reports and of its own command line, and those of no other command', () => {
    for (const key of [...keysOf('report'), ...keysOf('usage')]) expect(text).toContain(`"${key}":`)
    const others = [...keysOf('commands'), ...keysOf('help'), ...keysOf('card'), ...keysOf('rule')]
    expect(others.length).toBeGreaterThan(700)
    expect(others.filter((key) => text.includes(`"${key}":`))).toEqual([])
    const writing = keysOf('terms').filter((key) => /^(give|lack|needed|written)\//.test(key))
    expect(writing.filter((key) => text.includes(`"${key}":`))).toEqual([])
  })

  it('in another language opens the same, and of that language alone', () => {
    const more = opened(...report, '--language', 'bg').filter((file) => !files.includes(file))
    expect(more.length).toBeGreaterThan(0)
    for (const file of more)
      expect(file).toMatch(/^packages\/core\/dist\/(?:messages\/(?:[\w-]+\/)?bg\.|chunk-)/)
  })

  it('carries of other languages which ones there are, and nothing else', async () => {
    const sizeWith = async (languages: string | undefined): Promise<number> => {
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: ['packages/cli/src/validate-alone.ts'],
        tsconfig: 'packages/cli/tsconfig.json',
        bundle: true,
        write: false,
        minify: true,
        format: 'cjs',
        platform: 'node',
        packages: 'external',
        logLevel: 'silent',
        plugins: [
          {
            name: 'languages',
            setup: ({ onLoad }) =>
              onLoad({ filter: /generated[\\/]languages\.ts$/ }, () =>
                languages === undefined ? undefined : { contents: languages, loader: 'ts' },
              ),
          },
        ],
      })
      return outputFiles[0]!.contents.length
    }
    const alone = await sizeWith("export const languages: readonly string[] = ['en']")
    const all = await sizeWith(undefined)
    expect(alone).toBeGreaterThan(30_000)
    expect(all - alone).toBeGreaterThan(0)
    expect(all - alone).toBeLessThan(150)
  })
})
