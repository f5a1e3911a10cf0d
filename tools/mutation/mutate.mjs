/**
 * Whether the tests bite: small slips are made in a folder of a package, one at a time, and that package's own
 * tests have to tell each.
 *
 *   npm run mutate -- packages/core/src/crosswalk [--sample 300] [--seed 1] [--tests FOLDER,FILE] [--near]
 *       [--together [--seconds 10]]
 *
 * With `--tests` only those of the package's tests are run that lie there: quicker, and what they tell is no more than
 * all of them would. With `--near` a slip is tried by the tests beside its file, or beside those that import it. With
 * `--together` every slip and the tests are put into one program, which is run once for each slip with those tests alone
 * that reach it, the quickest first, as far as they take `--seconds`: by far the quickest.
 *
 * The sample is drawn by a seed, so that two runs on the same sources try the same mutants. Slips in what runs
 * once, when a module is loaded, are left out: each would need a process of its own.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { keyOf } from './key.mjs'
import { bundle, tryTogether } from './together.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '1' },
    tests: { type: 'string', default: '' },
    near: { type: 'boolean', default: false },
    together: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
  },
})
const folder = relative(root, join(root, positionals[0] ?? '.'))
const name = folder.match(/^packages\/([^/]+)\/src\b/)?.[1]
const size = Number(values.sample)
if (name === undefined || !(size > 0)) {
  console.error(
    'Name a folder or a file below the src of a package: npm run mutate -- packages/core/src/crosswalk',
  )
  process.exit(2)
}

const files = (
  statSync(join(root, folder)).isFile()
    ? [folder]
    : readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      )
)
  .filter((file) => /\.ts$/.test(file) && !/\.(test|d)\.ts$|\/generated\//.test(file))
  .sort()

const quiet = () => {}
const logger = {
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: console.warn,
  error: console.error,
  fatal: quiet,
}
for (const level of ['Trace', 'Debug', 'Info', 'Warn', 'Error', 'Fatal'])
  logger[`is${level}Enabled`] = () => false
const { mutants, files: instrumented } = await new Instrumenter(logger).instrument(
  files.map((file) => ({ name: file, content: readFileSync(join(root, file), 'utf8'), mutate: true })),
  { plugins: null, excludedMutations: [], ignorers: [] },
)
const drawn = (key) => createHash('sha256').update(`${values.seed}\t${key}`).digest('hex')
const chosen = mutants
  .map(keyOf)
  .sort((a, b) => (drawn(a) < drawn(b) ? -1 : 1))
  .slice(0, size)

const scratch = join(root, 'node_modules/.cache/mutation')
mkdirSync(scratch, { recursive: true })
/** Apart from `node_modules`, below which no test is found. */
const sandbox = mkdtempSync(join(tmpdir(), 'microcred-mutation-'))
process.on('exit', () => rmSync(sandbox, { recursive: true, force: true }))
const at = (file) => join(scratch, file)
if (values.together) {
  const program = at('together.mjs')
  const tests = (values.tests || `packages/${name}/src,packages/${name}/test`).split(',')
  await bundle({ root, files: instrumented, tests, outfile: program })
  const byKey = new Map(mutants.map((mutant) => [keyOf(mutant), mutant.id]))
  // In the order in which they were drawn: what is tried of a run that is ended early is a sample as well.
  const ids = chosen.map((key) => ({ id: byKey.get(key), key }))
  const outcomes = await tryTogether({
    program,
    chosen: ids,
    at,
    seconds: Number(values.seconds),
    onEach: ({ key, outcome, by, tests: share }) =>
      console.log(JSON.stringify({ outcome, slip: key.split('\t'), by, tests: share })),
  })
  const count = (outcome) => [...outcomes.values()].filter((each) => each === outcome).length
  report(count('told'), count('survived') + count('unreached'))
  process.exit(0)
}
writeFileSync(at('sample.json'), JSON.stringify(chosen))
rmSync(at('report.json'), { force: true })
writeFileSync(
  at('stryker.json'),
  JSON.stringify({
    testRunner: values.near ? 'near' : 'vitest',
    plugins: [
      '@stryker-mutator/vitest-runner',
      join(root, 'tools/mutation/sample.mjs'),
      join(root, 'tools/mutation/near.mjs'),
    ],
    checkers: ['sample'],
    mutate: [...new Set(chosen.map((key) => key.split('\t')[0]))],
    vitest: { configFile: 'tools/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: Number(values.concurrency),
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 20,
    tempDirName: sandbox,
    ignorePatterns: ['site', 'examples/scale', 'docs', '**/*.test-d.ts'],
    reporters: ['json', 'clear-text'],
    clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: false },
    jsonReporter: { fileName: at('report.json') },
    allowConsoleColors: false,
  }),
)
const { status } = spawnSync(
  process.execPath,
  [join(root, 'tools/mutation/node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', at('stryker.json')],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      MICROCRED_PACKAGE: name,
      MICROCRED_TESTS: values.tests,
      MICROCRED_SAMPLE: at('sample.json'),
    },
  },
)
if (status !== 0) process.exit(2)

/** Reports count lines and columns from one; the instrumenter from zero. */
const fromZero = ({ start, end }) => ({
  start: { line: start.line - 1, column: start.column - 1 },
  end: { line: end.line - 1, column: end.column - 1 },
})
const counted = {}
const kept = new Set(chosen)
for (const [file, { mutants: tried }] of Object.entries(
  JSON.parse(readFileSync(at('report.json'), 'utf8')).files,
))
  for (const mutant of tried)
    if (kept.has(keyOf({ ...mutant, fileName: file, location: fromZero(mutant.location) })))
      counted[mutant.status] = (counted[mutant.status] ?? 0) + 1
console.log(counted)
report((counted.Killed ?? 0) + (counted.Timeout ?? 0), (counted.Survived ?? 0) + (counted.NoCoverage ?? 0))

function report(told, lived) {
  const share = ((100 * told) / (told + lived)).toFixed(0)
  console.log(`| \`${folder}\` | ${mutants.length} | ${told + lived} | ${told} | ${share} % |`)
}
