import { files } from './generated/qualifications.js'
import type { SectorId } from './generated/types.js'

/** A text by language. */
export type Text = Readonly<Record<string, string>>

/** What of a specification the taxonomy itself knows; the whole of it is described by the schemas of the standard. */
export interface QualificationSpecification {
  readonly id: string
  readonly title: Text
  readonly learningOutcomes: readonly {
    readonly id: string
    readonly title: Text
    readonly type: string
    readonly skills: readonly { readonly uri: string; readonly match: string; readonly label: Text }[]
  }[]
  readonly level: { readonly eqf: number }
  readonly notionalWorkload: {
    readonly volumes: readonly { readonly value: number; readonly unit: string }[]
  }
  readonly [element: string]: unknown
}

/** A micro-qualification made up to show what one of the sector looks like. Nobody offers it. */
export interface Qualification {
  readonly sector: SectorId
  readonly slug: string
  readonly specification: QualificationSpecification
}

/**
 * Twelve illustrative micro-qualifications in the five sectors: a catalogue to try stacking, equivalence and
 * gaps with.
 *
 * @example
 * ```ts
 * import { qualifications } from '@microcred/taxonomy/qualifications'
 *
 * qualifications.filter(({ sector }) => sector === 'wood-furniture').map(({ specification }) => specification.title.en)
 * ```
 */
export const qualifications = files as unknown as readonly Qualification[]
