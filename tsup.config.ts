import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'
import { pure } from './tools/pure.ts'

/** Catalogues of the languages, whole and in parts; they are generated. */
const languages = readdirSync('packages/core/src/messages', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `messages/${file.slice(0, -'.ts'.length)}`)

const dependenciesOf = (name: string): string[] => {
  const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'))
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
}

/** A pack per language; they are generated. */
const languagePacks = readdirSync('packages/taxonomy/src/languages').map(
  (file) => `languages/${file.replace('.ts', '')}`,
)

/** What packages share among themselves is bundled into each. */
const SHARED = [/^@microcred\/common\//]

const types = () => ({
  resolve: SHARED,
  compilerOptions: { composite: false, rootDir: '.', ignoreDeprecations: '6.0' },
})

/** Entries of the core beside the catalogues, whose types are all those of one. */
const core = [
  'index',
  'card',
  'codes',
  'formats',
  'icu',
  'lists',
  'messages',
  'outputs',
  'profiles',
  'record',
  'zod',
  'write',
  'volume',
]

/** One entry file per subpath of a package's `exports`; everything else is shared chunks. */
const bundle = (name: string, entry: string[], more: Options = {}): Options => ({
  name,
  entry: entry.map((file) => `packages/${name}/src/${file}.ts`),
  outDir: `packages/${name}/dist`,
  tsconfig: `packages/${name}/tsconfig.json`,
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: types(),
  splitting: true,
  clean: false,
  silent: true,
  external: [/^@microcred\/(?!common\/)/, ...dependenciesOf(name)],
  noExternal: SHARED,
  esbuildPlugins: [pure],
  ...more,
})

const command = (entry: string, more: Options): Options =>
  bundle('cli', [entry], {
    dts: false,
    minify: true,
    outExtension: ({ format }) => ({ js: format === 'esm' ? '.mjs' : '.cjs' }),
    esbuildOptions(options) {
      options.mainFields = ['module', 'main']
    },
    ...more,
  })

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
    ...languagePacks,
  ]),
  bundle('core', [...core, ...languages], {
    dts: { ...types(), entry: [...core, 'messages/en'].map((file) => `packages/core/src/${file}.ts`) },
    // Letters as they are: a text in Bulgarian is half as large.
    esbuildOptions: (options) => {
      options.charset = 'utf8'
    },
  }),
  bundle('stacking', ['index']),
  bundle('equivalence', ['index']),
  bundle('needs', ['index']),
  bundle(
    'validators',
    [
      'index',
      'elements',
      'record',
      'explanations',
      'places',
      'claims',
      'convert',
      'linked-data',
      'lines',
      'worker',
    ],
    // Either form of the build finds the taxonomy from where it lies itself.
    { shims: true },
  ),
  bundle('trust', ['index', 'node', 'rows', 'bundle', 'sign']),
  // With what it needs of the other packages: fewer files to open, a faster start.
  command('cli', {
    format: ['esm'],
    clean: ['!validate-alone.cjs'],
    external: [
      'jsonld',
      'picocolors',
      'tinyglobby',
      '@microcred/validators/linked-data',
      '@microcred/validators/lines',
    ],
    // Linked data stays apart: it brings a library with it and is asked for seldom.
    noExternal: [
      /^@microcred\/(common|core|equivalence|needs|stacking|taxonomy|trust|validators(?!\/(?:linked-data|lines)))/,
    ],
  }),
  // What is run most often is one file, with no more in it than our own two forms need.
  command('validate-alone', {
    format: ['cjs'],
    splitting: false,
    shims: true,
    external: [
      'picocolors',
      'tinyglobby',
      '@microcred/validators',
      '@microcred/validators/linked-data',
      '@microcred/validators/lines',
      '@microcred/validators/explanations',
    ],
    noExternal: [/^@microcred\/(common|core|taxonomy|validators\/(?!linked-data|lines|explanations))/],
  }),
])
