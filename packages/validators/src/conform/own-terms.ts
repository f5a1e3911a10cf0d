/** Names a credential defines for itself, in a context that is written out instead of named. */
import { isObject } from '@microcred/common/json'
import { borrowed } from '../generated/contexts.js'
import type { Violation } from '../report/finding.js'
import { items } from './values.js'

const SOURCE = {
  document: 'JSON-LD 1.1',
  clause: 'section 3.1, The Context',
  url: 'https://www.w3.org/TR/json-ld11/#the-context',
}

/** Most names that are told. */
const TOLD = 5

/** Whether a name has the meaning that whoever made it gave it: their context has no version to be named. */
function isBorrowed(name: string, definition: unknown): boolean {
  const theirs = Object.hasOwn(borrowed, name) ? borrowed[name] : undefined
  const iriIn = (of: unknown): unknown => (isObject(of) ? of['@id'] : of)
  return theirs !== undefined && iriIn(definition) === iriIn(theirs)
}

/** Each context that is written out in the credential and defines names, unless it is refused for another reason. */
export function ownTerms(json: unknown, others: readonly Violation[]): readonly Violation[] {
  if (!isObject(json)) return []
  return items(json['@context'], '/@context').flatMap(({ value, pointer }): Violation[] => {
    if (!isObject(value)) return []
    const names = Object.keys(value).filter((name) => !name.startsWith('@') && !isBorrowed(name, value[name]))
    if (names.length === 0 || others.some((other) => other.pointer.startsWith(pointer))) return []
    const terms = [
      ...names.slice(0, TOLD).map((name) => `\`${name.slice(0, 40)}\``),
      ...(names.length > TOLD ? ['…'] : []),
    ].join(', ')
    return [{ code: 'profile.own-terms', pointer, params: { terms }, source: SOURCE }]
  })
}
