/** What the published schema says of a column, so that a cell becomes a value of the right kind and back. */

/** A schema as it is published; only what is read here. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: unknown
  readonly oneOf?: readonly Schema[]
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
}

/** The kind of value a column holds. */
export type Kind = 'text' | 'number' | 'string' | 'date' | 'texts' | 'numbers'

/** The codes a column takes, and the name of their list. */
export interface Codes {
  readonly list: string
  readonly codes: ReadonlySet<string>
}

const DEFS = '#/$defs/'

/** What stands behind references. */
export const resolved = (schema: Schema, root: Schema): Schema =>
  schema.$ref === undefined
    ? schema
    : { ...resolved(root.$defs![schema.$ref.slice(DEFS.length)]!, root), $ref: undefined as never }

/** Whether a schema is that of a text in several languages. */
export const isText = ({ additionalProperties, properties }: Schema): boolean =>
  typeof additionalProperties === 'object' && properties === undefined

/** Whether dates stand at a place: a day, an instant, or either. */
const isDated = (schema: Schema): boolean =>
  schema.format?.startsWith('date') === true || (schema.anyOf ?? []).some(isDated)

/** The schema at the end of a path of keys, in which numbers stand for items; `undefined` where there is none. */
function schemaAt(path: readonly string[], root: Schema): Schema | undefined {
  let found: Schema = root
  for (const key of path) {
    const schema = resolved(found, root)
    const branch = schema.oneOf?.map((each) => resolved(each, root)).find((each) => each.properties) ?? schema
    const isItem = /^[1-9][0-9]*$/.test(key) && branch.items
    const next = isItem
      ? branch.items
      : branch.properties && Object.hasOwn(branch.properties, key)
        ? branch.properties[key]
        : undefined
    if (next === undefined) return undefined
    found = next
  }
  return found
}

/** The kind of value at the end of a path of keys; `undefined` where there is none. */
export function kindAt(path: readonly string[], root: Schema): Kind | undefined {
  const schema = schemaAt(path, root)
  return schema && kindOf(resolved(schema, root), root)
}

/** The list whose codes a column takes, one or several in a cell. */
export function codesAt(path: readonly string[], root: Schema): Codes | undefined {
  const at = schemaAt(path, root)
  const listed = at && (at.items ?? resolved(at, root).items ?? at)
  const [, name] = /^#\/\$defs\/(\w+)Code$/.exec(listed?.$ref ?? '') ?? []
  const codes = listed && resolved(listed, root).enum
  if (name === undefined || codes === undefined) return undefined
  return { list: name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase(), codes: new Set(codes.map(String)) }
}

function kindOf(schema: Schema, root: Schema): Kind | undefined {
  const plain = schema.oneOf?.map((each) => resolved(each, root)).find(({ type }) => type !== 'object')
  if (plain) return kindOf(plain, root)
  if (isText(schema)) return 'text'
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  if (schema.type === 'array' && schema.items) {
    const item = kindOf(resolved(schema.items, root), root)
    return item === 'number' ? 'numbers' : item === 'string' ? 'texts' : undefined
  }
  if (schema.type === 'object') return undefined
  return isDated(schema) ? 'date' : 'string'
}

const paths = new WeakMap<Schema, readonly string[]>()

/** Every path of keys there is, with `1` for items, as deep as the schema goes. */
export function pathsIn(root: Schema): readonly string[] {
  const known = paths.get(root)
  if (known) return known
  const out: string[] = []
  const visit = (unresolved: Schema, path: readonly string[]): void => {
    if (path.length > 9) return
    const schema = resolved(unresolved, root)
    if (kindOf(schema, root)) out.push(path.join('.'))
    for (const each of schema.oneOf ?? []) if (resolved(each, root).properties) visit(each, path)
    if (schema.items && resolved(schema.items, root).properties) visit(schema.items, [...path, '1'])
    for (const [key, each] of Object.entries(schema.properties ?? {})) visit(each, [...path, key])
  }
  visit(root, [])
  paths.set(root, out)
  return out
}
