import { defineConfig, type Options } from 'tsup'

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
  external: [/^@microcred\//],
  ...more,
})

export default defineConfig([bundle('taxonomy', ['index'])])
