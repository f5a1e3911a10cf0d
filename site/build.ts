/** Builds the site into `_site`: the pages, their twins, the playground, the search index. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Eleventy from '@11ty/eleventy'
import { createIndex } from 'pagefind'
import { bundle } from './play/bundle.ts'
import { writeApi } from './reference.ts'
import { writeTwins } from './twins.ts'

const here = import.meta.dirname
const out = join(here, '_site')

process.chdir(here)
rmSync(out, { recursive: true, force: true })

const started = process.cpuUsage()
const told = (what: string): void => {
  const { user, system } = process.cpuUsage(started)
  console.log(`${((user + system) / 1e6).toFixed(1)} s CPU  ${what}`)
}

await writeApi(join(here, '.api'))
told('reference of the programming interface')

const eleventy = new Eleventy('pages', '_site', { configPath: 'eleventy.config.js', quietMode: true })
await eleventy.write()
told('pages')

told(`${writeTwins(out)} twins, fixtures and lists`)

await bundle(out)
cpSync(join(here, '../docs/playground.png'), join(out, 'playground.png'))
told('playground')

const { index } = await createIndex({})
await index!.addDirectory({ path: out })
await index!.writeFiles({ outputPath: join(out, 'pagefind') })
told('search index')
process.exit(0)
