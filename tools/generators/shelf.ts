/** What each tarball carries beside its code: the licence, and the notices of what is bundled. Not committed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { contextRows } from './contexts.ts'
import type { Generator } from './generator.ts'

/** Packages of others whose code or documents stand in a tarball. */
const BUNDLED: Readonly<Record<string, readonly string[]>> = {
  cli: ['csv-parse', 'fflate', 'jsonc-parser', 'jose', 'zod', 'yalps'],
  taxonomy: ['csv-parse'],
  validators: [
    'jsonc-parser',
    ...new Set(
      contextRows()
        .map((row) => row.package)
        .filter(Boolean),
    ),
  ],
}

/** Names of the packages that are published. */
export const published = (): string[] =>
  readdirSync(join(root, 'packages'))
    .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
    .filter((name) => !JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')).private)
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
      const notices = (BUNDLED[name] ?? []).map(noticeOf).filter(Boolean)
      if (notices.length > 0)
        files.push([
          `packages/${name}/THIRD-PARTY-NOTICES`,
          `Parts of these are in this package.\n\n${notices.join('\n---\n\n')}`,
        ])
      return files
    })
  },
}
