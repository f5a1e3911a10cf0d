/** Formats that are written to files beside what is printed. */

import { fs } from '../../input/node.js'
import { problemOf } from '../../input/problem.js'
import { told } from '../voice.js'
import type { Checked, Format, Summary } from './format.js'

/** A file that cannot be written; the message says which and why. */
export class Unwritable extends Error {}

/** One format for several: what it prints is that of the first, the others go to their files. */
export function withFiles(first: Format, files: ReadonlyMap<string, Format>): Format {
  const open = [...files].map(([name, format]) => ({
    name,
    format,
    descriptor: attempt(name, () => fs.openSync(name, 'w')),
  }))
  const each = <Said extends string | Iterable<string>>(say: (format: Format) => Said): Said => {
    for (const { name, format, descriptor } of open)
      for (const text of piecesOf(say(format))) attempt(name, () => fs.writeFileSync(descriptor, text))
    return say(first)
  }
  return {
    begin: () => each((format) => format.begin()),
    file: (checked: Checked) => each((format) => format.file(checked)),
    end: (summary: Summary) => each((format) => format.end(summary)),
  }
}

/** What a format says, whole or in pieces. */
export const piecesOf = (said: string | Iterable<string>): Iterable<string> =>
  typeof said === 'string' ? [said] : said

function attempt<T>(name: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw new Unwritable(
      told('note/unwritable', { file: name, problem: problemOf(error as NodeJS.ErrnoException) }),
    )
  }
}
