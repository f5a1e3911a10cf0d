/** Bundles the scripts of the pages: the search, and the playground with its worker. */
import { join } from 'node:path'
import { build } from 'esbuild'

export async function bundle(out: string): Promise<void> {
  await build({
    entryPoints: { search: join(import.meta.dirname, 'search.js') },
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['/pagefind/pagefind.js'],
  })
}
