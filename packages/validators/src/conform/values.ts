/** What stands in a credential, where a member may hold one thing or a list. */

/** The JSON type of a value. */
export const jsonType = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

const NO_STRINGS: readonly string[] = []

/** The strings in a property that may hold one or a list of them. */
export const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((each): each is string => typeof each === 'string')
      : NO_STRINGS

/** A value that may be one or a list, as a list with the pointer of each. */
export const items = (
  value: unknown,
  pointer: string,
): readonly { readonly value: unknown; readonly pointer: string }[] =>
  value === undefined
    ? []
    : Array.isArray(value)
      ? value.map((each, at) => ({ value: each, pointer: `${pointer}/${at}` }))
      : [{ value, pointer }]
