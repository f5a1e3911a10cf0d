/** Start of the command on one file, against an empty Node process. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../tools/root.ts'
import { median } from './measure.ts'

const STARTS = 21

const bin = join(root, 'packages/cli/bin/microcred.js')
const file = join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json')

function milliseconds(args: readonly string[]): number {
  const start = process.hrtime.bigint()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Median milliseconds over an empty Node, start by start in turn. */
export function coldStart(): string {
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['`microcred validate FILE`', [bin, 'validate', file]],
    ['`microcred validate FILE --format json`', [bin, 'validate', file, '--format', 'json']],
    ['`microcred elements FILE`', [bin, 'elements', file]],
    ['`microcred --help`', [bin, '--help']],
  ]
  const empty: number[] = []
  const times = commands.map(() => [] as number[])
  for (let start = 0; start < STARTS; start++) {
    empty.push(milliseconds(['-e', '0']))
    commands.forEach(([, args], at) => {
      times[at]!.push(milliseconds(args))
    })
  }
  const floor = median(empty)
  const rows = commands.map(
    ([name], at) =>
      `| ${name} | +${Math.round(median(times[at]!) - floor)} ms | ${(median(times[at]!) / floor).toFixed(2)} |`,
  )
  return [
    '| command | over an empty Node | × an empty Node |',
    '|---|--:|--:|',
    ...rows,
    '',
    `An empty Node took ${Math.round(floor)} ms here.`,
  ].join('\n')
}
