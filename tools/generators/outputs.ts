/**
 * The schemas of what commands print and of the files that set them up: published with an address, complete in
 * themselves, and as types.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import { pascal } from '../model/model.ts'
import { root } from '../root.ts'
import { banner, comment } from './banner.ts'
import type { Generator } from './generator.ts'

const SCHEMAS = 'packages/schemas'
const ROOMS = ['outputs', 'settings']

interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema | false>>
  readonly additionalProperties?: boolean | Schema
  readonly [keyword: string]: unknown
}

const read = (room: string, file: string): Schema =>
  JSON.parse(readFileSync(join(root, SCHEMAS, room, file), 'utf8')) as Schema

/** A schema in which the files it refers to are definitions of its own. */
function bundled(schema: Schema, room: string): Schema {
  const $defs: Record<string, Schema> = { ...schema.$defs }
  const inward = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(inward)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        const [, name] =
          (key === '$ref' && /^([\w-]+)\.schema\.json$/.exec(value as string)) || ([] as string[])
        if (name === undefined) return [key, inward(value)]
        const { $schema: _, $defs: theirs = {}, ...other } = read(room, `${name}.schema.json`)
        Object.assign($defs, theirs, { [name]: other })
        return [key, `#/$defs/${name}`]
      }),
    )
  }
  const { $defs: _, ...top } = inward(schema) as Schema
  return { ...top, ...(Object.keys($defs).length > 0 && { $defs }) }
}

/** A schema as a TypeScript type; `named` says what its references are called. */
function typeOf(schema: Schema | false, named: (ref: string) => string): string {
  if (schema === false) return 'never'
  const { $ref, type, properties, required = [], additionalProperties, items } = schema
  const parts: string[] = []
  if ($ref) parts.push(named($ref))
  if (schema.enum) parts.push(union(schema.enum.map((each) => JSON.stringify(each))))
  else if ('const' in schema) parts.push(literal(schema.const))
  else if (Array.isArray(type)) parts.push(union(type.map((each) => typeOf({ type: each }, named))))
  else if (items) parts.push(`readonly ${wrapped(typeOf(items, named))}[]`)
  else if (properties)
    parts.push(
      `{ ${Object.entries(properties)
        .filter(([, member]) => member !== false)
        .map(
          ([name, member]) =>
            `${remark(member)}readonly ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(member, named)}`,
        )
        .join('; ')} }`,
    )
  else if (type === 'object')
    parts.push(
      typeof additionalProperties === 'object'
        ? `{ readonly [name: string]: ${typeOf(additionalProperties, named)} }`
        : 'object',
    )
  else if (type === 'array') parts.push('readonly unknown[]')
  else if (typeof type === 'string') parts.push(type === 'integer' ? 'number' : type)
  if (properties === undefined && type === undefined && required.length > 0)
    parts.push(`{ ${required.map((name) => `readonly ${name}: unknown`).join('; ')} }`)
  for (const each of [schema.anyOf, schema.oneOf])
    if (each) parts.push(union(each.map((one) => typeOf(one, named))))
  for (const each of schema.allOf ?? []) if (!('if' in each)) parts.push(typeOf(each, named))
  return parts.length === 0 ? 'unknown' : parts.length === 1 ? parts[0]! : parts.map(wrapped).join(' & ')
}

const literal = (value: unknown): string =>
  Array.isArray(value) ? `readonly ${JSON.stringify(value)}` : JSON.stringify(value)

const union = (types: readonly string[]): string => [...new Set(types)].join(' | ')

const wrapped = (type: string): string => (/[|&]|^readonly /.test(type) ? `(${type})` : type)

const remark = (schema: Schema | false): string =>
  schema !== false && schema.description ? `/** ${schema.description} */ ` : ''

/** The types of one schema: its own and those of its definitions. */
function typesOf(name: string, schema: Schema): string {
  const base = pascal(name)
  const named = (ref: string): string => `${base}${pascal(ref.replace('#/$defs/', ''))}`
  const { $defs = {}, ...top } = schema
  return [
    `/** ${top.title} */\nexport type ${base}Document = ${typeOf(top, named)}\n`,
    ...Object.entries($defs).map(
      ([definition, each]) =>
        `${remark(each)}export type ${named(`#/$defs/${definition}`)} = ${typeOf(each, named)}\n`,
    ),
  ].join('\n')
}

/** What commands print and what sets them up, by room and name. */
const documents = (): readonly (readonly [room: string, name: string, schema: Schema])[] =>
  ROOMS.filter((room) => existsSync(join(root, SCHEMAS, room))).flatMap((room) =>
    readdirSync(join(root, SCHEMAS, room))
      .filter((file) => file.endsWith('.schema.json'))
      .sort()
      .map((file) => [room, file.replace('.schema.json', ''), bundled(read(room, file), room)] as const),
  )

export const outputs: Generator = {
  name: 'outputs',
  files() {
    const all = documents()
    return [
      ...all.map(([room, name, { $schema, ...schema }]): readonly [string, string] => [
        `${SCHEMAS}/published/${room}/${name}.schema.json`,
        `${JSON.stringify(
          {
            $schema,
            $id: `${NAMESPACE}${VERSION}/${room}/${name}.schema.json`,
            $comment: comment(`${SCHEMAS}/${room}`),
            ...schema,
          },
          null,
          2,
        )}\n`,
      ]),
      [
        'packages/core/src/generated/outputs.ts',
        `${banner(`${SCHEMAS}/{${ROOMS.join(',')}}`)}${all.map(([, name, schema]) => typesOf(name, schema)).join('\n')}`,
      ],
    ]
  },
}
