/** The packages as `npm publish` packs them, unpacked into an empty project of somebody else. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { published } from './generators/shelf.ts'
import { root } from './root.ts'

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, unknown>>
}

/** The manifest of a package as it lies in a project. */
export const manifestIn = (project: string, name: string): Manifest =>
  JSON.parse(readFileSync(join(project, 'node_modules/@microcred', name, 'package.json'), 'utf8'))

/** Packs and unpacks as `npm publish` and `npm install` do; what others publish is taken from where it is installed. */
export function packInto(project: string): void {
  const names = published()
  const packed: readonly { filename: string }[] = JSON.parse(
    execFileSync(
      'npm',
      [
        'pack',
        '--json',
        '--pack-destination',
        project,
        ...names.flatMap((name) => ['-w', `@microcred/${name}`]),
      ],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  )
  for (const { filename } of packed) {
    const name = names.find((each) => filename.startsWith(`microcred-${each}-`))!
    const target = join(project, 'node_modules/@microcred', name)
    mkdirSync(target, { recursive: true })
    execFileSync('tar', ['-xzf', join(project, filename), '-C', target, '--strip-components', '1'])
  }
  const manifests = names.map((name) => manifestIn(project, name))
  for (const dependency of new Set(
    manifests.flatMap(({ dependencies, peerDependencies }) =>
      Object.keys({ ...dependencies, ...peerDependencies }),
    ),
  )) {
    if (dependency.startsWith('@microcred/')) continue
    const link = join(project, 'node_modules', dependency)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', dependency), link)
  }
  writeFileSync(join(project, 'package.json'), '{ "name": "consumer", "private": true }')
}

/** What can be imported, by package; of what there is per language, one. */
export const subpathsIn = (project: string): readonly string[] =>
  published()
    .filter((name) => name !== 'cli')
    .flatMap((name) =>
      Object.entries(manifestIn(project, name).exports)
        .filter(([path, target]) => typeof target === 'object' && !/\.\w+$/.test(path))
        .map(([path]) => `@microcred/${name}${path.slice(1).replace('*', 'pl')}`),
    )

/** Entries that hold types alone, and nothing at run time. */
export const TYPES_ALONE: ReadonlySet<string> = new Set(['@microcred/core/outputs'])
