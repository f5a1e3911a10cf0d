/**
 * Speed of `find` beside minisearch: the index built in a fresh process, the first answer, and the answer to every
 * English label.
 *
 * The best of several tries is taken: another process can make an answer slower, but none can make it faster.
 *
 * Run: npm run bench:taxonomy
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { find, sectors, skill, skillsOf } from '../packages/taxonomy/src/index.ts'
import { root } from '../tools/root.ts'

const contestants = {
  find: {
    code: `import { find } from './browser.ts'
      export const search = (text) => find(text, { limit: 10 })
      // A language is indexed when it is first searched: nothing is looked for in an empty text.
      export const open = () => search('')`,
  },
  minisearch: {
    code: `import MiniSearch from 'minisearch'
      import { openLanguage } from './search/languages.ts'
      import { labelsAt } from './search/tokens.ts'
      const language = openLanguage('en')
      const labels = language.lines.map((_, concept) => labelsAt(language, concept))
      let index
      export const open = () => {
        index = new MiniSearch({ fields: ['label'], searchOptions: { prefix: true, fuzzy: 0.2 } })
        let id = 0
        for (const entry of labels) for (const label of entry) index.add({ id: id++, label })
      }
      export const search = (text) => index.search(text).slice(0, 10)`,
  },
}

const queries = [
  ...new Set(
    sectors()
      .flatMap(({ id }) => skillsOf(id))
      .flatMap(({ uri }) => {
        const { label, alternatives } = skill(uri as string)!
        return [label, ...alternatives]
      }),
  ),
]
if (find(queries[0]!).length === 0) throw new Error('find finds nothing')

const cache = join(root, 'node_modules/.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'bench-taxonomy-'))
console.log(
  `${queries.length} queries; milliseconds, the best of several fresh processes and of three tries each`,
)
console.log('| | code gzipped, without labels | index | index and first answer | answer p50 | answer p99 |')
console.log('|---|---|---|---|---|---|')
for (const [name, { code }] of Object.entries(contestants)) {
  const options = {
    stdin: { contents: code, resolveDir: join(root, 'packages/taxonomy/src'), loader: 'ts' as const },
    bundle: true,
    format: 'esm' as const,
    write: false as const,
    platform: 'node' as const,
  }
  const { outputFiles } = await build(options)
  const bare = await build({
    ...options,
    stdin: {
      ...options.stdin,
      contents:
        name === 'find' ? "export * from './search/index-labels.ts'" : "export { default } from 'minisearch'",
    },
    minify: true,
  })
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `${outputFiles[0]!.text}
    const began = performance.now()
    open()
    const timeOfIndex = performance.now() - began
    search('waste')
    const timeOfFirst = performance.now() - began
    const queries = ${JSON.stringify(queries)}
    for (const query of queries) search(query)
    const times = queries.map((query) => {
      let best = Infinity
      for (let i = 0; i < 3; i++) { const t = performance.now(); search(query); best = Math.min(best, performance.now() - t) }
      return best
    })
    times.sort((a, b) => a - b)
    console.log(JSON.stringify([timeOfIndex, timeOfFirst, times[times.length >> 1], times[Math.floor(times.length * 0.99)]]))`,
  )
  const runs = Array.from({ length: name === 'find' ? 9 : 2 }, () => {
    const { stdout } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
    return JSON.parse(stdout) as [number, number, number, number]
  })
  const figure = (at: 0 | 1 | 2 | 3) => Math.min(...runs.map((run) => run[at])).toFixed(at < 2 ? 0 : 2)
  const size = gzipSync(bare.outputFiles[0]!.text, { level: 9 }).length / 1000
  console.log(
    `| ${name} | ${size.toFixed(1)} kB | ${figure(0)} | ${figure(1)} | ${figure(2)} | ${figure(3)} |`,
  )
}
rmSync(folder, { recursive: true })
