/** How what belongs to the codes of a list is packed: in their order, and nothing where the code itself says it. */

/** What stands where a code has nothing. */
export const NOTHING = '-'

/** The end of the IRI of a code: the code, or that in capitals and the letter that is given, or what is given. */
export const endOf = (code: string, given: string): string =>
  given === '' ? code : given.length === 1 ? (code + given).toUpperCase() : given

/** The label of a code: its words, of which the first begins with a capital, or what is given. */
export const labelFor = (code: string, given: string): string =>
  given === '' ? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ') : given

/** Codes with what is given of each, where something is. */
export function* unpacked(
  codes: Iterable<string>,
  packed: string,
  separator: string,
): Generator<readonly [code: string, given: string]> {
  const given = packed.split(separator)
  let at = 0
  for (const code of codes) {
    const each = given[at++]
    if (each === undefined) return
    if (each !== NOTHING) yield [code, each]
  }
}
