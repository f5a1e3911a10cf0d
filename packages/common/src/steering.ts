/** JSON for a terminal and for programs alike: what could steer a terminal is escaped, so that it is the same data. */

/** What JSON leaves as it is and `visible` would not. */
const STEERING = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** A value as JSON, with so many spaces a level. */
export const jsonOf = (value: unknown, spaces?: number): string =>
  JSON.stringify(value, null, spaces).replace(
    STEERING,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
