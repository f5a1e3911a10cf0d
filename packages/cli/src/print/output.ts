/**
 * Writing to standard output and standard error. Both are written at once and in order, so that nothing
 * is lost when the command ends; a reader that has gone away is no error.
 */
import { fs } from '../input/node.js'
import { visible } from './visible.js'

const STDOUT = 1
const STDERR = 2
const gone = new Set<number>()
let lost = false

/** Whether results could not be put where they should go, as on a full disk. */
export const isLost = (): boolean => lost

/** Puts results on standard output. */
export const print = (text: string): void => write(STDOUT, text)

/** Puts one line for the person at the terminal on standard error. */
export const note = (line: string): void => write(STDERR, `${line.split('\n').map(visible).join('\n')}\n`)

/** Puts text on standard error as it is. */
export const whisper = (text: string): void => write(STDERR, text)

function write(stream: number, text: string): void {
  if (gone.has(stream) || text === '') return
  const bytes = Buffer.from(text)
  let at = 0
  while (at < bytes.length) {
    try {
      at += fs.writeSync(stream, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EAGAIN') {
        gone.add(stream)
        if (code !== 'EPIPE') lost = true
        return
      }
      // The pipe is full: its reader is slower than we are.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
}
