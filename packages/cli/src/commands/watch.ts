/** `--watch`: the same again whenever something that was named changes. */

import { defect, refused, UsageError } from '../arguments/usage.js'
import { fs, isTerminal, path as paths } from '../input/node.js'
import { isPattern, leavesOut } from '../input/patterns.js'
import { note, print } from '../print/output.js'
import { told } from '../print/voice.js'

/** How long a change may take to be whole, in milliseconds. */
const SETTLED = 100

/** Does the work now and after each change, until it is stopped by a signal; ends as the last time would. */
export async function watched(words: readonly string[], work: () => Promise<number>): Promise<number> {
  if (words.includes('-')) throw refused('usage/watch-stdin')
  let code = await work()
  let waiting: NodeJS.Timeout | undefined
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    if (running) {
      again = true
      return
    }
    running = true
    if (isTerminal(1)) print('\u001b[2J\u001b[H')
    code = await work().catch((error: unknown) => {
      note(error instanceof UsageError ? error.message : defect(error))
      return 2
    })
    running = false
    if (again) {
      again = false
      await run()
    }
  }
  const changed = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(run, SETTLED)
  }
  const watchers = [...foldersOf(words)].map(([folder, recursive]) =>
    fs.watch(folder, { recursive }, changed),
  )
  note(told('note/watching'))
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  clearTimeout(waiting)
  for (const watcher of watchers) watcher.close()
  return code
}

/** The folders to watch, and whether with all below: of a file only its own, of a pattern where it begins. */
function foldersOf(words: readonly string[]): ReadonlyMap<string, boolean> {
  const folders = new Map<string, boolean>()
  for (const word of words) {
    if (leavesOut(word)) continue
    const stat = fs.statSync(word, { throwIfNoEntry: false })
    if (stat?.isDirectory()) folders.set(word, true)
    else if (stat) folders.set(paths.dirname(word), folders.get(paths.dirname(word)) ?? false)
    else if (isPattern(word)) folders.set(fixedPart(word), true)
  }
  return folders
}

/** The folders of a pattern before the first part that is one. */
function fixedPart(pattern: string): string {
  const parts = pattern.split('/')
  const end = parts.findIndex(isPattern)
  return parts.slice(0, end).join('/') || (pattern.startsWith('/') ? '/' : '.')
}
