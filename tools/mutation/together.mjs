/**
 * Tries slips in one program: the sources with every slip in them, and the tests, are put into one file, and each slip
 * is tried in a process of its own by those tests alone that reach it, the quickest first.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** A slip has this many times as long as the tests take without it, and a while more. */
const PATIENCE = 5
const START_MS = 30_000

const here = import.meta.dirname

/** Files of tests below a folder of the project. */
function testsBelow(root, path) {
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${path}/${file}`)
    .sort()
}

const inProject = (root, instrumented) => ({
  name: 'in-project',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vitest$/ }, () => ({ path: join(here, 'stand-in.mjs') }))
    onResolve({ filter: /^@microcred\// }, ({ path }) => {
      const [, name, entry = 'index'] = path
        .match(/^@microcred\/([^/]+)\/?(.*)$/)
        .map((each) => each || undefined)
      const file = join(root, `packages/${name}/src/${entry}.ts`)
      return statSync(file, { throwIfNoEntry: false }) ? { path: file } : undefined
    })
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    )
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = instrumented.get(relative(root, path)) ?? readFileSync(path, 'utf8')
      return {
        loader: 'ts',
        contents: text
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..'))),
      }
    })
  },
})

/** Sources and tests as one program, which takes its orders from `run.mjs`. */
export async function bundle({ root, files, tests, outfile }) {
  const instrumented = new Map(files.map(({ name, content }) => [relative(root, join(root, name)), content]))
  const loads = tests
    .flatMap((path) => testsBelow(root, path))
    .map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(join(root, file))}),`)
  await build({
    stdin: {
      contents: `import { run } from ${JSON.stringify(join(here, 'run.mjs'))}
await run({ ${loads.join('\n')} })`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    absWorkingDir: root,
    logLevel: 'error',
    plugins: [inProject(root, instrumented)],
  })
}

/** Runs the program with an order, and gives its answer; none where it takes too long or breaks. */
function ordered(program, order, at, milliseconds, env) {
  writeFileSync(at('order.json'), JSON.stringify(order))
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--max-old-space-size=3000', program], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, LC_ALL: 'C', MICROCRED_ORDER: at('order.json'), ...env },
    })
    let answer
    const clock = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    child.on('message', (message) => {
      answer = message
    })
    child.on('exit', () => {
      clearTimeout(clock)
      resolve(answer)
    })
  })
}

/** The quickest tests, as long as they take no longer than that together. */
function affordable(tests, milliseconds) {
  let sum = 0
  const end = tests.findIndex(({ ms }) => {
    sum += ms
    return sum > milliseconds
  })
  return end < 0 ? tests : tests.slice(0, end)
}

/**
 * What became of every slip of a sample: `told`, `survived` or `static` (reached by no test but when a module is
 * loaded).
 */
export async function tryTogether({ program, chosen, at, seconds, onEach }) {
  const dry = await ordered(program, {}, at, 3_600_000, {})
  if (dry === undefined) throw new Error('The tests do not run.')
  for (const [id, reason] of dry.failed) console.warn(`left out, since it fails by itself: ${id}: ${reason}`)
  const outcomes = new Map()
  for (const { id, key } of chosen) {
    const reaching = dry.passed.filter((test) => test.reached.includes(id)).sort((a, b) => a.ms - b.ms)
    const within = affordable(reaching, seconds * 1000)
    let outcome = dry.atLoad.includes(id) ? 'static' : 'unreached'
    let by
    if (within.length > 0) {
      const took = within.reduce((total, { ms }) => total + ms, 0)
      const answer = await ordered(
        program,
        { tests: within.map((test) => test.id) },
        at,
        START_MS + PATIENCE * took,
        { __STRYKER_ACTIVE_MUTANT__: id },
      )
      by = answer === undefined ? 'no end' : answer.failed[0]?.[0]
      outcome = by === undefined ? 'survived' : 'told'
    }
    outcomes.set(key, outcome)
    onEach?.({ key, outcome, by, tests: `${within.length}/${reaching.length}` })
  }
  return outcomes
}
