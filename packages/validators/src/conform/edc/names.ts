/** Misspelt names, and what a message may quote. */
import { nearest } from '@microcred/common/nearest'
import { masking, type Shown } from '../../check/explain.js'
import type { Violation } from '../../report/finding.js'
import { rename } from '../../report/rename.js'
import type { Loss } from './graph.js'
import type { Node } from './nodes.js'
import { tablesOf } from './tables.js'

/** Whether a place is among what is said of the learner, which no message repeats. */
export const isOfLearner = (pointer: string): boolean =>
  /^\/credentialSubject(?:\/\d+)?\/(?!hasClaim)/.test(pointer)

/** An IRI as a message may show it. */
export const shownAt = (iri: string, pointer: string): Shown => masking(isOfLearner(pointer), iri, 80)

/** Greek and Cyrillic letters that look Latin, and the Latin ones. */
const [FOREIGN, LATIN] = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕІКМНОРСТХаеіорсух', 'ABEZHIKMNOPTYXoABEIKMHOPCTXaeiopcyx']

/** A name with Latin letters for those that only look so. */
const latin = (name: string): string =>
  name.replace(/[^\x20-\x7e]/g, (letter) => LATIN[FOREIGN.indexOf(letter)] ?? letter)

/** A key without the index that tools for flat tables leave behind: `hasClaim[0]`. */
const withoutIndex = (key: string): string => key.replace(/\[\d*\]$/, '')

const nearestTo = (key: string, candidates: Iterable<string>): string | undefined =>
  nearest(latin(withoutIndex(key).trim()), candidates)

const meant = new WeakMap<Loss, string | undefined>()

/** The property a misspelt key was meant for: one of its object's classes, else any. */
export function meantBy(loss: Loss): string | undefined {
  if (!meant.has(loss))
    meant.set(loss, nearestTo(loss.name, propertiesOf(loss.node)) ?? nearestTo(loss.name, propertyNames()))
  return meant.get(loss)
}

/** Every property there is; what begins with a capital is a class. */
function* propertyNames(): Generator<string> {
  for (const name of tablesOf().terms.keys()) if (!/^[A-Z]/.test(name)) yield name
}

/** Properties that the classes of a node have. */
function* propertiesOf({ types }: Node): Generator<string> {
  for (const type of types)
    for (const { property } of tablesOf().shapes.generic!.get(type) ?? []) yield property
}

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
  return {
    code: lookAlike ? 'edc.look-alike' : 'edc.unknown-property',
    pointer,
    atKey: true,
    severity: 'error',
    params: { name, suggestion },
    fix: rename(pointer, suggestion, { safe: lookAlike }),
  }
}
