/** Links as SKOS mappings in JSON-LD. */
import { type Link, type Loss, termsOf } from './links.js'

/** A JSON-LD document. */
export interface Graph {
  readonly '@context'?: string
  readonly '@graph': readonly Readonly<Record<string, unknown>>[]
}

/**
 * Links as SKOS mappings (SKOS Reference, section 10). SKOS reads from the subject: where the source covers more, the
 * target is its `narrowMatch`.
 *
 * @example
 * toSkos(linksOf(comparison)).document['@graph'][0]
 * // { '@id': 'https://…', 'http://www.w3.org/2004/02/skos/core#narrowMatch': [{ '@id': 'https://…' }] }
 */
export function toSkos(links: readonly Link[]): { readonly document: Graph; readonly loss: readonly Loss[] } {
  const { terms, loss } = termsOf(links, 'skos')
  const graph = terms.map(({ source, target, term }) => ({ '@id': source, [term]: [{ '@id': target }] }))
  return { document: { '@graph': graph }, loss }
}
