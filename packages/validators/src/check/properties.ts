/** What the objects of a schema may hold. */
import type { Schema } from './schema.js'

/** Names of what the object at a pointer may hold; none where it may hold anything. */
export function propertiesAt(schema: Schema, pointer: string): readonly string[] {
  let at: Schema | undefined = schema
  for (const key of pointer.split('/').slice(1)) at = at?.items ?? at?.properties?.[key]
  return Object.keys(at?.properties ?? {})
}

/** Names of what objects may hold, wherever they stand. */
export const propertiesIn = ({ items, properties = {} }: Schema): readonly string[] => [
  ...Object.keys(properties),
  ...[...Object.values(properties), ...(items ? [items] : [])].flatMap(propertiesIn),
]
