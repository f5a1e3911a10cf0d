/** The name of a column as a message may show it: what looks like none may be somebody's data. */
export const columnShown = (name: string): string => (/^[\p{L}\p{N}_.:* -]{1,60}$/u.test(name) ? name : '…')
