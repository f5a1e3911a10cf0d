/** A list, or `undefined` where something else stands. */
export const list = <T>(value: readonly T[] | undefined): readonly T[] | undefined =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : undefined
