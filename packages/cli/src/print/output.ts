/**
 * Writing to standard output and standard error. Both are written at once and in order, so that nothing
 * is lost when the command ends; a reader that has gone away is no error.
 */

import type { Params } from '@microcred/core/messages'
import { fs } from '../input/node.js'
import { visible } from './visible.js'
import { told } from './voice.js'

const STDOUT = 1
const STDERR = 2
const gone = new Set<number>()
let lost = false
let file: { readonly name: string; descriptor?: number } | undefined

/** Lets results go to a file from now on; it is opened when there are some. */
export function printTo(name: string): void {
  file = { name }
}

/** Whether results go to a file that was named. */
export const isToFile = (): boolean => file !== undefined

/** Makes a file of results, also where there are none. */
export function finishOutput(): void {
  if (file) target()
}

/** Where results go. Throws what the system says of a file that cannot be opened. */
function target(): number {
  if (!file) return STDOUT
  file.descriptor ??= fs.openSync(file.name, 'w')
  return file.descriptor
}

/** What results go to, as messages name it. */
export const targetNamed = (): Params => (file ? { file: file.name } : { stdout: true })

/** Whether results could not be put where they should go, as on a full disk. */
export const isLost = (): boolean => lost

/** Puts results on standard output, or into the file that was named; says once where they can no longer be put there. */
export function print(text: string): void {
  const before = lost
  if (text === '') return
  write(target(), text)
  if (lost && !before) note(told('note/lost', targetNamed()))
}

/** Puts one line for the person at the terminal on standard error; what would begin another one is made visible. */
export const note = (line: string): void => write(STDERR, `${visible(line)}\n`)

/** Puts text on standard error as it is. */
export const whisper = (text: string): void => write(STDERR, text)

/** Whether somebody still takes results. */
export const hasReader = (): boolean => !gone.has(target())

/** Puts whole lines where results go and says how many of them arrived; a file keeps none that is cut. */
export function printBytes(lines: Uint8Array): number {
  const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
  const written = writeBytes(target(), bytes)
  const whole = written === bytes.length ? written : bytes.lastIndexOf(NEWLINE, written - 1) + 1
  if (whole < written) cut(written - whole)
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < whole; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

const NEWLINE = 0x0a

/** Takes the last bytes of what was written back, where it is a file. */
function cut(length: number): void {
  try {
    const stat = fs.fstatSync(target())
    if (stat.isFile()) fs.ftruncateSync(target(), stat.size - length)
  } catch {}
}

function write(stream: number, text: string): void {
  if (text !== '') writeBytes(stream, Buffer.from(text))
}

/** Writes bytes and says how many of them could be written. */
function writeBytes(stream: number, bytes: Buffer): number {
  if (gone.has(stream)) return 0
  let at = 0
  while (at < bytes.length) {
    try {
      at += fs.writeSync(stream, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EAGAIN') {
        gone.add(stream)
        if (code !== 'EPIPE') lost = true
        return at
      }
      // The pipe is full: its reader is slower than we are.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
  return at
}
