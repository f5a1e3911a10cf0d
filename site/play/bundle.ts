/** Bundles the scripts of the pages: the search, and the playground with its worker and its store for offline use. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { spoken } from '../facts/messages.ts'

const here = import.meta.dirname

const common = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'error',
} as const

/** Parts of a language that say findings. */
const PARTS = ['report', 'opening', 'rules', 'forms', 'trust', 'stacking']

/** `languages:` is a module with a loader for each part of each language there is. */
const languages: Plugin = {
  name: 'languages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^languages:$/ }, ({ path }) => ({ path, namespace: 'languages' }))
    onLoad({ filter: /.*/, namespace: 'languages' }, () => ({
      resolveDir: here,
      contents: `export const languages = {${spoken()
        .map(
          ({ id }) =>
            `${JSON.stringify(id)}: {${PARTS.map((part) => `${part}: () => import('@microcred/core/messages/${part}/${id}')`).join(',')}}`,
        )
        .join(',')}}`,
    }))
  },
}

export async function bundle(out: string): Promise<void> {
  await build({
    ...common,
    entryPoints: { search: join(here, 'search.js') },
    outdir: out,
    external: ['/pagefind/pagefind.js'],
  })
  const playground = join(out, 'playground')
  await build({
    ...common,
    entryPoints: { playground: join(here, 'playground.ts'), worker: join(here, 'worker.ts') },
    outdir: playground,
    plugins: [languages],
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    platform: 'browser',
  })
  const files = [
    '/playground/',
    '/site.css',
    ...readdirSync(playground, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => `/playground/${file}`),
    ...readdirSync(join(out, 'packs')).map((file) => `/packs/${file}`),
    ...readdirSync(join(out, 'fixtures'))
      .filter((file) => file.endsWith('.json'))
      .map((file) => `/fixtures/${file}`),
  ]
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(readFileSync(join(out, file.endsWith('/') ? `${file}index.html` : file)))
  await build({
    ...common,
    format: 'iife',
    entryPoints: { 'service-worker': join(here, 'service-worker.ts') },
    outdir: out,
    define: { CACHE: JSON.stringify(hash.digest('hex').slice(0, 12)), FILES: JSON.stringify(files) },
  })
}
