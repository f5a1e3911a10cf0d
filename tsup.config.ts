import { readFileSync } from 'node:fs'
import type { BuildOptions } from 'esbuild'
import { defineConfig, type Options } from 'tsup'

const dependenciesOf = (name: string): string[] =>
  Object.keys(JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')).dependencies ?? {})

/** One entry file per subpath of a package's `exports`; everything else is shared chunks. */
const bundle = (name: string, entry: string[], more: Options = {}): Options => ({
  name,
  entry: entry.map((file) => `packages/${name}/src/${file}.ts`),
  outDir: `packages/${name}/dist`,
  tsconfig: `packages/${name}/tsconfig.json`,
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: { compilerOptions: { composite: false, rootDir: '.', ignoreDeprecations: '6.0' } },
  splitting: true,
  clean: false,
  silent: true,
  external: [/^@microcred\//, ...dependenciesOf(name)],
  ...more,
})

/** Of jsonc-parser only the scanner is used; its main module would bring the rest along. */
const scannerOnly = (options: BuildOptions): void => {
  options.alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/impl/scanner.js' }
}

export default defineConfig([
  bundle('taxonomy', [
    'index',
    'browser',
    'green',
    'skills',
    'occupations',
    'qualifications',
    'import',
    'labels',
    'languages/de',
    'languages/en',
    'languages/es',
    'languages/fr',
    'languages/pl',
  ]),
  bundle('core', [
    'index',
    'codes',
    'formats',
    'predicates',
    'nearest',
    'namespace',
    'profiles',
    'zod',
    'write',
    'unread',
    'stacking',
    'equivalence',
    'green',
  ]),
  bundle(
    'validators',
    [
      'index',
      'elements',
      'record',
      'catalogue',
      'explanations',
      'places',
      'claims',
      'convert',
      'linked-data',
    ],
    // Either form of the build finds the taxonomy from where it lies itself.
    { noExternal: ['jsonc-parser'], esbuildOptions: scannerOnly, shims: true },
  ),
  // One bundle with what it needs of the other packages: fewer files to open, a faster start.
  bundle('cli', ['cli'], {
    format: ['esm'],
    dts: false,
    clean: true,
    minify: true,
    external: ['picocolors', 'tinyglobby', '@microcred/validators/linked-data'],
    // Linked data stays apart: it brings a library with it and is asked for seldom.
    noExternal: [/^@microcred\/(core|taxonomy|validators(?!\/linked-data))/, 'jsonc-parser'],
    esbuildOptions(options) {
      options.mainFields = ['module', 'main']
      scannerOnly(options)
    },
  }),
])
