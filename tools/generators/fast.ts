/**
 * The fast path: one function per shape that answers only "is it good", written so that the engine
 * reads every value once. It returns the number of object keys it has seen, or -1; the count is what
 * lets the walk notice a duplicate key without scanning the text (see `duplicate keys` there).
 */
import { load } from '../model/load.ts'
import { camel, type Model, type Property, type Shape } from '../model/model.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

/** The formats of the dialect, with what tells of each. */
export const PREDICATES: Record<string, string> = {
  date: 'isDate',
  'date-time': 'isDateTime',
  'date-or-date-time': 'isDateOrDateTime',
  iri: 'isIri',
  'web-url': 'isWebUrl',
  email: 'isEmail',
  'language-tag': 'isLanguageTag',
  nuts: 'isNuts',
  'requirement-id': 'isRequirementId',
}

/** An expression that is true when the scalar in `v` is bad. */
function bad(shape: Shape, v: string): string | undefined {
  switch (shape.kind) {
    case 'boolean':
      return `typeof ${v} !== 'boolean'`
    case 'const':
      return `${v} !== ${JSON.stringify(shape.value)}`
    case 'number':
      return [
        shape.integer ? `!Number.isInteger(${v})` : `typeof ${v} !== 'number' || !Number.isFinite(${v})`,
        shape.minimum !== undefined && `${v} < ${shape.minimum}`,
        shape.maximum !== undefined && `${v} > ${shape.maximum}`,
        shape.exclusiveMinimum !== undefined && `${v} <= ${shape.exclusiveMinimum}`,
        shape.exclusiveMaximum !== undefined && `${v} >= ${shape.exclusiveMaximum}`,
      ]
        .filter(Boolean)
        .join(' || ')
    case 'string':
      return [
        shape.codelist ? `!lists.${camel(shape.codelist)}.has(${v})` : `typeof ${v} !== 'string'`,
        shape.pattern === '\\S' ? `isBlank(${v})` : shape.pattern && `!/${shape.pattern}/u.test(${v})`,
        shape.format && `!${PREDICATES[shape.format]}(${v})`,
      ]
        .filter(Boolean)
        .join(' || ')
    default:
      return undefined
  }
}

class Writer {
  readonly #done = new Map<string, string>()
  readonly #model: Pick<Model, 'definitions'>
  #anonymous = 0

  constructor(model: Pick<Model, 'definitions'>) {
    this.#model = model
  }

  text(): string {
    return [...this.#done.values()].join('\n')
  }

  /** Name of the function for a named definition. */
  define(name: string): string {
    const fn = camel(name.replace(/^./, (c) => c.toLowerCase()))
    if (!this.#done.has(fn)) {
      this.#done.set(fn, '')
      const shape = this.#resolve({ kind: 'ref', name })
      this.#done.set(fn, this.#function(fn, shape))
    }
    return fn
  }

  #resolve(shape: Shape): Shape {
    return shape.kind === 'ref' ? this.#resolve(this.#model.definitions.get(shape.name)!.shape) : shape
  }

