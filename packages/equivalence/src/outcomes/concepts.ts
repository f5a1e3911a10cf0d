/** What is known of concepts beside the credentials: the taxonomy's hierarchy, successors and matches. */
import { broader, replacement, skill } from '@microcred/taxonomy'

/** A source of knowledge about concepts. Every answer is about IRIs; what is not known is empty. */
export interface Concepts {
  /** IRIs right above a concept in its hierarchy. */
  readonly broader: (uri: string) => readonly string[]
  /** The concept that took the place of a withdrawn one. */
  readonly replacement: (uri: string) => string | undefined
  /** Mappings of a concept to others, as SKOS reads them. */
  readonly matches: (uri: string) => readonly { readonly match: string; readonly uri: string }[]
}

/** An answer per IRI, found once; IRIs of which nothing is known are not kept. */
function remembered<T>(ask: (uri: string) => readonly T[]): (uri: string) => readonly T[] {
  const known = new Map<string, readonly T[]>()
  return (uri) => {
    const answer = known.get(uri) ?? ask(uri)
    if (answer.length > 0) known.set(uri, answer)
    return answer
  }
}

/** The green skills of ESCO and the project's own. Of other ESCO skills it knows nothing but their IRIs. */
export const taxonomyConcepts: Concepts = {
  broader: remembered((uri) => broader(uri).map((place) => place.uri)),
  replacement,
  matches: remembered((uri) => skill(uri)?.matches ?? []),
}
