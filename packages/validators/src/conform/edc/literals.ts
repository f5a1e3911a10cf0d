/** Literals of RDF: what JSON-LD makes of a value of JSON, and when two values are one. */
import type { Literal, Node, Value } from './nodes.js'
import { LANG_STRING, XSD } from './tables.js'

export type Scalar = string | number | boolean

export const STRING = `${XSD}string`
const BOOLEAN = `${XSD}boolean`
const DOUBLE = `${XSD}double`
const INTEGER = `${XSD}integer`

/** From this many values on it is worth looking them up. */
const MANY = 16

/** The values of properties, each once. */
export class Values {
  readonly #held = new Map<readonly Value[], Set<ReturnType<typeof meaningOf>>>()

  /** Adds a value to those of a property, unless it is there. */
  add(properties: Node['properties'], name: string, value: Value): void {
    const values = properties.get(name)
    if (values === undefined) properties.set(name, [value])
    else if (!this.#holds(values, value)) {
      values.push(value)
      this.#held.get(values)?.add(meaningOf(value))
    }
  }

  /** Whether some values are one with another in RDF; of many it is looked up. */
  #holds(values: readonly Value[], value: Value): boolean {
    if (values.length < MANY) return values.some((each) => same(each, value))
    const held = this.#held.get(values) ?? new Set(values.map(meaningOf))
    this.#held.set(values, held)
    return held.has(meaningOf(value))
  }
}

/** What a value is in RDF: a node, or a literal with its datatype and language. */
const meaningOf = ({ node, literal }: Value): Node | string | undefined =>
  literal ? JSON.stringify([literal.value, literal.datatype, literal.language]) : node

/** Whether two values are one in RDF. */
const same = (a: Value, b: Value): boolean =>
  a.literal && b.literal
    ? a.literal.value === b.literal.value &&
      a.literal.datatype === b.literal.datatype &&
      a.literal.language === b.literal.language
    : a.node !== undefined && a.node === b.node

/** A JSON value as the literal JSON-LD makes of it. */
export function literalOf(
  value: Scalar,
  datatype: string | undefined,
  language: string | undefined,
): Literal {
  if (typeof value === 'string')
    return language === undefined
      ? {
          value: datatype === DOUBLE ? double(Number.parseFloat(value)) : value,
          datatype: datatype ?? STRING,
        }
      : { value, datatype: datatype ?? LANG_STRING, language }
  if (typeof value === 'boolean') return { value: String(value), datatype: datatype ?? BOOLEAN }
  const fraction = String(value).includes('.') || Math.abs(value) >= 1e21
  if (fraction || datatype === DOUBLE) return { value: double(value), datatype: datatype ?? DOUBLE }
  return { value: value.toFixed(0), datatype: datatype ?? INTEGER }
}

/** A double in its canonical form, such as `1.5E0` and `1.0E21`. */
function double(value: number): string {
  const [mantissa, exponent] = value.toExponential(15).split('e')
  const short = mantissa!.replace(/(?<!0)0+$/, '')
  return `${short.endsWith('.') ? `${short}0` : short}E${Number(exponent)}`
}