  /** Statements that judge the value in `v`, adding the keys they see to `n`. */
  #judge(shape: Shape, v: string): string {
    const resolved = this.#resolve(shape)
    const scalar = bad(resolved, v)
    if (scalar) return `if (${scalar}) return -1`
    const m = `m${this.#anonymous++}`
    const call = shape.kind === 'ref' ? this.define(shape.name) : this.#inner(resolved)
    return `const ${m} = ${call}(${v}); if (${m} < 0) return -1; n += ${m}`
  }

  #inner(shape: Shape): string {
    const fn = `part${this.#anonymous++}`
    this.#done.set(fn, '')
    this.#done.set(fn, this.#function(fn, shape))
    return fn
  }

  #function(fn: string, shape: Shape): string {
    return `function ${fn}(o: any): number {\n${this.#body(shape)}}\n`
  }

  #body(shape: Shape): string {
    switch (shape.kind) {
      case 'any':
        return '  return countKeys(o)\n'
      case 'array': {
        const { items, minItems, maxItems, uniqueItems } = shape
        return [
          `  if (!Array.isArray(o)${minItems ? ` || o.length < ${minItems}` : ''}${maxItems ? ` || o.length > ${maxItems}` : ''}) return -1\n`,
          uniqueItems ? '  if (o.length > 1 && new Set(o).size < o.length) return -1\n' : '',
          `  let n = 0\n  for (let i = 0; i < o.length; i++) {\n    const v = o[i]\n    ${this.#judge(items, 'v')}\n  }\n  return n\n`,
        ].join('')
      }
      case 'map':
        return `${OBJECT}  let n = 0\n  let k = 0\n  for (const key in o) {\n    if (!${PREDICATES[shape.keyFormat]}(key)) return -1\n    const v = o[key]\n    k++\n    ${this.#judge(shape.values, 'v')}\n  }\n  return ${shape.minProperties ? `k < ${shape.minProperties} ? -1 : ` : ''}n + k\n`
      case 'object':
        return this.#object(shape.properties, shape.minProperties)
      case 'union': {
        if (shape.discriminator) {
          const { property, values } = shape.discriminator
          const cases = shape.branches.map(
            (branch, at) =>
              `    case ${JSON.stringify(values[at])}: { let n = 0; ${this.#judge(branch, 'o')}; return n }\n`,
          )
          return `${OBJECT}  switch (o.${property}) {\n${cases.join('')}    default: return -1\n  }\n`
        }
        const tests = {
          string: "typeof o === 'string'",
          number: "typeof o === 'number'",
          boolean: "typeof o === 'boolean'",
          array: 'Array.isArray(o)',
          object: "typeof o === 'object' && o !== null",
        }
        const branches = shape.branches.map((branch) => {
          const resolved = this.#resolve(branch)
          const type =
            resolved.kind === 'map'
              ? 'object'
              : resolved.kind === 'const'
                ? typeof resolved.value
                : resolved.kind
          return [
            type,
            `  if (${tests[type as keyof typeof tests]}) { let n = 0; ${this.#judge(branch, 'o')}; return n }\n`,
          ] as const
        })
        const order = ['string', 'number', 'boolean', 'array', 'object']
        return `${branches
          .toSorted((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]))
          .map(([, text]) => text)
          .join('')}  return -1\n`
      }
      default:
        return `  let n = 0\n  ${this.#judge(shape, 'o')}\n  return n\n`
    }
  }

  #object(properties: readonly Property[], minProperties: number | undefined): string {
    const required = properties.filter((property) => property.required)
    const cases = properties.map((property) => {
      const bit = required.indexOf(property)
      return `      case ${JSON.stringify(property.key)}: { if (v === undefined) break; ${this.#judge(property.shape, 'v')}${bit >= 0 ? `; seen |= ${2 ** bit}` : ''}; break }\n`
    })
    const all = 2 ** required.length - 1
    const conditions = [
      required.length > 0 && `seen !== ${all}`,
      minProperties && `k < ${minProperties}`,
    ].filter(Boolean)
    return [
      OBJECT,
      `  let n = 0\n  let k = 0\n${required.length > 0 ? '  let seen = 0\n' : ''}`,
      '  for (const key in o) {\n    const v = o[key]\n    k++\n    switch (key) {\n',
      ...cases,
      '      default: return -1\n    }\n  }\n',
      `  return ${conditions.length > 0 ? `${conditions.join(' || ')} ? -1 : ` : ''}n + k\n`,
    ].join('')
  }
}

const OBJECT = "  if (typeof o !== 'object' || o === null || Array.isArray(o)) return -1\n"

/** The name under which the fast path of a definition is exported that is looked at for itself. */
export const fitsOf = (definition: string): string => `fits${definition}`

/** Definitions of the members of records, and of the items of those that are lists: what is good of these need not be explained. */
export function narrowed({
  definitions,
  records,
}: Pick<Model, 'definitions' | 'records'>): ReadonlySet<string> {
  const names = new Set<string>()
  for (const record of records.values()) {
    const { shape } = definitions.get(record)!
    if (shape.kind !== 'object') continue
    for (const { shape: member } of shape.properties) {
      if (member.kind !== 'ref') continue
      names.add(member.name)
      const inside = definitions.get(member.name)!.shape
      if (inside.kind === 'array' && inside.items.kind === 'ref') names.add(inside.items.name)
    }
  }
  return names
}

/** The fast path of some definitions as a module; `exports` maps exported names to definitions, `parts` are exported besides. */
export function fastModule(
  model: Pick<Model, 'definitions'>,
  exports: ReadonlyMap<string, string>,
  parts: ReadonlySet<string> = new Set(),
): string {
  const writer = new Writer(model)
  const inside = [...parts].map((name) => `${writer.define(name)} as ${fitsOf(name)}`)
  const names = [...exports].map(([name, definition]) => [name, writer.define(definition)] as const)
  const text = writer.text()
  const used = Object.values(PREDICATES).filter((name) => text.includes(`${name}(`))
  return [
    banner('packages/schemas'),
    '// biome-ignore-all lint: generated\n',
    text.includes('lists.') ? "import * as lists from '@microcred/core/lists'\n" : '',
    used.length > 0 ? `import { ${used.join(', ')} } from '@microcred/core/formats'\n` : '',
    `import { ${['countKeys', 'isBlank'].filter((name) => text.includes(`${name}(`)).join(', ')} } from '../open/keys.js'\n\n`,
    text,
    '\n',
    inside.length > 0 ? `export { ${inside.join(', ')} }\n` : '',
    ...names.map(
      ([name, fn]) =>
        `/** Number of object keys in the value, or -1 when it is not a valid ${exports.get(name)}. */\nexport const ${name}: (value: unknown) => number = ${fn}\n`,
    ),
  ].join('')
}

export const fast: Generator = {
  name: 'fast',
  files() {
    const model = load()
    const exports = new Map(
      [...model.records].map(([file, definition]) => [`${camel(file)}Keys`, definition]),
    )
    return [['packages/validators/src/generated/fast.ts', fastModule(model, exports, narrowed(model))]]
  },
}
