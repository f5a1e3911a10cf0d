/** Registers: lines a second of one core by processor time, and with two jobs on the clock, beside decoding and parsing alone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../tools/root.ts'
import { median } from './measure.ts'
import { texts as records } from './records.ts'

// What is measured is what is published: the package as it is built.
const built = '../packages/validators/dist/lines.js'
const { judged } = (await import(built)) as typeof import('../packages/validators/src/lines.ts')

const AT = '2026-07-01'
/** Lines that are judged in one go, as the command hands them to its workers. */
const BATCH = 128
const ROUNDS = 9
/** Microseconds of processor time. */
const SAMPLE = 150_000
const COUNT = Number(process.env.MICROCRED_LINES ?? 40_000)

const example = (file: string): string =>
  JSON.stringify(JSON.parse(readFileSync(join(root, 'examples', file), 'utf8')))

const registers: readonly (readonly [string, readonly string[]])[] = [
  ['records of 5 kB', records],
  [
    'half badges, half EDC: our examples',
    [
      example('openbadges/yecla-low-emission-wood-finishing.json'),
      example('edc/yecla-low-emission-wood-finishing.json'),
    ],
  ],
]

const encoder = new TextEncoder()

/** Lines as they are handed to a worker. */
const batchOf = (texts: readonly string[]) =>
  Array.from({ length: BATCH }, (_, at) => {
    const bytes = encoder.encode(texts[at % texts.length]!)
    return { line: at + 1, bytes, size: bytes.length }
  })

type Lines = ReturnType<typeof batchOf>

const judge = (lines: Lines): unknown => judged({ lines, options: { at: AT } })
const parse = (lines: Lines): unknown => {
  let last: unknown
  for (const { bytes } of lines) last = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  return last
}

/** Lines a second of one core. */
function sample(run: (lines: Lines) => unknown, lines: Lines, microseconds: number): number {
  const start = process.cpuUsage()
  let count = 0
  let spent: number
  do {
    run(lines)
    count += lines.length
    const { user, system } = process.cpuUsage(start)
    spent = user + system
  } while (spent < microseconds)
  return (count / spent) * 1e6
}

/** Lines a second of the command with two jobs, by the clock and with its start. */
function onTheClock(texts: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'microcred-lines-'))
  const file = join(folder, 'register.ndjson')
  try {
    writeFileSync(file, `${Array.from({ length: COUNT }, (_, at) => texts[at % texts.length]).join('\n')}\n`)
    const begun = process.hrtime.bigint()
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'packages/cli/bin/microcred.js'), 'validate', file, '--at', AT, '--jobs', '2'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9
    if (status === null || status > 1) throw new Error(`the command ended with ${status}`)
    return COUNT / seconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const whole = (number: number): string => Math.round(number).toLocaleString('en')

console.log(
  `| register | a second and core | parsed alone | share of parsing alone | ${COUNT.toLocaleString('en')} lines, two jobs, a second on the clock (${cpus().length} cores) |`,
)
console.log('|---|--:|--:|--:|--:|')
for (const [name, texts] of registers) {
  const lines = batchOf(texts)
  for (const run of [parse, judge]) sample(run, lines, 10 * SAMPLE)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = sample(parse, lines, SAMPLE / 2)
    const own = sample(judge, lines, SAMPLE)
    const after = sample(parse, lines, SAMPLE / 2)
    return { own, parsed: (before + after) / 2 }
  })
  const own = median(rounds.map((each) => each.own))
  const parsed = median(rounds.map((each) => each.parsed))
  const share = median(rounds.map((each) => each.own / each.parsed))
  console.log(
    `| ${name} | ${whole(own)} | ${whole(parsed)} | ${(100 * share).toFixed(0)} % | ${whole(onTheClock(texts))} |`,
  )
}
