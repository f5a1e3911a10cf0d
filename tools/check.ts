/**
 * The contributor's one command: runs every check, says of each in a line whether it holds, and of
 * those that do not, what is missing.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { published } from './generators/shelf.ts'
import { root } from './root.ts'

interface Check {
  /** The fact that holds when the check passes. */
  readonly fact: string
  readonly command: readonly [string, ...string[]]
  /** What to do when it does not. */
  readonly remedy: string
  /** Whether it takes longer than most. */
  readonly long?: true
}

const packages = published()

/** What doors 1 and 2 of CONTRIBUTING need: sources against each other, in seconds. They are generated from just before, as far as that goes. */
const data: Check = {
  fact: 'Every register names what its folder holds',
  command: ['tsx', '--tsconfig', 'tsconfig.base.json', 'tools/registers.ts'],
  remedy: 'Add what the sentences above name',
}

/** What the registers are held against. */
const generated: Check = {
  fact: 'Everything is generated from its sources',
  command: ['tsx', 'tools/generate.ts'],
  remedy: 'Mend what the sentences above name',
}

const inStep: Check = {
  fact: 'Generated files are in step with their sources',
  command: ['tsx', 'tools/generate.ts', '--check'],
  remedy: 'Run: npm run generate',
}

/** What is asked on the server: a file that was generated and not committed is a change of the tree. */
const committed: Check = {
  fact: 'What is generated is committed as it is generated',
  command: ['tsx', 'tools/committed.ts'],
  remedy: 'Run npm run generate, and commit what it changed',
}

/** What is too much to ask of a contributor each time. */
const fuzzed: Check = {
  fact: 'Twenty thousand spoilt documents are judged alike twice, without exception, hang or repeated finding',
  command: ['tsx', '--tsconfig', 'tsconfig.base.json', 'tools/fuzz/fuzz.ts', '--count', '20000'],
  remedy: 'Mend what the lines above name; `npm run fuzz -- --seed S --only N` prints an input',
  long: true,
}

/** What only a release needs. */
const release: Check = {
  fact: 'Every package says where it lives',
  command: ['tsx', 'tools/release.ts'],
  remedy: 'Fill in the fields named above once the project has a public home',
}

const codeChecks: readonly Check[] = [
  {
    fact: 'No files import each other in a circle, and every file stands in a room',
    command: ['tsx', 'tools/rooms.ts'],
    remedy: 'Move what the sentences above name',
  },
  {
    fact: 'Code and data are formatted and free of lint, cycles included',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    remedy: 'Run: npx biome check --write .',
  },
  { fact: 'Types hold', command: ['tsc', '-b'], remedy: 'Mend the types named above' },
  { fact: 'Nothing is unused', command: ['knip'], remedy: 'Remove or use what is named above' },
  ...packages.map(
    (name): Check => ({
      fact: `@microcred/${name} is packaged well`,
      command: ['publint', '--strict', `packages/${name}`],
      remedy: 'Mend its package.json',
    }),
  ),
  ...packages
    .filter((name) => !['schemas', 'vectors', 'cli'].includes(name))
    .map(
      (name): Check => ({
        fact: `@microcred/${name} resolves for ESM, CommonJS and types`,
        command: ['attw', '--pack', `packages/${name}`, '--profile', 'node16'],
        remedy: 'Mend the exports of its package.json',
      }),
    ),
]

const asked = process.argv.slice(2)
const checks = [
  ...(asked.includes('--data') ? [data] : [inStep, data, ...codeChecks]),
  ...(asked.includes('--committed') ? [fuzzed] : []),
  ...(asked.includes('--release') ? [release] : []),
]

/** What a check came to, and what it said. */
interface Done {
  readonly holds: boolean
  readonly said: string
}

const run = ({ command }: Check): Promise<Done> =>
  new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', ...command], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.err += text
    })
    child.on('error', ({ message }) => resolve({ holds: false, said: message }))
    child.on('close', (status) => resolve({ holds: status === 0, said: `${said.out}${said.err}`.trim() }))
  })

/** Runs as many checks at once as there are cores, the longest from the beginning on, and gives each one's end. */
function started(checks: readonly Check[]): ReadonlyMap<Check, Promise<Done>> {
  const ends = new Map<Check, (done: Done) => void>()
  const promised = new Map(
    checks.map((check) => [check, new Promise<Done>((resolve) => ends.set(check, resolve))]),
  )
  const waiting = checks.toSorted((one, other) => Number(other.long ?? false) - Number(one.long ?? false))
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) ends.get(check)!(await run(check))
  }
  for (let at = 0; at < availableParallelism(); at++) void work()
  return promised
}

let missing = 0
const report = (check: Check, { holds, said }: Done): void => {
  if (!holds) missing++
  console.log(
    holds ? `✓ ${check.fact}` : `✗ ${check.fact}\n${said.replace(/^/gm, '    ')}\n  ${check.remedy}.`,
  )
}

if (asked.includes('--data')) report(generated, await run(generated))
// Nothing else may have touched the tree when it is looked at.
if (asked.includes('--committed')) report(committed, await run(committed))
for (const [check, done] of started(checks)) report(check, await done)
console.log(
  missing === 0 ? 'All is well.' : `${missing === 1 ? 'One check does' : `${missing} checks do`} not hold.`,
)
process.exitCode = missing === 0 ? 0 : 1
