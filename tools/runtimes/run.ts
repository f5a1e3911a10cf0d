/**
 * The packed packages where others run them: Node 22 and 24, Bun, Deno, workerd and a classic worker; in bundles of
 * every format, without a module system, `eval` and names of countries; their types under TypeScript 5.4 to the newest.
 *
 *   npm run test:runtimes             what is packed
 *   npm run test:runtimes -- --suite  and the whole test suite under each Node
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Format } from 'esbuild'
import { packInto, subpathsIn, TYPES_ALONE } from '../pack.ts'
import { root } from '../root.ts'
import { programsIn } from '../shown.ts'

/** Entries that need the files or the network of a server, and say so by their names. */
const OF_NODE: ReadonlySet<string> = new Set(['@microcred/taxonomy/import', '@microcred/trust/node'])

const here = join(root, 'tools/runtimes')
const project = mkdtempSync(join(tmpdir(), 'microcred-runtimes-'))
process.on('exit', () => rmSync(project, { recursive: true, force: true }))
const at = (file: string): string => join(project, file)

let failed = 0
let passed = 0
/** Prints a fact, and whether it holds; what went wrong below it. */
function hold(fact: string, wrong: string): void {
  if (wrong === '') passed++
  else failed++
  console.log(wrong === '' ? `✓ ${fact}` : `✗ ${fact}\n${wrong.trim().slice(0, 2000).replace(/^/gm, '    ')}`)
}

/** What is wrong with a program that is to end well and print a text. */
function run(program: string, args: readonly string[], prints?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: project,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (error) return error.message
  if (status !== 0) return `ends with ${status}\n${stdout}${stderr}`
  return prints === undefined || stdout === prints ? '' : `prints\n${stdout}instead of\n${prints}`
}

const bundle = async (entry: string, outfile: string, format: Format): Promise<void> => {
  await build({
    entryPoints: [at(entry)],
    outfile: at(outfile),
    bundle: true,
    format,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  })
}

packInto(project)
const paths = subpathsIn(project)
const anywhere = paths.filter((path) => !OF_NODE.has(path))

// Every entry, by import and by require.
const opened = (path: string, module: string): string =>
  `{ const keys = Object.keys(${module}); if ((keys.length === 0) !== ${TYPES_ALONE.has(path)}) throw new Error('${path}') }`
writeFileSync(
  at('all.mjs'),
  `${paths.map((path) => opened(path, `await import('${path}')`)).join('\n')}\nconsole.log('all')`,
)
writeFileSync(
  at('all.cjs'),
  `${paths.map((path) => opened(path, `require('${path}')`)).join('\n')}\nconsole.log('all')`,
)
const { run: program, prints } = programsIn(readFileSync(join(root, 'README.md'), 'utf8'))[0]!
writeFileSync(at('readme.mjs'), program)

const binary = (name: string): string => join(here, 'node_modules', name)
const nodes: readonly (readonly [string, string])[] = [
  [`Node ${process.versions.node}`, process.execPath],
  ...['node-22', 'node-24'].map((name) => {
    const path = binary(`${name}/bin/node`)
    return [`Node ${spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout.trim().slice(1)}`, path] as const
  }),
]
for (const [name, path] of nodes) {
  hold(`${name} opens every entry by import`, run(path, ['all.mjs'], 'all\n'))
  hold(`${name} opens every entry by require`, run(path, ['all.cjs'], 'all\n'))
  hold(`${name} runs the program of the README`, run(path, ['readme.mjs'], prints))
}
const bun = binary('.bin/bun')
hold('Bun opens every entry by import', run(bun, ['all.mjs'], 'all\n'))
hold('Bun opens every entry by require', run(bun, ['all.cjs'], 'all\n'))
writeFileSync(
  at('report.mjs'),
  `import { validate } from '@microcred/validators'
   console.log(JSON.stringify(validate('{ "title": { "en": "A" }, "level": { "eqf": "5" }, "issuerCountry": [{ "country": "Bulgaria" }] }')))`,
)
const report = spawnSync(process.execPath, ['report.mjs'], { cwd: project, encoding: 'utf8' }).stdout
hold('Bun reports the same bytes as Node', run(bun, ['report.mjs'], report))
const deno = binary('.bin/deno')
const may = ['run', '--no-prompt', '--node-modules-dir=manual']
hold(
  'Deno opens every entry by import',
  run(deno, [...may, '--allow-read', '--allow-env', '--allow-sys', 'all.mjs'], 'all\n'),
)
hold(
  'Deno, where it may do nothing, reports the same bytes as Node',
  run(deno, [...may, 'report.mjs'], report),
)

