import { competenceTable } from '../generated/competences.js'
import type { CompetenceCode } from '../generated/types.js'
import { linkedUri } from './concepts.js'
import { greenCompNamespace } from './namespace.js'

export type { CompetenceCode } from '../generated/types.js'

/** One of the twelve competences of GreenComp, the European sustainability competence framework. */
export interface Competence {
  /** Our own IRI: the framework gives none. */
  readonly uri: string
  readonly code: CompetenceCode
  readonly label: string
  readonly area: { readonly uri: string; readonly code: string; readonly label: string }
  /** ESCO skills near to it: the project's own mapping, never an exact match. */
  readonly skills: readonly { readonly uri: string; readonly match: 'close' | 'related' }[]
}

/**
 * The twelve competences of GreenComp (Bianchi, Pisiotis, Cabrera Giraldez 2022, doi:10.2760/13286) in four
 * areas. The IRIs and the links to ESCO are the project's own.
 *
 * @example
 * ```ts
 * import { competences } from '@microcred/taxonomy'
 *
 * competences().filter(({ area }) => area.code === '4').map(({ label }) => label)
 * // ['Political agency', 'Collective action', 'Individual initiative']
 * ```
 */
export function competences(): readonly Competence[] {
  return competenceTable.map((row) => ({
    uri: greenCompNamespace + row.code,
    code: row.code as CompetenceCode,
    label: row.label,
    area: { uri: greenCompNamespace + row.areaCode, code: row.areaCode, label: row.area },
    skills: row.skills.split(' ').map((part) => ({
      uri: linkedUri(part.slice(1)),
      match: part[0] === '=' ? ('close' as const) : ('related' as const),
    })),
  }))
}

/** The competences a skill is near to, by its URI; or the one whose own IRI it is. */
export function competencesOf(uri: string): readonly Competence[] {
  return competences().filter((one) => one.uri === uri || one.skills.some((skill) => skill.uri === uri))
}
