/**
 * Node's own modules, taken as they are: an import statement would have to look at every one of their
 * exports, which loads streams and sockets that are never used and doubles the time a start takes.
 */
export const fs = process.getBuiltinModule('node:fs')
export const path = process.getBuiltinModule('node:path')
export const util = process.getBuiltinModule('node:util')

/** Whether a stream is a terminal; what cannot be one is told without loading terminals. */
export function isTerminal(stream: 0 | 1 | 2): boolean {
  try {
    return fs.fstatSync(stream).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(stream)
  } catch {
    return false
  }
}
