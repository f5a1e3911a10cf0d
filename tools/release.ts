/** Fields of the manifests that need the project's public home, which nobody may invent. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { published } from './generators/shelf.ts'
import { root } from './root.ts'

const FIELDS = ['repository', 'homepage', 'bugs'] as const

for (const name of published()) {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  for (const field of FIELDS.filter((each) => manifest[each] === undefined)) {
    console.error(`packages/${name}/package.json has no ${field}; a package is published with one.`)
    process.exitCode = 1
  }
}
