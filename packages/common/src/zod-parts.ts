/** What the generated zod schemas are built of: zod's own parts that say our sentences, and a few more. */
import * as z from 'zod'
import { said } from './generated/said.js'

type Raw = z.core.$ZodRawIssue

/** What is behind a refusal, for those who say it in other words; it stands at the issue as `params`. */
export type Fault =
  | { readonly fault: 'form'; readonly form: string; readonly ofKey?: true }
  | { readonly fault: 'wrong-type'; readonly types: readonly string[] }
  | { readonly fault: 'repeated-item' | 'empty' | 'whole-number' | 'contradictory' }

const filled = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')

const typeOf = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && !Number.isFinite(value)))
    return String(value)
  return (
    said.types[Array.isArray(value) ? 'array' : value === undefined ? 'nothing' : typeof value] ??
    typeof value
  )
}

/** What is said of a value of another type, or of none. */
const wrongType = (expected: string, value: unknown, path: readonly PropertyKey[] = []): string =>
  value === undefined && path.length > 0
    ? filled(said.incomplete, { property: String(path.at(-1)) })
    : filled(said.wrongType, { expected, received: typeOf(value) })

const asked = (type: string) => ({
  error: ({ code, input, path, keys }: Raw & { readonly keys?: readonly string[] }): string =>
    code === 'unrecognized_keys'
      ? (keys ?? []).map((property) => filled(said.unknownProperty, { property })).join(' ')
      : wrongType(said.types[type]!, input, path),
})

/** Whatever is asked for and is none of a few values: what is said, unless nothing stands there. */
export const among =
  (sentence: string) =>
  ({ input, path = [] }: Raw): string =>
    input === undefined && path.length > 0
      ? filled(said.incomplete, { property: String(path.at(-1)) })
      : sentence

export const text = () => z.string(asked('string'))
export const number = () => z.number(asked('number'))
export const flag = () => z.boolean(asked('boolean'))
export const list = <T extends z.ZodType>(items: T) => z.array(items, asked('array'))
export const closed = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, asked('object'))
export const open = <T extends z.ZodRawShape>(shape: T) => z.looseObject(shape, asked('object'))

/** Whether no string or number stands in a list twice. */
export const isSet = (items: readonly unknown[]): boolean => new Set(items).size === items.length

/** The same object schema where an empty object does not pass. */
export const notEmpty = <T extends z.ZodObject>(schema: T): T =>
  schema.refine((value) => Object.keys(value).length > 0, {
    error: filled(said.empty, { limit: '1' }),
    params: { fault: 'empty' } satisfies Fault,
  })

/**
 * The same object schema where a member does not stand beside those it excludes; its type has no such state. A rule
 * tells the same of records, so that other engines do not.
 */
export const apart = <T>(
  schema: z.ZodObject,
  key: string,
  others: readonly string[],
  error: string,
): z.ZodType<T, T> =>
  schema.refine((value) => value[key] === undefined || others.every((other) => value[other] === undefined), {
    error,
    path: [key],
    params: { fault: 'contradictory' } satisfies Fault,
  }) as never

/**
 * A map whose keys have a format. The keys are judged on the input, because `z.record` drops
 * `__proto__` before anyone could object to it.
 */
export function map<T extends z.ZodType>(
  keyFormat: string,
  isKey: (key: string) => boolean,
  values: T,
  minimum = 0,
): z.ZodType<Record<string, z.infer<T>>, Record<string, z.infer<T>>> {
  const keys = z.unknown().superRefine((value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const names = Object.keys(value)
    if (names.length < minimum)
      context.addIssue({
        code: 'custom',
        message: filled(said.empty, { limit: String(minimum) }),
        params: { fault: 'empty' } satisfies Fault,
      })
    for (const name of names)
      if (!isKey(name))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: filled(said.keys[keyFormat] ?? said.keys.other!, { value: name }),
          params: { fault: 'form', form: keyFormat, ofKey: true } satisfies Fault,
        })
  })
  return keys.pipe(z.record(z.string(), values, asked('object'))) as never
}

/**
 * One schema per JSON type; the type of the value decides which judges it, so a mistake inside one
 * branch is reported where it is and never as "invalid union".
 */
export function byType<T extends readonly z.ZodType[]>(
  branches: T,
): z.ZodType<z.infer<T[number]>, z.infer<T[number]>> {
  const byName = new Map(branches.map((branch) => [typeName(branch), branch]))
  return z.unknown().superRefine((value, context) => {
    const branch = byName.get(Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)
    if (!branch) {
      const expected = [...byName.keys()].map((name) => said.types[name] ?? name).join(said.or)
      context.addIssue({
        code: 'custom',
        message: wrongType(expected, value),
        params: { fault: 'wrong-type', types: [...byName.keys()] } satisfies Fault,
      })
      return
    }
    for (const issue of branch.safeParse(value).error?.issues ?? [])
      context.addIssue({ ...issue, code: 'custom' } as never)
  }) as never
}

const typeName = (schema: z.ZodType): string => {
  const { type } = schema._zod.def
  if (type === 'record' || type === 'pipe') return 'object'
  return type === 'enum' || type === 'literal' ? 'string' : type
}
