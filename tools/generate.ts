/**
 * Writes every generated file, or with `--check` says which committed ones are out of date.
 * A generator is one entry in `generators/index.ts`: a function from the sources to files.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generators } from './generators/index.ts'
import { SourceError } from './model/source-error.ts'
import { root } from './root.ts'

const check = process.argv.includes('--check')
const stale: string[] = []

try {
  for (const load of generators) {
    const generator = await load()
    for (const [path, text] of await generator.files()) {
      const file = join(root, path)
      const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined
      if (current === text) continue
      if (check) stale.push(path)
      else {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    }
  }
} catch (error) {
  if (!(error instanceof SourceError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

for (const path of stale) console.error(`${path} is out of date. Run: npm run generate`)
if (stale.length > 0) process.exitCode = 1
