/** A JSON value against a schema of ours: each fault as one sentence. */
import { listed, suggestion } from '../arguments/usage.js'

/** The keywords that the schemas of settings use. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: 'object' | 'array' | 'string'
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly minLength?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: false | Schema
}

const KINDS = { object: 'an object', array: 'a list', string: 'a text' }

/** What is wrong with a value, in order; nothing where the schema accepts it. */
export function faultsOf(value: unknown, root: Schema): string[] {
  return [...faults(value, root, '')]

  function* faults(value: unknown, schema: Schema, pointer: string): Generator<string> {
    if (schema.$ref) {
      yield* faults(value, root.$defs![schema.$ref.replace('#/$defs/', '')]!, pointer)
      return
    }
    const place = pointer === '' ? 'The whole' : pointer
    if (schema.enum && !schema.enum.some((each) => each === value))
      yield `${place} is ${listed(schema.enum)}${typeof value === 'string' ? `, not “${value}”${suggestion(value, schema.enum)}` : '.'}`
    if ('const' in schema && value !== schema.const)
      yield `${place} is ${JSON.stringify(schema.const)}, not ${JSON.stringify(value)}.`
    if (!schema.type) return
    if (kindOf(value) !== schema.type) {
      yield `${place} has to be ${KINDS[schema.type]}, and is ${wordsOf(value)}.`
      return
    }
    if (typeof value === 'string') {
      if ([...value].length < (schema.minLength ?? 0) || (schema.minLength && value.trim() === ''))
        yield `${place} is empty.`
    } else if (Array.isArray(value)) {
      if (value.length < (schema.minItems ?? 0)) yield `${place} is empty.`
      for (const [at, item] of value.entries())
        if (schema.items) yield* faults(item, schema.items, `${pointer}/${at}`)
    } else yield* members(value as Record<string, unknown>, schema, pointer)
  }

  function* members(
    value: Record<string, unknown>,
    { required = [], properties = {}, additionalProperties }: Schema,
    pointer: string,
  ): Generator<string> {
    for (const name of required)
      if (!Object.hasOwn(value, name)) yield `${pointer || 'The whole'} has no "${name}".`
    for (const [name, member] of Object.entries(value)) {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (Object.hasOwn(properties, name)) yield* faults(member, properties[name]!, at)
      else if (additionalProperties === false)
        yield `${pointer === '' ? '' : `${pointer}: `}“${name}” is no key${suggestion(name, Object.keys(properties))}`
      else if (additionalProperties) yield* faults(member, additionalProperties, at)
    }
  }
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

const wordsOf = (value: unknown): string =>
  ({ ...KINDS, null: 'null', number: 'a number', boolean: `${value}` })[kindOf(value)] ?? 'something else'
