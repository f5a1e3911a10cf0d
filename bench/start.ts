/**
 * Cold start of the command beside an empty Node, taken in turns so that a noisy machine disturbs both
 * alike. Run after a build: `npx tsx bench/start.ts`.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../tools/root.ts'
import { median } from './measure.ts'

const bin = join(root, 'packages/cli/bin/microcred.js')
const record = join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json')

const starts: Readonly<Record<string, readonly string[]>> = {
  'an empty Node': ['-e', '0'],
  'microcred --version': [bin, '--version'],
  'microcred validate FILE': [bin, 'validate', record],
  'microcred validate FILE --format json': [bin, 'validate', record, '--format', 'json'],
}

const times: Record<string, number[]> = Object.fromEntries(Object.keys(starts).map((name) => [name, []]))
for (let round = 0; round < 20; round++)
  for (const [name, args] of Object.entries(starts)) {
    const before = performance.now()
    const { status } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`${name} ended with ${status}; is it built?`)
    times[name]!.push(performance.now() - before)
  }

const empty = median(times['an empty Node']!)
for (const [name, each] of Object.entries(times))
  console.log(
    `${name}: ${median(each).toFixed(0)} ms, ${(median(each) - empty).toFixed(0)} ms more than an empty Node`,
  )
