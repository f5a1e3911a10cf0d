/** A JSON value against a schema of ours: each fault as one sentence. */

import { either, tellNear } from '../arguments/usage.js'
import { told } from '../print/voice.js'

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

/** What is wrong with a value, in order; nothing where the schema accepts it. */
export function faultsOf(value: unknown, root: Schema): string[] {
  return [...faults(value, root, '')]

  function* faults(value: unknown, schema: Schema, pointer: string): Generator<string> {
    if (schema.$ref) {
      yield* faults(value, root.$defs![schema.$ref.replace('#/$defs/', '')]!, pointer)
      return
    }
    const place = placeOf(pointer)
    if (schema.enum && !schema.enum.some((each) => each === value))
      yield typeof value === 'string'
        ? tellNear('fault/one-of-not', { place, choices: either(schema.enum), value }, value, schema.enum)
        : told('fault/one-of', { place, choices: either(schema.enum) })
    if ('const' in schema && value !== schema.const)
      yield told('fault/not-that', {
        place,
        value: JSON.stringify(schema.const),
        found: JSON.stringify(value),
      })
    if (!schema.type) return
    if (kindOf(value) !== schema.type) {
      yield told('fault/kind', { place, kind: { found: schema.type }, found: wordsOf(value) })
      return
    }
    if (typeof value === 'string') {
      if ([...value].length < (schema.minLength ?? 0) || (schema.minLength && value.trim() === ''))
        yield told('fault/empty', { place })
    } else if (Array.isArray(value)) {
      if (value.length < (schema.minItems ?? 0)) yield told('fault/empty', { place })
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
      if (!Object.hasOwn(value, name)) yield told('fault/no-member', { place: placeOf(pointer), name })
    for (const [name, member] of Object.entries(value)) {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (Object.hasOwn(properties, name)) yield* faults(member, properties[name]!, at)
      else if (additionalProperties === false)
        yield tellNear(
          'fault/no-key',
          { pointer: pointer === '' ? '' : `${pointer}: `, name },
          name,
          Object.keys(properties),
        )
      else if (additionalProperties) yield* faults(member, additionalProperties, at)
    }
  }
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

/** What was found, as a word of the vocabulary `found`. */
const wordsOf = (value: unknown): string => {
  const kind = kindOf(value)
  if (kind === 'boolean') return `${value}`
  return ['object', 'array', 'string', 'number', 'null'].includes(kind) ? kind : 'other'
}

const placeOf = (pointer: string): string => (pointer === '' ? 'whole' : pointer)
