/** A message as it is filled: what was read of ICU MessageFormat once, so that nothing has to be read again. */

/**
 * A text in which `{name}` and `{name, date}` stand for parameters; or several in a row where forms are chosen among.
 * `compile` of `@microcred/core/icu` makes one of a text of ICU MessageFormat.
 */
export type Message = string | readonly (string | Choice)[]

/** A parameter and the forms it chooses among: its value, else as a number its plural category, else `other`. */
export type Choice = readonly [name: string, forms: Readonly<Record<string, Message>>]
