/** What the generated zod schemas are built of: zod's own parts that say our sentences, and a few more. */
import * as z from 'zod'
import * as said from './generated/said.js'

type Raw = z.core.$ZodRawIssue

/** What is behind a refusal, for those who say it in other words; it stands at the issue as `params`. */
export type Fault =
  | { readonly fault: 'form'; readonly form: string; readonly ofKey?: true }
  | { readonly fault: 'wrong-type'; readonly types: readonly string[] }
  | { readonly fault: 'repeated-item' | 'empty' | 'whole-number' | 'contradictory' }

const SAID_AS_THEY_ARE: readonly unknown[] = [null, true, false, Number.NaN, 1 / 0, -1 / 0]

const typeOf = (value: unknown): string => {
  if (SAID_AS_THEY_ARE.includes(value)) return String(value)
  const type = Array.isArray(value) ? 'array' : value === undefined ? 'nothing' : typeof value
  return said.types[type] ?? type
}

/** What is said of a value, or that a member is not there. */
const refused =
  (say: (value: unknown) => string) =>
  ({ input, path = [] }: Raw): string =>
    input === undefined && path.length > 0 ? said.incomplete(String(path.at(-1))) : say(input)

const asked = (type: string) => ({
  error: refused((value) => said.wrongType(said.types[type]!, typeOf(value))),
})

/** Whatever is asked for and is none of a few values: what is said, unless nothing stands there. */
export const among = (sentence: string): ((issue: Raw) => string) => refused(() => sentence)

/** A code of a list. */
export const oneOf = <T extends string>(codes: ReadonlySet<T>, list: string) =>
  z.enum([...codes] as [T], { error: among(said.unknownCode(list)) })

export const text = () => z.string(asked('string'))
/** A text that is not blank. */
export const words = () => text().regex(/\S/u, { error: said.blank })
export const number = () => z.number(asked('number'))
export const flag = () => z.boolean(asked('boolean'))
export const list = <T extends z.ZodType>(items: T) => z.array(items, asked('array'))
export const open = <T extends z.ZodRawShape>(shape: T) => z.looseObject(shape, asked('object'))
export const closed = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(said.unknownProperty).join(' ')
        : asked('object').error(issue),
  })

/** Whether no string or number stands in a list twice. */
export const isSet = (items: readonly unknown[]): boolean => new Set(items).size === items.length

/** The same object schema where an empty object does not pass. */
export const notEmpty = <T extends z.ZodObject>(schema: T): T =>
  schema.refine((value) => Object.keys(value).length > 0, {
    error: said.empty(1),
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
  refusal: (key: string) => string,
  values: T,
  minimum = 0,
): z.ZodType<Record<string, z.infer<T>>, Record<string, z.infer<T>>> {
  const keys = z.unknown().superRefine((value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const names = Object.keys(value)
    if (names.length < minimum)
      context.addIssue({
        code: 'custom',
        message: said.empty(minimum),
        params: { fault: 'empty' } satisfies Fault,
      })
    for (const name of names)
      if (!isKey(name))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: refusal(name),
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
        message: said.wrongType(expected, typeOf(value)),
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
