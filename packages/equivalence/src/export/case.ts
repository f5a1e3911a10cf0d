/** Links as associations of a CASE package. */

import { uuidOf } from '../outcomes/uuid.js'
import { type Link, type Loss, termsOf } from './links.js'

/** `CFAssociation` of CASE 1.1. */
export interface CaseAssociation {
  readonly identifier: string
  readonly uri: string
  readonly associationType: string
  readonly originNodeURI: CaseNode
  readonly destinationNodeURI: CaseNode
  readonly lastChangeDateTime: string
}

/** `LinkGenURI` of CASE 1.1. */
export interface CaseNode {
  readonly title: string
  readonly identifier: string
  readonly uri: string
}

/**
 * Links as `CFAssociations` of a CASE 1.1 package. CASE identifies everything by UUID; they are made from the IRIs
 * (version 5), so the same link has the same one. CASE has no broader and no narrower, as CLR has not.
 *
 * @param changed when the links were last changed, an instant such as `2026-06-19T00:00:00Z`.
 *
 * @example
 * toCase(linksOf(comparison), '2026-06-19T00:00:00Z').CFAssociations[0]?.associationType // 'exactMatchOf'
 */
export function toCase(
  links: readonly Link[],
  changed: string,
): { readonly CFAssociations: readonly CaseAssociation[]; readonly loss: readonly Loss[] } {
  const { terms, loss } = termsOf(links, 'case')
  const CFAssociations = terms.map(({ source, target, term }) => {
    const identifier = uuidOf(`${source} ${term} ${target}`)
    return {
      identifier,
      uri: `urn:uuid:${identifier}`,
      associationType: term,
      originNodeURI: node(source),
      destinationNodeURI: node(target),
      lastChangeDateTime: changed,
    }
  })
  return { CFAssociations, loss }
}

const node = (uri: string): CaseNode => ({ title: uri, identifier: uuidOf(uri), uri })
