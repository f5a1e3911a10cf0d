import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { type WritableProfile, writableProfiles, write } from '../src/write.js'

const folder = new URL('../../../examples/credentials/', import.meta.url)
const examples = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
const types: Readonly<Record<WritableProfile, string>> = {
  edc: 'EuropeanDigitalCredential',
  openbadges: 'OpenBadgeCredential',
  'eudi-learning-credential': 'LearningCredentialClaims',
  vc: 'VerifiableCredential',
  record: 'Microcredential',
}

/** What TypeScript has against a module that stands in this folder. */
function mistakesIn(text: string): string[] {
  const file = fileURLToPath(new URL('written.ts', import.meta.url))
  const options = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => name === file || fileExists(name)
  host.readFile = (name) => (name === file ? text : readFile(name))
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version)
  const program = ts.createProgram([file], options, host)
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test('what is written has the type of its profile', () => {
  const written = writableProfiles.flatMap((profile) =>
    examples.map(
      (record) => `${JSON.stringify(write(record, profile).credential)} satisfies ${types[profile]}`,
    ),
  )
  const head = `import type { ${Object.values(types).slice(0, 4).join(', ')} } from '../src/write/credentials.js'
import type { Microcredential } from '../src/generated/types.js'
`
  expect(mistakesIn(`${head}export const written = [${written.join(',\n')}] as const`)).toEqual([])
  expect(mistakesIn(`${head}export const bad = { id: 'urn:x' } satisfies OpenBadgeCredential`)).toHaveLength(
    1,
  )
})
