/** Links as CTDL alignments in JSON-LD. */
import { type Link, type Loss, termsOf } from './links.js'
import type { Graph } from './skos.js'

const CONTEXT = 'https://credreg.net/ctdl/schema/context/json'

/**
 * Links as alignments of the Credential Transparency Description Language: `ceterms` between credentials, `ceasn`
 * between competencies. CTDL reads from the subject: `broadAlignment` names what covers more than the subject does.
 *
 * @example
 * toCtdl(linksOf(comparison)).document['@graph'][0]
 * // { '@id': 'https://…', 'ceterms:narrowAlignment': ['https://…'] }
 */
export function toCtdl(links: readonly Link[]): { readonly document: Graph; readonly loss: readonly Loss[] } {
  const { terms, loss } = termsOf(links, 'ctdl')
  const graph = terms.map(({ source, target, term, between }) => ({
    '@id': source,
    [`${between === 'credentials' ? 'ceterms' : 'ceasn'}:${term}`]: [target],
  }))
  return { document: { '@context': CONTEXT, '@graph': graph }, loss }
}
