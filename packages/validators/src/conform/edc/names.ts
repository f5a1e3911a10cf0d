/** Misspelt names, and what a message may quote. */
import { nearest } from '@microcred/core/nearest'
import type { Violation } from '../../finding.js'
import type { Loss } from './graph.js'
import { tablesOf } from './tables.js'

/** Whether a place is among what is said of the learner, which no message repeats. */
export const isOfLearner = (pointer: string): boolean =>
  /^\/credentialSubject(?:\/\d+)?\/(?!hasClaim)/.test(pointer)

/** An IRI as a message may quote it. */
export const quoted = (iri: string, pointer: string): string =>
  isOfLearner(pointer) ? 'The value' : `\`${iri.length > 80 ? `${iri.slice(0, 77)}…` : iri}\``

/** Greek and Cyrillic letters that look Latin, and the Latin ones. */
const [FOREIGN, LATIN] = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕІКМНОРСТХаеіорсух', 'ABEZHIKMNOPTYXoABEIKMHOPCTXaeiopcyx']

/** A name with Latin letters for those that only look so. */
export const latin = (name: string): string =>
  name.replace(/[^\x20-\x7e]/g, (letter) => LATIN[FOREIGN.indexOf(letter)] ?? letter)

/** A key without the index that tools for flat tables leave behind: `hasClaim[0]`. */
const withoutIndex = (key: string): string => key.replace(/\[\d*\]$/, '')

/** The property a misspelt key was meant for. */
export const meantBy = (
  key: string,
  candidates: Iterable<string> = tablesOf().terms.keys(),
): string | undefined => nearest(latin(withoutIndex(key).trim()), candidates)

/** The class a misspelt type was meant for. */
export const classMeantBy = (name: string, classes: Iterable<string>): { suggestion?: string } => {
  const suggestion = nearest(latin(name), classes)
  return suggestion === undefined ? {} : { suggestion }
}

/** A key that means nothing, with the one it was meant for. */
export function misspelt({ name, pointer }: Loss, suggestion: string | undefined): Violation {
  if (suggestion === undefined)
    return { code: 'edc.unknown-property', pointer, atKey: true, params: { name } }
  const plain = withoutIndex(name)
  const lookAlike = plain !== suggestion && latin(plain) === suggestion
  const path = `${pointer.slice(0, pointer.lastIndexOf('/'))}/${suggestion}`
  return {
    code: lookAlike ? 'edc.look-alike' : 'edc.unknown-property',
    pointer,
    atKey: true,
    severity: 'error',
    params: { name, suggestion },
    fix: {
      title: `Rename it to ${suggestion}`,
      patch: [{ op: 'move', from: pointer, path }],
      safe: lookAlike,
    },
  }
}
