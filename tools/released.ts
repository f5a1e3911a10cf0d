/**
 * Writes down the names of a release, as the sources have them now: npx tsx tools/released.ts 0.1.0
 * From then on `npm run check:data` tells what is taken away.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesOf } from './guards/names.ts'
import { load } from './model/load.ts'
import { root } from './root.ts'

const version = process.argv[2]
if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) {
  console.error('Name the version: npx tsx tools/released.ts 0.1.0')
  process.exitCode = 2
} else {
  const folder = join(root, 'packages/schemas/released')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${version}.json`), `${JSON.stringify(namesOf(load()), null, 1)}\n`)
}
