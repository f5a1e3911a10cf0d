import { sectorTable } from '../generated/sectors.js'
import type { SectorId } from '../generated/types.js'
import { conceptIndex, conceptUri, isCurrent, type LanguageOption, labelsOf } from './concepts.js'

export type { SectorId } from '../generated/types.js'

/** Whether an editor has confirmed that a skill serves a sector, or a rule only proposes it. */
export type AssignmentStatus = 'confirmed' | 'candidate'

export interface Sector {
  readonly id: SectorId
  readonly label: string
  /** NACE 2.1 divisions, in digits; a letter stands for a whole section. */
  readonly nace: readonly string[]
  /** ISCED-F 2013 fields. */
  readonly iscedF: readonly string[]
}

const members = new Map(
  sectorTable.map((sector) => {
    const list = (packed: string) =>
      packed
        .split(' ')
        .filter(Boolean)
        .map((part) => Number.parseInt(part, 36))
    return [sector.id as SectorId, { confirmed: list(sector.confirmed), candidate: list(sector.candidate) }]
  }),
)

/** The five sectors. Without a skill: all of them; with the URI of one: those it serves. */
export function sectors(): readonly Sector[]
export function sectors(
  uri: string,
): readonly { readonly sector: SectorId; readonly status: AssignmentStatus }[]
export function sectors(
  uri?: string,
): readonly Sector[] | readonly { readonly sector: SectorId; readonly status: AssignmentStatus }[] {
  if (uri === undefined) {
    return sectorTable.map(
      (sector): Sector => ({
        id: sector.id as SectorId,
        label: sector.labels.en,
        nace: sector.nace.split(' '),
        iscedF: sector.iscedF.split(' '),
      }),
    )
  }
  const index = conceptIndex(uri)
  if (index === -1) return []
  return [...members].flatMap(([sector, { confirmed, candidate }]) => {
    const status: AssignmentStatus | undefined = confirmed.includes(index)
      ? 'confirmed'
      : candidate.includes(index)
        ? 'candidate'
        : undefined
    return status === undefined ? [] : [{ sector, status }]
  })
}

/** What a sector is called; English where there is no such language. */
export function sectorLabel(sector: SectorId, language = 'en'): string {
  const labels: Readonly<Record<string, string>> = sectorTable.find(({ id }) => id === sector)!.labels
  return labels[language.split('-')[0]!] ?? labels.en!
}

/**
 * The skills that serve a sector, in the order of their labels.
 *
 * @param options.status only those an editor has confirmed, or only those still to be looked at.
 * @throws RangeError if there is no such sector.
 *
 * @example
 * ```ts
 * import { skillsOf } from '@microcred/taxonomy'
 *
 * skillsOf('wood-furniture', { status: 'confirmed', language: 'en' }).map(({ label }) => label)
 * ```
 */
export function skillsOf(
  sector: SectorId,
  options: LanguageOption & { readonly status?: AssignmentStatus } = {},
): readonly { readonly uri: string; readonly label: string; readonly status: AssignmentStatus }[] {
  const lists = members.get(sector)
  if (lists === undefined) {
    throw new RangeError(`"${sector}" is no sector: ${[...members.keys()].join(', ')}.`)
  }
  const statuses = options.status === undefined ? (['confirmed', 'candidate'] as const) : [options.status]
  return statuses
    .flatMap((status) => lists[status].filter(isCurrent).map((index) => ({ index, status })))
    .map(({ index, status }) => ({
      uri: conceptUri(index),
      label: labelsOf(index, options.language).preferred,
      status,
    }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
}

/** Whether a concept serves a sector. @internal */
export function serves(index: number, sector: SectorId): boolean {
  const lists = members.get(sector)
  return lists !== undefined && (lists.confirmed.includes(index) || lists.candidate.includes(index))
}
