/** What is said of names with a prefix for which the context has a term: once, whatever follows from them. */
import { entryOf } from '../../report/catalogue.js'
import type { PatchOperation, Violation } from '../../report/finding.js'

/** Most names that are renamed by one repair. */
const MOST = 1000

const isError = ({ code, severity }: Violation): boolean =>
  (severity ?? entryOf(code)?.severity ?? 'error') === 'error'

const errorsIn = (violations: readonly Violation[]): number => violations.filter(isError).length

/**
 * What is wrong with a credential that writes names with a prefix. As JSON-LD reads it, `given`, a text has no language
 * under such a name and a date no type; as its terms would have it, `meant`, is what else is wrong. What JSON-LD finds
 * no fault with is none.
 */
export function prefixed(
  names: readonly (readonly [pointer: string, term: string])[],
  given: readonly Violation[],
  meant: () => readonly Violation[],
): readonly Violation[] {
  const [first] = names
  if (first === undefined) return meant()
  const [pointer, term] = first
  const followed = errorsIn(given) === 0 ? given : meant()
  return [
    {
      code: 'edc.prefixed-name',
      severity: errorsIn(given) > errorsIn(followed) ? 'error' : 'warning',
      pointer,
      atKey: true,
      params: { name: nameAt(pointer), term, count: names.length },
      ...(names.length <= MOST && {
        fix: {
          kind: 'without-prefixes',
          patch: names.map(renaming).toReversed(),
          safe: true,
        },
      }),
    },
    ...followed,
  ]
}

const nameAt = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/') + 1)

/** What lies inside is renamed before what it lies in, so that each is found where it stood. */
const renaming = ([from, term]: readonly [pointer: string, term: string]): PatchOperation => ({
  op: 'move',
  from,
  path: `${from.slice(0, from.lastIndexOf('/'))}/${term}`,
})
