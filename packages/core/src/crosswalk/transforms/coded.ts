import { isObject } from '@microcred/common/json'
import { isIri } from '../../formats.js'
import type { Codelist } from '../../generated/codes.js'
import { basesOf, codeOf, iriFor, ownIriOf } from '../../names/matches.js'
import { calledIn, conceptIn, conceptOf, unknownConcept, wordsOf } from './concepts.js'
import type { Transform } from './transform.js'
import { Unreadable } from './unreadable.js'

interface CodeOptions {
  /** Code that an unknown concept is read as. */
  readonly unknown?: string
  /** Whether an unknown concept says something of the element, though no code can hold it. */
  readonly stands?: true
  /** Whether a rule of its own speaks of what is unknown. */
  readonly quiet?: true
  readonly essential?: true
  /** A list whose concepts are often put here and belong elsewhere. */
  readonly not?: Codelist
}

/** A code of a list, from the IRI it matches, a concept with that IRI, notation or label, or the code itself. */
export const code = (
  list: Codelist,
  { unknown, stands, quiet, essential, not }: CodeOptions = {},
): Transform => ({
  expected: { concept: 'of-list', list },
  ...(essential && { essential }),
  read(value, _language, note) {
    const word = conceptIn(value) ?? wordsOf(value).next().value?.[0]
    if (word === undefined) throw new Unreadable(this.expected)
    const known = codeOf(list, word) ?? codeOf(list, word.toLowerCase())
    if (known !== undefined) return known
    const named = calledIn(list, value)
    if (named !== undefined) {
      // A concept without an IRI of its own is told as such, with the IRI that its words determine.
      if (isIri(word))
        note(conceptOf(this.expected, list, word, basesOf(list), { named: iriFor(list, named) }))
      return named
    }
    if (unknown === undefined && !stands) throw unknownConcept(this.expected, list, word, basesOf(list))
    if (quiet || word === unknown) return unknown
    const oddity = conceptOf(this.expected, list, word, basesOf(list), stands && { stands })
    const elsewhere = not !== undefined && (codeOf(not, word) ?? calledIn(not, value)) !== undefined
    if (unknown === undefined || elsewhere) throw oddity
    note(oddity)
    return unknown
  },
  write: (value: string) => iriFor(list, value),
})

/** A code by the concept it matches, else by our own: for properties that take concepts of any vocabulary. */
export const concept = (list: Codelist, options: CodeOptions = {}): Transform => ({
  ...code(list, options),
  write: (value: string) => iriFor(list, value) ?? ownIriOf(list, value),
})

/** A code by our own concept; concepts of others are passed over. */
export const own = (list: Codelist): Transform => ({
  expected: { concept: 'of-list', list },
  read: (value) => {
    const iri = isObject(value) ? value.id : value
    return typeof iri === 'string' && iri.startsWith(ownIriOf(list, '')) ? codeOf(list, iri) : undefined
  },
  write: (value: string) => ownIriOf(list, value),
})
