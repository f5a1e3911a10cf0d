/**
 * Holds a value against a schema and says all that is wrong with it, in the words and the order of ajv: for values that
 * the fast path has refused. The schemas are data, so that what explains is no larger than what is asked.
 */
import { isObject, type Json } from '@microcred/common/json'
import { escapeKey } from '@microcred/common/pointer'
import type { KnownGood, SchemaError, SchemaValidator } from './explain.js'
import type { Format } from './formats.js'

/** A schema of the house dialect: JSON Schema 2020-12 as far as the model needs it, references followed. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  /** A format, or the codes of a list. */
  readonly format?: Format
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly propertyNames?: Schema
  readonly additionalProperties?: boolean | Schema
  readonly allOf?: readonly { readonly if: Schema; readonly then: Schema }[]
}

/** What tells of a value of a schema, without saying why, whether it is good: the number of its keys, else -1. */
export type Fits = ReadonlyMap<Schema, (value: unknown) => number>

/** A validator of a schema that leaves behind what it found; `fits` spares it what is good. */
export function validatorOf(schema: Schema, fits?: Fits): SchemaValidator {
  const validator: SchemaValidator = (value, known) => {
    const search = new Search(fits, known)
    search.look(schema, value, '')
    validator.errors = search.errors.length > 0 ? search.errors : null
    return search.errors.length === 0
  }
  return validator
}

/** Whether a value is of a type of JSON Schema. */
function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'number':
      return Number.isFinite(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

const BOUNDS = [
  ['maximum', '<=', (value: number, limit: number) => value <= limit],
  ['minimum', '>=', (value: number, limit: number) => value >= limit],
  ['exclusiveMaximum', '<', (value: number, limit: number) => value < limit],
  ['exclusiveMinimum', '>', (value: number, limit: number) => value > limit],
] as const

const patterns = new Map<string, RegExp>()

/** The expression of a pattern, built once. */
function expressionOf(pattern: string): RegExp {
  const before = patterns.get(pattern)
  if (before) return before
  const expression = new RegExp(pattern, 'u')
  patterns.set(pattern, expression)
  return expression
}

class Search {
  readonly errors: SchemaError[] = []
  readonly #fits: Fits | undefined
  readonly #known: KnownGood | undefined
  /** The key whose name is looked at. */
  #name: string | undefined

  constructor(fits: Fits | undefined, known: KnownGood | undefined) {
    this.#fits = fits
    this.#known = known
  }

  look(schema: Schema, value: unknown, path: string): void {
    const good = this.#fits?.get(schema)
    if (good !== undefined) {
      if (this.#known?.get(value) === schema) return
      if (good(value) >= 0) {
        this.#known?.set(value, schema)
        return
      }
    }
    const { type } = schema
    if (
      type !== undefined &&
      !(typeof type === 'string' ? isOf(type, value) : type.some((each) => isOf(each, value)))
    ) {
      this.#say(path, 'type', { type })
      // A number that is not whole may be out of bounds besides.
      if (type === 'integer' && Number.isFinite(value)) this.#number(schema, value as number, path)
      return
    }
    if (typeof value === 'number') this.#number(schema, value, path)
    else if (typeof value === 'string') this.#string(schema, value, path)
    if ('const' in schema && value !== schema.const) this.#say(path, 'const', { allowedValue: schema.const })
    if (schema.enum && !schema.enum.includes(value)) this.#say(path, 'enum', { allowedValues: schema.enum })
    for (const { if: condition, then } of schema.allOf ?? []) {
      if (!isGood(condition, value)) continue
      const before = this.errors.length
      this.look(then, value, path)
      if (this.errors.length > before) this.#say(path, 'if', { failingKeyword: 'then' })
    }
    if (Array.isArray(value)) this.#list(schema, value, path)
    else if (isObject(value)) this.#object(schema, value, path)
  }

  #say(instancePath: string, keyword: string, params: SchemaError['params'], format?: Format): void {
    const propertyName = this.#name
    this.errors.push({
      instancePath,
      keyword,
      params,
      ...(propertyName !== undefined && { propertyName }),
      ...(format && { format }),
    })
  }

  #number(schema: Schema, value: number, path: string): void {
    for (const [keyword, comparison, keeps] of BOUNDS) {
      const limit = schema[keyword]
      if (limit !== undefined && !keeps(value, limit)) this.#say(path, keyword, { comparison, limit })
    }
  }

  #string({ pattern, format }: Schema, value: string, path: string): void {
    if (pattern !== undefined && !expressionOf(pattern).test(value)) this.#say(path, 'pattern', { pattern })
    if (format && !format.is(value)) this.#say(path, 'format', { format: format.name }, format)
  }

  #list({ maxItems, minItems, items, uniqueItems }: Schema, list: readonly unknown[], path: string): void {
    if (maxItems !== undefined && list.length > maxItems) this.#say(path, 'maxItems', { limit: maxItems })
    if (minItems !== undefined && list.length < minItems) this.#say(path, 'minItems', { limit: minItems })
    if (items) for (let at = 0; at < list.length; at++) this.look(items, list[at], `${path}/${at}`)
    if (!uniqueItems) return
    const seen = new Map<unknown, number>()
    for (let at = list.length - 1; at >= 0; at--) {
      const item = list[at]
      const later = seen.get(item)
      if (later !== undefined) {
        this.#say(path, 'uniqueItems', { i: at, j: later })
        return
      }
      if (typeof item !== 'object') seen.set(item, at)
    }
  }

  #object(schema: Schema, object: Json, path: string): void {
    const {
      minProperties,
      required = [],
      propertyNames,
      additionalProperties = true,
      properties = {},
    } = schema
    if (minProperties !== undefined && Object.keys(object).length < minProperties)
      this.#say(path, 'minProperties', { limit: minProperties })
    for (const key of required)
      if (object[key] === undefined) this.#say(path, 'required', { missingProperty: key })
    if (propertyNames)
      for (const key in object) {
        const before = this.errors.length
        this.#name = key
        this.look(propertyNames, key, path)
        this.#name = undefined
        if (this.errors.length > before) this.#say(path, 'propertyNames', { propertyName: key })
      }
    if (additionalProperties !== true)
      for (const key in object)
        if (Object.hasOwn(properties, key)) continue
        else if (additionalProperties === false)
          this.#say(path, 'additionalProperties', { additionalProperty: key })
        else this.look(additionalProperties, object[key], `${path}/${escapeKey(key)}`)
    for (const key in properties)
      if (object[key] !== undefined) this.look(properties[key]!, object[key], `${path}/${escapeKey(key)}`)
  }
}

/** Whether a value keeps a schema. */
function isGood(schema: Schema, value: unknown): boolean {
  const search = new Search(undefined, undefined)
  search.look(schema, value, '')
  return search.errors.length === 0
}
