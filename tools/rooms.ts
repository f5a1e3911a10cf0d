/**
 * The plan of the house: no two files import each other in a circle, types included, and the root of a
 * package's `src` holds its public entries and nothing else.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from './root.ts'

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g

/** Every TypeScript source below a folder, tests and what is built left out. */
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.(test|d)\.ts$/.test(file))
    .filter((file) => !/(^|\/)(dist|generated|node_modules)\//.test(file))
    .map((file) => join(folder, file))

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, path]) => resolve(dirname(file), path!).replace(/\.js$/, '.ts'))
    .filter((path) => existsSync(path))

/** Each circle once, as the files on it. */
export function circles(files: readonly string[]): string[][] {
  const graph = new Map(files.map((file) => [file, importsOf(file)]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[][] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  return found
}

/** Subpaths of a package's `exports` and what its commands start, as names of entry files. */
function entriesOf(name: string): ReadonlySet<string> {
  const folder = join(root, 'packages', name)
  const { exports = {}, bin = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports?: Record<string, unknown>
    bin?: Record<string, string>
  }
  const commands = Object.values(bin).map((file) => readFileSync(join(folder, file), 'utf8'))
  return new Set(
    [
      ...[JSON.stringify(exports), ...commands]
        .join()
        .matchAll(/\.\/(?:dist|src)\/([^"]+?)\.(?:d\.)?[cm]?[jt]s/g),
    ].map(([, entry]) => entry!),
  )
}

function* strays(): Iterable<string> {
  for (const name of readdirSync(join(root, 'packages')).sort()) {
    const folder = join(root, 'packages', name, 'src')
    if (!existsSync(folder)) continue
    const entries = entriesOf(name)
    for (const file of readdirSync(folder).filter((each) => each.endsWith('.ts')))
      if (!entries.has('*') && !entries.has(file.replace(/(\.test)?\.ts$/, '')))
        yield `packages/${name}/src/${file} is no entry of the package; move it to the room of its hop.`
  }
}

if (process.argv[1]?.endsWith('rooms.ts')) {
  const folders = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name, 'src'))
  const files = [...folders.filter((folder) => existsSync(folder)), join(root, 'tools')].flatMap(sources)
  const sentences = [
    ...circles(files).map(
      (circle) =>
        `${circle.map((file) => relative(root, file)).join(' → ')} is a circle; let one of them import the other only.`,
    ),
    ...strays(),
  ]
  for (const sentence of sentences) console.error(sentence)
  process.exitCode = sentences.length > 0 ? 1 : 0
}
