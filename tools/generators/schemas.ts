/**
 * The schemas of records and elements as data, for what explains once the fast path has said that something is wrong.
 * Formats and codelists stay our own predicates, each by itself.
 */
import { load } from '../model/load.ts'
import { camel, type Model } from '../model/model.ts'
import { banner } from './banner.ts'
import { fitsOf, narrowed } from './fast.ts'
import type { Generator } from './generator.ts'
import { definitionSchema, type Style } from './json-schema.ts'

/** Codelists as formats, everything else as it is. */
export const compiled: Style = {
  ref: (name) => `${name}#`,
  codelist: (list) => ({ format: `code:${list}` }),
  format: (name) => ({ format: name }),
  annotate: false,
}

/** A definition as a constant, and those it refers to before it. */
class Constants {
  readonly #written = new Map<string, string>()
  readonly #lists = new Map<string, string>()
  readonly #open = new Set<string>()
  readonly #model: Pick<Model, 'definitions'>

  constructor(model: Pick<Model, 'definitions'>) {
    this.#model = model
  }

  get text(): string {
    return [...this.#lists.values(), ...this.#written.values()].join('\n')
  }

  define(name: string): void {
    if (this.#written.has(name)) return
    if (this.#open.has(name))
      throw new Error(`the definition ${name} refers to itself, which no constant can`)
    this.#open.add(name)
    const value = this.#value(definitionSchema(this.#model.definitions.get(name)!, compiled))
    this.#open.delete(name)
    this.#written.set(name, `export const ${name}: Schema = ${value}`)
  }

  #format(name: string): string {
    if (!name.startsWith('code:')) return `formats.${camel(name)}`
    const list = name.slice('code:'.length)
    this.#lists.set(
      list,
      `const ${nameOf(list)} = /* @__PURE__ */ formats.codeOf('${list}', lists.${camel(list)})`,
    )
    return nameOf(list)
  }

  #value(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map((each) => this.#value(each)).join(', ')}]`
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const { $ref: reference } = value as { $ref?: string }
    if (reference !== undefined) {
      const name = reference.slice(0, -1)
      this.define(name)
      return name
    }
    const members = Object.entries(value).map(
      ([key, each]) =>
        `${keyOf(key)}: ${key === 'format' && typeof each === 'string' ? this.#format(each) : this.#value(each)}`,
    )
    return members.length > 0 ? `{ ${members.join(', ')} }` : '{}'
  }
}

/** What the constant of a codelist is called. */
const nameOf = (list: string): string => camel(`code-${list}`)

const keyOf = (key: string): string => (/^[\w$]+$/.test(key) ? key : JSON.stringify(key))

/** The module of the schemas, beside which that of the fast paths stands. */
const SCHEMAS = 'schemas'

/** The fast paths of members and items of records, where they are looked at for themselves. */
function fitsModule(model: Model): string {
  const names = [...narrowed(model)]
  return `${banner('packages/schemas')}import type { Fits } from '../check/schema.js'
import { ${names.map(fitsOf).join(', ')} } from './fast.js'
import { ${names.join(', ')} } from './${SCHEMAS}.js'

/** Of members and items of records whether they are good, so that only what is bad is explained. */
export const fits: Fits = /* @__PURE__ */ new Map([
${names.map((name) => `  [${name}, ${fitsOf(name)}],`).join('\n')}
])
`
}

/** The definitions of some names, and all they refer to, as a module. */
export function schemasModule(model: Pick<Model, 'definitions'>, names: Iterable<string>): string {
  const constants = new Constants(model)
  for (const name of names) constants.define(name)
  return [
    banner('packages/schemas'),
    "import * as lists from '@microcred/core/lists'\n",
    "import * as formats from '../check/formats.js'\n",
    "import type { Schema } from '../check/schema.js'\n",
    `\n${constants.text}\n`,
  ].join('')
}

export const schemas: Generator = {
  name: 'schemas',
  files() {
    const model = load()
    const names = [...model.records.values(), ...model.elements.map(({ definition }) => definition)]
    const elements = model.elements.map(({ key, definition }) => `  ${key}: ${definition},`)
    return [
      [
        `packages/validators/src/generated/${SCHEMAS}.ts`,
        `${schemasModule(model, names)}
/** The schema of each element, by its key in the record. */
export const elementSchemas = {
${elements.join('\n')}
} as const satisfies Readonly<Record<string, Schema>>
`,
      ],
      ['packages/validators/src/generated/fits.ts', fitsModule(model)],
    ]
  },
}
