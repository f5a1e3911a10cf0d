/** The name of a column as a message may show it; none where it looks like no name, for it may be somebody's data. */
export const columnShown = (name: string): string | undefined =>
  /^[\p{L}\p{N}_.:* -]{1,60}$/u.test(name) ? name : undefined
