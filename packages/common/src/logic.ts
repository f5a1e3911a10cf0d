/** Three-valued logic (Kleene): what a credential does not say is unknown, and unknown is not false. */
export type Truth = 'false' | 'unknown' | 'true'

export const truth = (value: boolean | undefined): Truth =>
  value === undefined ? 'unknown' : value ? 'true' : 'false'

/** The weakest of several; true when there are none. */
export const every = (values: readonly Truth[]): Truth =>
  values.includes('false') ? 'false' : values.includes('unknown') ? 'unknown' : 'true'

/** The strongest of several; false when there are none. */
export const some = (values: readonly Truth[]): Truth =>
  values.includes('true') ? 'true' : values.includes('unknown') ? 'unknown' : 'false'

export const negate = (value: Truth): Truth =>
  value === 'unknown' ? value : value === 'true' ? 'false' : 'true'

/** Whether at least `needed` of several hold. */
export function atLeast(needed: number, values: readonly Truth[]): Truth {
  const sure = values.filter((value) => value === 'true').length
  const possible = sure + values.filter((value) => value === 'unknown').length
  return sure >= needed ? 'true' : possible >= needed ? 'unknown' : 'false'
}

/** A number known only to lie between two others. */
export interface Interval {
  readonly least: number
  readonly most: number
}

export const exactly = (value: number): Interval => ({ least: value, most: value })

/** Numbers nearer than this are equal; volumes are converted with fractions. */
export const TOLERANCE = 1e-6

/** Whether a number known to lie in an interval reaches a bound. */
export const reaches = ({ least, most }: Interval, bound: number): Truth =>
  least >= bound - TOLERANCE ? 'true' : most >= bound - TOLERANCE ? 'unknown' : 'false'
