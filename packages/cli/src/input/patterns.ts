/** Patterns over paths, as one library reads them wherever they stand: on the command line and in a configuration. */
import { path as paths } from './node.js'

const BARRED = ['**/node_modules/**']

/** Whether a word is a pattern and no name. */
export const isPattern = (word: string): boolean => /[*?[\]{}]|[!+@]\(/.test(word)

/** Whether a word names what to leave out. */
export const leavesOut = (word: string): boolean => /^!(?!\()./.test(word)

/** The files a pattern names, in order. */
export async function filesLike(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby')
  return (await glob(pattern, { ignore: BARRED, expandDirectories: false })).toSorted()
}

/**
 * Says of a path whether patterns name it, from a folder; a folder stands for all below it, and what begins with `!`
 * takes away.
 */
export async function matcherOf(
  patterns: readonly string[],
  folder = process.cwd(),
): Promise<(path: string) => boolean> {
  const { glob } = await import('tinyglobby')
  const named = patterns.every(leavesOut) ? ['**', ...patterns] : [...patterns]
  const files = await glob(named, { cwd: folder, absolute: true, ignore: BARRED, dot: true })
  const all = new Set(files.map((file) => paths.resolve(file)))
  return (path) => all.has(paths.resolve(path))
}
