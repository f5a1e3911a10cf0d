import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from '../root.ts'
import { languages } from './tables.ts'

/** What a browser loads for some code, bundled and minified from the package's sources: bytes gzipped. */
export async function gzippedSize(code: string): Promise<{ bytes: number; text: string }> {
  const result = await build({
    stdin: { contents: code, resolveDir: `${root}packages/taxonomy/src`, loader: 'ts' },
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'browser',
    treeShaking: true,
    write: false,
    logLevel: 'error',
  })
  const text = result.outputFiles[0]!.text
  return { bytes: gzipSync(text, { level: 9 }).length, text }
}

/** The packs of the languages but English, which every entry has, and what English has besides. */
const packNames = [...languages.filter((language) => language !== 'en'), 'en-search']

/** The entries a browser may load, and what each may weigh in bytes gzipped, where that is promised. */
export const entries: readonly { name: string; code: string; most?: number }[] = [
  { name: '`isGreen` alone', code: "export { isGreen } from './green.ts'", most: 15_000 },
  { name: '`@microcred/taxonomy/green`, all of it', code: "export * from './green.ts'", most: 15_000 },
  {
    name: '`@microcred/taxonomy` in a browser (English)',
    code: "export * from './browser.ts'",
    most: 75_000,
  },
  { name: '`find` alone (English)', code: "export { find } from './browser.ts'", most: 70_000 },
  ...packNames.map((language) => ({
    name: `\`@microcred/taxonomy/languages/${language}\``,
    code: `export * from './languages/${language}.ts'`,
  })),
  { name: '`@microcred/taxonomy/occupations`', code: "export * from './occupations.ts'" },
  { name: '`@microcred/taxonomy/skills` (all 13,939 URIs)', code: "export * from './skills.ts'" },
  { name: 'the search without data', code: "export * from './search/index-labels.ts'" },
]
