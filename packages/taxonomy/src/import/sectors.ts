import type { Occupation } from '../occupations.js'
import type { Concept } from './concepts.js'
import type { Taxonomy } from './curated.js'
import type { Label } from './labels.js'
import type { OccupationSkill } from './occupations.js'
import type { ImportFault } from './table.js'

interface SectorSkill {
  readonly sector: string
  readonly uri: string
  readonly label: string
  /** Why it is a candidate: `work`, `field`, `words`; empty where an editor added it. */
  readonly rule: string
  /** Essential links count 1, optional ones ½, split over the NACE codes of the occupation. */
  readonly weight: string
  /** The sector's part of the weight the concept has in all occupations. */
  readonly share: string
  /** The share divided by the sector's share of all green links. */
  readonly lift: string
  /** ESCO codes of up to three occupations of the sector that use it, the greenest first. */
  readonly occupations: string
  /** `doubtful` is what somebody who is no editor would leave out: it stands for no sector until an editor decides. */
  readonly status: 'candidate' | 'doubtful' | 'confirmed' | 'rejected'
  readonly reason: string
}

interface SectorRule {
  readonly id: string
  readonly nace: readonly string[]
  readonly iscedF: readonly string[]
  readonly isco: readonly string[]
  readonly occupations: readonly string[]
  readonly minGreenShare: number
  readonly words: RegExp | undefined
}

const statuses = new Set(['candidate', 'doubtful', 'confirmed', 'rejected'])

/** How much of an occupation lies in a sector, from 0 to 1. */
function part(occupation: Occupation, sector: SectorRule): number {
  if (sector.isco.length + sector.occupations.length > 0) {
    const named = sector.occupations.includes(occupation.code) || sector.isco.includes(occupation.isco)
    return named || occupation.greenShare >= sector.minGreenShare ? 1 : 0
  }
  if (occupation.nace.length === 0) return 0
  const inside = occupation.nace.filter((code) =>
    sector.nace.some((prefix) => (/^[A-Z]$/.test(prefix) ? code === prefix : code.startsWith(prefix))),
  )
  return inside.length / occupation.nace.length
}

/**
 * Proposes which green concept serves which sector, with the evidence. A proposal is a candidate until an
 * editor confirms or rejects it; what editors decided stays, even where no rule proposes it any more.
 *
 * - `work`: at least two occupations of the sector use it, together with weight 1 or more, and the sector has
 *   three tenths of its weight, or a tenth of it and three times its usual part.
 * - `field`: a knowledge concept below one of the sector's ISCED-F fields.
 * - `words`: its preferred label, or at least a third of its labels, has one of the sector's words.
 */
export function assignSectors(
  taxonomy: Taxonomy,
  concepts: readonly Concept[],
  labels: ReadonlyMap<string, Label>,
  occupations: readonly Occupation[],
  links: readonly OccupationSkill[],
  faults: ImportFault[],
): SectorSkill[] {
  const sectors = taxonomy.table('sectors.csv').rows.map(
    (row): SectorRule => ({
      id: row.get('id'),
      nace: row.list('nace').flatMap((value) => value.split(' ')),
      iscedF: row.get('iscedF').split(' ').filter(Boolean),
      isco: row.get('isco').split(' ').filter(Boolean),
      occupations: row.get('occupations').split(' ').filter(Boolean),
      minGreenShare:
        row.get('minGreenShare') === '' ? Number.POSITIVE_INFINITY : Number(row.get('minGreenShare')),
      words: row.get('words') === '' ? undefined : new RegExp(`\\b(${row.list('words').join('|')})`, 'i'),
    }),
  )
  const byUri = new Map(occupations.map((occupation) => [occupation.uri, occupation]))
  const linksOf = new Map<string, { occupation: Occupation; weight: number }[]>()
  for (const link of links) {
    const occupation = byUri.get(link.occupation)
    if (occupation === undefined) continue
    const list = linksOf.get(link.skill) ?? []
    list.push({ occupation, weight: link.relation === 'essential' ? 1 : 0.5 })
    linksOf.set(link.skill, list)
  }
  const decided = new Map(
    taxonomy.table('sector-skills.csv').rows.map((row) => [`${row.get('sector')} ${row.get('uri')}`, row]),
  )
  for (const row of decided.values()) {
    if (statuses.has(row.get('status'))) continue
    const file = 'sector-skills.csv'
    const message = `"${row.get('status')}" is no status: candidate, doubtful, confirmed or rejected.`
    faults.push({ file, row: row.row, column: 'status', message })
  }

  const rows: SectorSkill[] = []
  for (const sector of sectors) {
    let inSector = 0
    let everywhere = 0
    for (const list of linksOf.values()) {
      for (const { occupation, weight } of list) {
        inSector += weight * part(occupation, sector)
        everywhere += weight
      }
    }
    for (const concept of concepts) {
      if (concept.status !== 'green') continue
      const list = linksOf.get(concept.uri) ?? []
      const all = list.reduce((sum, { weight }) => sum + weight, 0)
      const here = list
        .map((link) => ({ ...link, weight: link.weight * part(link.occupation, sector) }))
        .filter((link) => link.weight > 0)
      const weight = here.reduce((sum, link) => sum + link.weight, 0)
      const share = all === 0 ? 0 : weight / all
      const lift = everywhere === 0 || inSector === 0 ? 0 : share / (inSector / everywhere)
      const label = labels.get(concept.uri)
      const rule = [
        here.length >= 2 && weight >= 1 && (share >= 0.3 || (share >= 0.1 && lift >= 3)) ? 'work' : '',
        concept.type === 'knowledge' &&
        concept.broader.some((code) => sector.iscedF.some((f) => code.startsWith(f)))
          ? 'field'
          : '',
        sector.words !== undefined && label !== undefined && hasWords(label, sector.words) ? 'words' : '',
      ].filter(Boolean)
      const old = decided.get(`${sector.id} ${concept.uri}`)
      if (rule.length === 0 && (old === undefined || old.get('status') === 'candidate')) continue
      rows.push({
        sector: sector.id,
        uri: concept.uri,
        label: concept.label,
        rule: rule.join(' '),
        weight: tidy(weight),
        share: tidy(share),
        lift: tidy(lift),
        occupations: here
          .sort(
            (a, b) =>
              b.weight - a.weight ||
              b.occupation.greenShare - a.occupation.greenShare ||
              (a.occupation.code < b.occupation.code ? -1 : 1),
          )
          .slice(0, 3)
          .map((link) => link.occupation.code)
          .join(' '),
        status: (old?.get('status') as SectorSkill['status'] | undefined) ?? 'candidate',
        reason: old?.get('reason') ?? '',
      })
    }
  }
  return rows
}

function hasWords(label: Label, words: RegExp): boolean {
  if (words.test(label.preferred)) return true
  const hits = label.alternatives.filter((alternative) => words.test(alternative)).length
  return hits > 0 && hits * 3 >= label.alternatives.length
}

const tidy = (value: number) => (value === 0 ? '0' : String(Math.round(value * 100) / 100))
