/** What each tarball carries beside its code: the licence, and the notices of what is bundled. Not committed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../root.ts'
import { contextRows } from './contexts.ts'
import type { Generator } from './generator.ts'

interface Manifest {
  readonly private?: boolean
  readonly bin?: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}
const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))

/** The package a module specifier names: `@noble/hashes/sha2.js` is of `@noble/hashes`. */
const packageOf = (specifier: string): string =>
  specifier.match(specifier.startsWith('@') ? /^[^/]+\/[^/]+/ : /^[^/]+/)![0]

const IMPORTS = /^(?:import|export) (?!type\b)[^'"=]*? from '([^']*)'|import\('([^']*)'\)/gm

/** What a file imports for more than types. */
const importsOf = (file: string): string[] =>
  [...(existsSync(file) ? readFileSync(file, 'utf8') : '').matchAll(IMPORTS)].map(
    ([, still, later]) => still ?? later!,
  )

const sourcesOf = (name: string): string[] => {
  const folder = join(root, 'packages', name, 'src')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
    .map((file) => join(folder, file))
}

/**
 * Packages of others whose code or documents stand in a tarball: what the sources import and the manifest does
 * not ask for. Of what is private among the packages the files that are imported are bundled into each; a command
 * bundles all of the others.
 */
function bundledIn(name: string): string[] {
  const { bin, dependencies, peerDependencies } = manifestOf(name)
  const asked = new Set(Object.keys({ ...dependencies, ...peerDependencies }))
  const found = new Set<string>()
  const seen = new Set<string>()
  const ofValidators = contextRows().flatMap((row) => row.package || [])
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    if (file.includes('/validators/src/')) for (const each of ofValidators) found.add(each)
    for (const imported of importsOf(file)) {
      const [, own, subpath] = imported.match(/^@microcred\/([^/]+)(?:\/(.+))?$/) ?? []
      if (imported.startsWith('.')) visit(join(dirname(file), imported.replace(/\.js$/, '.ts')))
      else if (own === undefined) {
        if (!imported.startsWith('node:') && !asked.has(packageOf(imported))) found.add(packageOf(imported))
      } else if (manifestOf(own).private) visit(join(root, 'packages', own, 'src', `${subpath}.ts`))
      else if (bin !== undefined) for (const each of sourcesOf(own)) visit(each)
    }
  }
  for (const file of sourcesOf(name)) visit(file)
  return [...found].sort()
}

/** Names of the packages that are published. */
export const published = (): string[] =>
  readdirSync(join(root, 'packages'))
    .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
    .filter((name) => !manifestOf(name).private)
    .sort()

function noticeOf(name: string): string {
  const folder = join(root, 'node_modules', name)
  if (!existsSync(folder)) return ''
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
}

export const shelf: Generator = {
  name: 'shelf',
  files() {
    const licence = readFileSync(join(root, 'LICENSE'), 'utf8')
    const apache = readFileSync(join(root, 'LICENSES/Apache-2.0.txt'), 'utf8')
    return published().flatMap((name) => {
      const files: [string, string][] = [[`packages/${name}/LICENSE`, `${licence}\n\n${apache}`]]
      const notices = bundledIn(name).map(noticeOf).filter(Boolean)
      if (notices.length > 0)
        files.push([
          `packages/${name}/THIRD-PARTY-NOTICES`,
          `Parts of these are in this package.\n\n${notices.join('\n---\n\n')}`,
        ])
      return files
    })
  },
}
