/** What `microcred --help` shows of each command, so that it need not load them all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const FOLDER = 'packages/cli/src/commands'
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const TEXT = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`

/** The first text that stands after some words of a source. */
function textAfter(file: string, words: string): string {
  const [, single, double] = new RegExp(`${words}${TEXT}`).exec(read(file)) ?? []
  const text = single ?? double
  if (text === undefined) throw new SourceError(`${file} has no ${words.split(':')[0]!.trim()} in quotes.`)
  return text.replace(/\\(.)/g, '$1')
}

export const overview: Generator = {
  name: 'overview',
  files() {
    const names = [...read('packages/cli/src/cli.ts').matchAll(/^ {2}(\w+): \(\) => import\(/gm)].map(
      ([, name]) => name!,
    )
    const rows = names.map((name) => {
      const file = `${FOLDER}/${name}.ts`
      return [name, textAfter(file, '  examples: \\[\\s*')]
    })
    return [
      [
        'packages/cli/src/generated/overview.ts',
        `${banner(FOLDER)}\n/** Each command with its first example, in the order of the table. */\nexport const rows: readonly (readonly [name: string, example: string])[] = [\n${rows.map((row) => `  ${JSON.stringify(row)},\n`).join('')}]\n`,
      ],
    ]
  },
}