// Every entry but Node's own in bundles, in a realm that has little.
const work = `
  import { validate } from '@microcred/validators'
  import { write } from '@microcred/core/write'
  import { find } from '@microcred/taxonomy'
  const report = validate({ title: { en: 'A' }, issuerCountry: [{ country: 'Bulgaria' }] })
  globalThis.said = [report.verdict.annexI, typeof write, typeof find].join(' ')
`
for (const format of ['iife', 'cjs'] as const) {
  const wrong: string[] = []
  for (const [index, path] of anywhere.entries()) {
    writeFileSync(
      at('entry.mjs'),
      `import * as all from '${path}'\nglobalThis.keys = Object.keys(all).length`,
    )
    try {
      await bundle('entry.mjs', `entry-${index}.js`, format)
      const scope = format === 'cjs' ? { module: { exports: {} }, exports: {} } : {}
      const context = createContext(
        { TextDecoder, TextEncoder, URL, atob, btoa, crypto, ...scope },
        { codeGeneration: { strings: false, wasm: false } },
      )
      runInContext('delete Intl.DisplayNames; globalThis.self = globalThis', context)
      runInContext(readFileSync(at(`entry-${index}.js`), 'utf8'), context)
      if ((context.keys === 0) !== TYPES_ALONE.has(path)) wrong.push(`${path}: ${context.keys} names`)
    } catch (error) {
      wrong.push(`${path}: ${error instanceof Error ? error.message.slice(0, 300) : error}`)
    }
  }
  hold(
    `Each of ${anywhere.length} entries loads in a bundle of format ${format}, without eval, Intl.DisplayNames and a module system`,
    wrong.join('\n'),
  )
}
// A module has its own loader: the same in a process of its own.
for (const [index, path] of anywhere.entries()) {
  writeFileSync(at('entry.mjs'), `import * as all from '${path}'\nexport { all }`)
  await bundle('entry.mjs', `module-${index}.mjs`, 'esm')
}
writeFileSync(
  at('modules.mjs'),
  `delete Intl.DisplayNames\n${anywhere.map((path, index) => opened(path, `(await import('./module-${index}.mjs')).all`)).join('\n')}\nconsole.log('all')`,
)
hold(
  `Each of ${anywhere.length} entries loads in a bundle of format esm, without eval and Intl.DisplayNames`,
  run(process.execPath, ['--disallow-code-generation-from-strings', 'modules.mjs'], 'all\n'),
)

// A classic worker is a script of its own: an iife, started by Bun.
writeFileSync(at('work.mjs'), `${work}\nself.postMessage(globalThis.said)`)
await bundle('work.mjs', 'worker.js', 'iife')
writeFileSync(
  at('classic.mjs'),
  `const worker = new Worker(new URL('./worker.js', import.meta.url).href, { type: 'classic' })
   worker.onmessage = ({ data }) => { console.log(data); worker.terminate() }
   worker.onerror = ({ message }) => { console.log(message); process.exit(1) }`,
)
hold('A classic worker validates', run(bun, ['classic.mjs'], 'incomplete function function\n'))

// workerd is what runs edge functions: its own test handler, no eval, no files.
writeFileSync(
  at('edge.mjs'),
  `${anywhere.map((path, index) => `import * as m${index} from '${path}'`).join('\n')}
   ${work}
   export default { async test() {
     const empty = [${anywhere.map((path, index) => `['${path}', Object.keys(m${index}).length]`).join(', ')}].filter(([path, keys]) => (keys === 0) !== ${JSON.stringify([...TYPES_ALONE])}.includes(path))
     if (empty.length > 0) throw new Error(String(empty))
     if (globalThis.said !== 'incomplete function function') throw new Error(globalThis.said)
   } }`,
)
try {
  await build({
    entryPoints: [at('edge.mjs')],
    outfile: at('edge.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  })
  writeFileSync(
    at('edge.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .main)]);
const main :Workerd.Worker = (modules = [(name = "edge.js", esModule = embed "edge.js")], compatibilityDate = "2026-01-01");
`,
  )
  hold(
    `workerd opens ${anywhere.length} entries and validates`,
    run(binary('.bin/workerd'), ['test', 'edge.capnp']),
  )
} catch (error) {
  hold(`workerd opens ${anywhere.length} entries and validates`, String(error))
}

// The types, by every compiler from 5.4 on. What zod names of the web, and the program itself prints with, is declared alone.
writeFileSync(
  at('globals.d.ts'),
  'interface URL {}\ndeclare const console: { log(...values: unknown[]): void }\n',
)
cpSync(join(root, 'tools/packed-consumer.ts'), at('consumer.mts'))
const compilers = readdirSync(join(here, 'node_modules'))
  .filter((name) => name.startsWith('typescript-'))
  .sort()
for (const compiler of compilers)
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    writeFileSync(
      at('tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          target: 'es2022',
          lib: ['es2023'],
          types: [],
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          skipLibCheck: false,
          noEmit: true,
        },
        files: ['globals.d.ts', 'consumer.mts'],
      }),
    )
    hold(
      `${compiler.replace('typescript-', 'TypeScript ')} compiles the types, resolved as ${moduleResolution} does, without DOM`,
      run(process.execPath, [binary(`${compiler}/bin/tsc`), '-p', '.']),
    )
  }

if (process.argv.includes('--suite'))
  for (const [name, path] of nodes.slice(1)) {
    const { status } = spawnSync(path, ['node_modules/vitest/vitest.mjs', 'run'], {
      cwd: root,
      stdio: 'inherit',
    })
    hold(`The test suite passes on ${name}`, status === 0 ? '' : `ends with ${status}`)
  }

console.log(`${passed} hold, ${failed} do not.`)
process.exitCode = failed === 0 ? 0 : 1
