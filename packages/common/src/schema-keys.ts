/** The properties a schema knows at a place, so that a misspelt one can be put right. */
import type * as z from 'zod'

type Schema = z.core.$ZodType

/** Names of the properties of the object at a path; alternatives are told apart by what the value says there. */
export function keysAt(schema: Schema, value: unknown, path: readonly PropertyKey[]): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const [step, ...rest] = path
  const into = (next: Schema | undefined, inner: unknown = value, left = path): readonly string[] =>
    next ? keysAt(next, inner, left) : []
  switch (def.type) {
    case 'lazy':
      return into(def.getter())
    case 'optional':
      return into(def.innerType)
    case 'pipe':
      return into(def.out)
    case 'union':
      return into(alternative(def, value))
    case 'record':
      return into(def.valueType, member(value, step), rest)
    case 'array':
      return into(def.element, member(value, step), rest)
    case 'object':
      return step === undefined
        ? Object.keys(def.shape)
        : into(def.shape[String(step)], member(value, step), rest)
    default:
      return []
  }
}

const member = (value: unknown, step: PropertyKey | undefined): unknown =>
  typeof value === 'object' && value !== null && step !== undefined
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined

/** The alternative whose discriminator the value carries. */
function alternative(def: z.core.$ZodUnionDef, value: unknown): Schema | undefined {
  const { discriminator } = def as z.core.$ZodDiscriminatedUnionDef
  const wanted = member(value, discriminator) as z.core.util.Primitive
  return def.options.find((option) => option._zod.propValues?.[discriminator]?.has(wanted))
}
