/** Every object of a rule and where it stands. */

type Json = Readonly<Record<string, unknown>>

export function* objectsOf(
  value: unknown,
  pointer = '',
): Generator<{ readonly it: Json; readonly pointer: string }> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { it: value as Json, pointer }
  for (const [key, inner] of Object.entries(value))
    yield* objectsOf(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}
