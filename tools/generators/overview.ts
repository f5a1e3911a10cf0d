/** What `microcred --help` shows of each command, so that it need not load them all. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '../model/load.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const FOLDER = 'packages/cli/src/definitions'
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const TEXT = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`

/** The first text that stands after some words of a source. */
function textAfter(file: string, words: string): string {
  const [, single, double] = new RegExp(`${words}${TEXT}`).exec(read(file)) ?? []
  const text = single ?? double
  if (text === undefined) throw new SourceError(`${file} has no ${words.split(':')[0]!.trim()} in quotes.`)
  return text.replace(/\\(.)/g, '$1')
}

const SCHEMAS = 'packages/schemas'

/** What there is to choose from, so that whoever asks for help need not open what it is chosen for. */
async function choices(): Promise<string> {
  const { writableProfiles } = (await import('../../packages/core/src/generated/writers.ts')) as {
    writableProfiles: readonly string[]
  }
  const { specificationTargets } = (await import('../../packages/core/src/specification/targets.ts')) as {
    specificationTargets: readonly string[]
  }
  const { profileTitles } = (await import('../../packages/core/src/generated/profile-list.ts')) as {
    profileTitles: object
  }
  const policies = (of: string): string[] =>
    readdirSync(join(root, SCHEMAS, of, 'policies'))
      .map((file) => file.replace(/\.json$/, ''))
      .sort()
  const lists = {
    profileNames: ['Forms that can be read.', Object.keys(profileTitles)],
    writableProfiles: ['Forms credentials can be written in.', writableProfiles],
    specificationTargets: ['Forms specifications can be written in.', specificationTargets],
    trustPolicyNames: ['Names of the policies of trust.', policies('trust')],
    comparisonPolicyNames: ['Names of the policies of comparison.', policies('equivalence')],
    priorityPolicyNames: ['Names of the policies of priority.', policies('needs')],
    recognitionPurposes: [
      'What credentials are compared for.',
      [...load().codelists.get('recognition-purpose')!].map(({ code }) => code),
    ],
  } as const
  const entries = Object.entries(lists).map(
    ([name, [about, list]]) => `\n/** ${about} */\nexport const ${name} = ${JSON.stringify(list)}\n`,
  )
  return `${banner(SCHEMAS)}${entries.join('')}`
}

export const overview: Generator = {
  name: 'overview',
  async files() {
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
      ['packages/cli/src/generated/choices.ts', await choices()],
    ]
  },
}
