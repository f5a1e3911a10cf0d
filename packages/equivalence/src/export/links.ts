/** What a comparison says, as links between IRIs: the form every export starts from. */

import type { Comparison } from '../compare/result.js'
import { alignments } from '../generated/alignments.js'

/** How one thing relates to another; the terms of other standards stand in `packages/schemas/equivalence/alignments.csv`. */
export type LinkRelation = keyof typeof alignments

/** One thing in relation to another, read from source to target: `broader` says that the source covers more. */
export interface Link {
  readonly source: string
  readonly target: string
  readonly relation: LinkRelation
  /** Whether whole credentials are linked, or outcomes. */
  readonly between: 'credentials' | 'outcomes'
}

/** A link that another standard cannot say, or says less of. */
export interface Loss {
  readonly link: Link
  readonly why: 'no-term' | 'says-less'
}

/** Names of the standards in the table. */
export type Standard = 'skos' | 'ctdl' | 'case' | 'clr'

/**
 * The links of a comparison: between the credentials, and between outcomes that are covered. What has no IRI cannot
 * be linked. A grade of `none` or `undetermined` links nothing.
 *
 * @example
 * linksOf(compare(held, asked)) // [{ source: 'https://…', target: 'https://…', relation: 'broader', between: 'credentials' }, …]
 */
export function linksOf({ grade, covered, source, target, outcomes, policy }: Comparison): Link[] {
  const partial = (share: number): LinkRelation => (share >= policy.major ? 'partial-major' : 'partial-minor')
  const whole =
    grade === 'none' || grade === 'undetermined' ? undefined : grade === 'partial' ? partial(covered) : grade
  return [
    ...link(source.id, target.id, whole, 'credentials'),
    ...outcomes.covered.flatMap((match) =>
      link(
        match.source.id,
        match.target.id,
        match.relation === 'partial' ? partial(match.covers) : match.relation,
        'outcomes',
      ),
    ),
  ]
}

const link = (
  source: string | undefined,
  target: string | undefined,
  relation: LinkRelation | undefined,
  between: Link['between'],
): Link[] => (source && target && relation ? [{ source, target, relation, between }] : [])

/** Links with their term in a standard, and what is lost of the others. */
export function termsOf(links: readonly Link[], standard: Standard) {
  const known = links.map((each) => ({ each, row: alignments[each.relation] as Row }))
  return {
    terms: known.flatMap(({ each, row }) =>
      row[standard] === undefined ? [] : [{ ...each, term: row[standard] }],
    ),
    loss: known.flatMap(({ each, row }): Loss[] =>
      row[standard] === undefined
        ? [{ link: each, why: 'no-term' }]
        : row.loss.includes(standard)
          ? [{ link: each, why: 'says-less' }]
          : [],
    ),
  }
}

type Row = { readonly [Name in Standard]?: string } & { readonly loss: readonly string[] }
