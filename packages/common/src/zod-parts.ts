/** The few parts the generated zod schemas need beyond zod's own. */
import * as z from 'zod'

/** Whether no string or number stands in a list twice. */
export const isSet = (items: readonly unknown[]): boolean => new Set(items).size === items.length

/** The same object schema where an empty object does not pass. */
export const notEmpty = <T extends z.ZodObject>(schema: T): T =>
  schema.refine((value) => Object.keys(value).length > 0, { error: 'Expected at least one property' })

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
      context.addIssue({ code: 'custom', message: `Expected at least ${minimum} entry` })
    for (const name of names)
      if (!isKey(name))
        context.addIssue({ code: 'custom', path: [name], message: `Expected ${keyFormat} as key` })
  })
  return keys.pipe(z.record(z.string(), values)) as never
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
      context.addIssue({ code: 'custom', message: `Expected ${[...byName.keys()].join(' or ')}` })
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
