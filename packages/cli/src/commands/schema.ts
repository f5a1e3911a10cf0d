/** `microcred schema`: the standard itself, as schemas and codelists. */
import { definition } from '../definitions/schema.js'
import '../print/command-words.js'
import { fileURLToPath } from 'node:url'
import { elements } from '@microcred/core'
import { type Command, near, refused } from '../arguments/usage.js'
import { fs, path } from '../input/node.js'
import { print } from '../print/output.js'
import { paintFor } from '../print/paint.js'

type Json = Record<string, unknown>

/** Something that can be printed. */
interface Printable {
  readonly name: string
  readonly about: string
  text(): string
}

export const command: Command = {
  ...definition,
  async run({ words: [action, name, ...others] }) {
    if (action === 'list' && name === undefined) {
      const paint = await paintFor(process.env)
      const all = printables()
      const widest = Math.max(...all.map((each) => each.name.length))
      for (const { name, about } of all) print(`${paint.bold(name.padEnd(widest))}  ${about}\n`)
      return 0
    }
    if (action === 'print' && name !== undefined && others.length === 0) {
      print(named(name).text())
      return 0
    }
    throw refused('usage/schema-actions')
  },
}

function named(name: string): Printable {
  const all = printables()
  const matches = all.filter((each) => each.name === name)
  if (matches.length === 0) matches.push(...all.filter((each) => each.name.endsWith(`/${name}`)))
  if (matches.length > 1)
    throw refused('usage/two-things', { name, matches: matches.map((each) => each.name).join(' or ') })
  if (!matches[0])
    throw near(
      'usage/no-schema',
      { name },
      name,
      all.flatMap((each) => [each.name, each.name.replace(/^.*\//, '')]),
    )
  return matches[0]
}

const published = path.join(
  fileURLToPath(import.meta.resolve('@microcred/schemas/package.json')),
  '../published',
)

const textOf = (file: string): string => fs.readFileSync(path.join(published, file), 'utf8')

function printables(): Printable[] {
  const files = fs.readdirSync(published, { recursive: true, encoding: 'utf8' })
  const whole = files
    .filter((file) => /\.(?:json|jsonld)$/.test(file))
    .toSorted()
    .map((file): Printable => {
      const { info, ...own } = JSON.parse(textOf(file)) as Json
      const { title, description } = (info ?? own) as Json
      const name = file.replaceAll(path.sep, '/').replace(/\.(?:schema\.json|json|jsonld)$/, '')
      return {
        name,
        about:
          ([title, description].filter(Boolean).join(': ') || KINDS[file.slice(file.indexOf('.'))]) ?? 'JSON',
        text: () => textOf(file),
      }
    })
  return [...whole, ...elementSchemas(), ...codelists(), ...vocabularies()]
}

/** What a file is, by the end of its name. */
const KINDS: Readonly<Record<string, string>> = {
  '.schema.json': 'JSON Schema',
  '.jsonld': 'JSON-LD context',
  '.json': 'The lists as one document',
}

interface Schema extends Json {
  readonly properties: Readonly<Record<string, { readonly $ref: string }>>
  readonly $defs: Readonly<Record<string, Json>>
}

function elementSchemas(): Printable[] {
  const { $schema, properties, $defs } = JSON.parse(textOf('microcredential.schema.json')) as Schema
  return elements.map(({ id, key, title, annex, required }) => ({
    name: `elements/${id}`,
    about: `${title}: element ${annex} of Annex I, ${required ? 'mandatory' : 'optional'}`,
    text() {
      const { $ref } = properties[key]!
      return json({ $schema, title, $ref, $defs: reachable($ref, $defs) })
    },
  }))
}

/** The definitions a reference leads to, directly or through others. */
function reachable(ref: string, definitions: Readonly<Record<string, Json>>): Json {
  const found = new Set<string>()
  const follow = (text: string): void => {
    for (const [, name] of text.matchAll(/#\/\$defs\/(\w+)/g)) {
      if (found.has(name!)) continue
      found.add(name!)
      follow(JSON.stringify(definitions[name!]))
    }
  }
  follow(ref)
  return Object.fromEntries([...found].map((name) => [name, definitions[name]]))
}

function codelists(): Printable[] {
  const { version, codelists: lists } = JSON.parse(textOf('codelists.json')) as {
    version: string
    codelists: Record<string, unknown[]>
  }
  return Object.entries(lists).map(([list, codes]) => ({
    name: `codelists/${list}`,
    about: `${codes.length} codes`,
    text: () => json({ version, list, codes }),
  }))
}

/** The lists of words of other standards, as findings name them. */
function vocabularies(): Printable[] {
  const { version, vocabularies } = JSON.parse(textOf('vocabularies.json')) as {
    version: string
    vocabularies: Record<string, string[]>
  }
  return Object.entries(vocabularies).map(([list, words]) => ({
    name: `vocabularies/${list}`,
    about: `${words.length} words`,
    text: () => json({ version, list, words }),
  }))
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
