/** What a browser loads of the packages as they are built, minified and gzipped. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from '../tools/root.ts'

/** Bytes of an entry with everything it imports. */
export async function bundledSize(
  code: string,
  external: string[] = [],
): Promise<{ minified: number; gzipped: number; inputs: readonly string[]; text: string }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external,
    write: false,
    metafile: true,
    outdir: 'out',
    absWorkingDir: root,
    // What is published counts: the sources that the workspace would take fall apart into files more easily.
    tsconfigRaw: '{}',
    logLevel: 'error',
  })
  const text = outputFiles[0]!.contents
  return {
    minified: text.length,
    gzipped: gzipSync(text, { level: 9 }).length,
    inputs: Object.keys(metafile.inputs),
    text: outputFiles[0]!.text,
  }
}

/** What a language needs of the core beside its texts: bytes of `fill` with everything it calls, without the English words. */
export async function formatterSize(): Promise<{ minified: number; gzipped: number }> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { fill } from './packages/core/src/wording/fill.ts'",
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    absWorkingDir: root,
    plugins: [
      {
        name: 'no-words',
        setup: (each) => {
          each.onLoad({ filter: /generated.words\.ts$/ }, () => ({
            contents: 'export const [elementWords, words] = [{}, {}]',
          }))
        },
      },
    ],
  })
  const text = outputFiles[0]!.contents
  return { minified: text.length, gzipped: gzipSync(text, { level: 9 }).length }
}

const entries: readonly (readonly [string, string, ...string[]])[] = [
  ['`validate` of `@microcred/validators/record`', "export { validate } from '@microcred/validators/record'"],
  [
    '`validate` of `@microcred/validators`, every profile',
    "export { validate } from '@microcred/validators'",
  ],
  ['`Microcredential` of `@microcred/core/zod`', "export { Microcredential } from '@microcred/core/zod'"],
  ['`Level` of `@microcred/core/zod`, beside zod', "export { Level } from '@microcred/core/zod'", 'zod'],
  [
    '`Microcredential` of `@microcred/core/zod`, beside zod',
    "export { Microcredential } from '@microcred/core/zod'",
    'zod',
  ],
  ['`level` of `@microcred/validators/elements`', "export { level } from '@microcred/validators/elements'"],
  ['`isGreen` of `@microcred/taxonomy/green`', "export { isGreen } from '@microcred/taxonomy/green'"],
]

export async function sizes(): Promise<string> {
  const rows: string[] = []
  for (const [name, code, ...external] of entries) {
    const { minified, gzipped } = await bundledSize(code, external)
    rows.push(`| ${name} | ${(minified / 1000).toFixed(1)} kB | ${(gzipped / 1000).toFixed(1)} kB |`)
  }
  const formatter = await formatterSize()
  rows.push(
    `| the formatter alone: ${'`fill`'} without words | ${(formatter.minified / 1000).toFixed(2)} kB | ${(formatter.gzipped / 1000).toFixed(2)} kB |`,
  )
  return ['| entry | minified | gzipped |', '|---|--:|--:|', ...rows].join('\n')
}
