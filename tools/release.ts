/** What only a release needs: fields of the manifests that name the project's public home, which nobody may invent, and the names it releases. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { published } from './generators/shelf.ts'
import { root } from './root.ts'

const FIELDS = ['repository', 'homepage', 'bugs'] as const

for (const name of published()) {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  const names = `packages/schemas/released/${manifest.version}.json`
  if (name === 'schemas' && !existsSync(join(root, names))) {
    console.error(`${names} does not stand; write it down: npx tsx tools/released.ts ${manifest.version}`)
    process.exitCode = 1
  }
  for (const field of FIELDS.filter((each) => manifest[each] === undefined)) {
    console.error(`packages/${name}/package.json has no ${field}; a package is published with one.`)
    process.exitCode = 1
  }
}
