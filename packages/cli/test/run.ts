/** Runs a command of tables in this process. */
import { vi } from 'vitest'
import type { Command, Given } from '../src/arguments/usage.js'
import { command as exporting } from '../src/commands/export.js'
import { command as importing } from '../src/commands/import.js'

export { exporting, importing }

const given = (words: readonly string[], options: Readonly<Record<string, string>>): Given => ({
  words,
  value: (option) => options[option],
  all: () => [],
  has: (option) => option in options,
})

/** With what it ends, what it prints and what it notes. */
export async function run(command: Command, words: readonly string[], options: Record<string, string> = {}) {
  const printed: string[] = []
  const noted: string[] = []
  const fs = process.getBuiltinModule('node:fs')
  const { writeSync } = fs
  const spy = vi.spyOn(fs, 'writeSync').mockImplementation(((
    stream: number,
    what: never,
    at: never = 0 as never,
  ) => {
    if (stream > 2) return writeSync(stream, what)
    const part = Buffer.from(what).subarray(at)
    ;(stream === 1 ? printed : noted).push(part.toString('utf8'))
    return part.length
  }) as never)
  try {
    const code = await command.run(given(words, options), async () => new Map())
    return { code, lines: printed.join('').trim().split('\n').filter(Boolean), noted: noted.join('') }
  } catch (error) {
    return { code: 2, lines: [], noted: `${noted.join('')}${(error as Error).message}` }
  } finally {
    spy.mockRestore()
  }
}
