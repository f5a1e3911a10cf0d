/** What a stranger sees of each package before installing it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { published } from './generators/shelf.ts'
import { printed } from './guide.ts'
import { root } from './root.ts'
import { programsIn } from './shown.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const scratch = 'node_modules/.cache/readme'
mkdirSync(join(root, scratch), { recursive: true })

interface Manifest {
  readonly name: string
  readonly keywords?: readonly string[]
  readonly exports?: Readonly<Record<string, unknown>>
  readonly publishConfig?: { readonly provenance?: boolean }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}
const manifestOf = (name: string): Manifest => JSON.parse(read(`packages/${name}/package.json`))

describe.each(published())('the package %s', (name) => {
  const readme = read(`packages/${name}/README.md`)
  const manifest = manifestOf(name)

  it('says how it is installed', () => {
    expect(readme).toContain(`${manifest.name}`)
    expect(readme).toMatch(/^npm install .*@microcred\//m)
  })

  it('shows a program with what it prints', () => {
    for (const [index, { run, prints }] of programsIn(readme).entries()) {
      const file = `${scratch}/${name}-${index}.mjs`
      writeFileSync(join(root, file), run)
      expect(printed(file)).toBe(prints)
    }
    expect(readme).toContain('```')
  })

  it('has a page for every subpath that can be imported', () => {
    const subpaths = Object.keys(manifest.exports ?? {}).filter((path) => !/^\.$|\.(nd)?json$|\*/.test(path))
    expect(subpaths.filter((path) => !readme.includes(`### \`${manifest.name}${path.slice(1)}\``))).toEqual(
      [],
    )
  })

  it('can be found, carries its licence and says where it was built', () => {
    expect(manifest.keywords).toContain('micro-credential')
    expect(manifest.publishConfig?.provenance).toBe(true)
    expect(read(`packages/${name}/LICENSE`)).toContain('SPDX-License-Identifier')
  })
})

it('gives a reason for every dependency of a published package, and none for what nobody depends on', () => {
  const reasons = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!)
  const needed = published().flatMap((name) => {
    const { dependencies, peerDependencies } = manifestOf(name)
    return Object.keys({ ...dependencies, ...peerDependencies }).filter(
      (each) => !each.startsWith('@microcred/'),
    )
  })
  expect([...new Set(reasons)].sort()).toEqual([...new Set(needed)].sort())
})
