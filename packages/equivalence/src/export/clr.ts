/** Links as associations of a Comprehensive Learner Record. */
import { type Link, type Loss, termsOf } from './links.js'

/** `Association` of CLR 2.0; source and target are identifiers of achievements in the record. */
export interface ClrAssociation {
  readonly type: 'Association'
  readonly associationType: string
  readonly sourceId: string
  readonly targetId: string
}

/**
 * Links as the property `association` of a CLR 2.0 credential subject. CLR has no broader and no narrower; both become
 * `isRelatedTo`, and the loss says so.
 *
 * @example
 * toClr(linksOf(comparison)).association[0]
 * // { type: 'Association', associationType: 'exactMatchOf', sourceId: 'https://…', targetId: 'https://…' }
 */
export function toClr(links: readonly Link[]): {
  readonly association: readonly ClrAssociation[]
  readonly loss: readonly Loss[]
} {
  const { terms, loss } = termsOf(links, 'clr')
  const association = terms.map(({ source, target, term }) => ({
    type: 'Association' as const,
    associationType: term,
    sourceId: source,
    targetId: target,
  }))
  return { association, loss }
}
