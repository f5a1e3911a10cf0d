import type { Occupation, OccupationRelation } from '../occupations.js'
import { type Concept, faultAt, newest } from './concepts.js'
import type { Taxonomy } from './curated.js'
import type { EscoExport } from './esco-export.js'
import type { ImportFault } from './table.js'

export interface OccupationSkill {
  readonly occupation: string
  readonly skill: string
  readonly relation: OccupationRelation
}

const escoOccupation = /^http:\/\/data\.europa\.eu\/esco\/occupation\/[0-9a-f-]{36}$/

/** Which occupations use which green skill; what is there stays where the folder has no relations. */
export function buildOccupationSkills(
  esco: EscoExport,
  taxonomy: Taxonomy,
  concepts: readonly Concept[],
  faults: ImportFault[],
): OccupationSkill[] {
  const green = new Set(
    concepts.filter((concept) => concept.status === 'green').map((concept) => concept.uri),
  )
  const version = newest(esco, 'occupationSkillRelations')
  const table = version === undefined ? undefined : esco.table('occupationSkillRelations', version, 'en')
  const links = new Map<string, OccupationSkill>()
  for (const row of table?.rows ?? taxonomy.table('occupation-skills.csv').rows) {
    const own = table === undefined
    const occupation = row.get(own ? 'occupation' : 'occupationUri')
    const skill = row.get(own ? 'skill' : 'skillUri')
    const relation = row.get(own ? 'relation' : 'relationType')
    const file = table ?? taxonomy.table('occupation-skills.csv')
    if (!escoOccupation.test(occupation)) {
      faults.push(
        faultAt(
          file,
          row,
          own ? 'occupation' : 'occupationUri',
          `"${occupation}" is not the URI of an ESCO occupation.`,
        ),
      )
    }
    if (relation !== 'essential' && relation !== 'optional') {
      faults.push(
        faultAt(
          file,
          row,
          own ? 'relation' : 'relationType',
          `"${relation}" is neither essential nor optional.`,
        ),
      )
      continue
    }
    if (!green.has(skill)) continue
    const key = `${occupation} ${skill}`
    if (links.get(key)?.relation !== 'essential') links.set(key, { occupation, skill, relation })
  }
  return [...links.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link)
}

/** The occupations that use at least one green skill. */
export function buildOccupations(
  esco: EscoExport,
  taxonomy: Taxonomy,
  links: readonly OccupationSkill[],
  faults: ImportFault[],
): Occupation[] {
  const used = new Set(links.map((link) => link.occupation))
  const version = newest(esco, 'occupations')
  const table = version === undefined ? undefined : esco.table('occupations', version, 'en')
  if (table === undefined || version === undefined) {
    return taxonomy.table('occupations.csv').rows.map((row) => ({
      uri: row.get('uri'),
      code: row.get('code'),
      label: row.get('label'),
      isco: row.get('isco'),
      greenShare: Number(row.get('greenShare')),
      nace: row.get('nace').split(' ').filter(Boolean),
    }))
  }
  const shares = new Map<string, number>()
  const sharesVersion = newest(esco, 'greenShareOcc')
  const shareTable =
    sharesVersion === undefined ? undefined : esco.table('greenShareOcc', sharesVersion, 'en')
  for (const row of shareTable?.rows ?? []) {
    const share = Number(row.get('greenShare'))
    if (row.get('greenShare') === '' || !(share >= 0 && share <= 1)) {
      faults.push(
        faultAt(shareTable!, row, 'greenShare', `"${row.get('greenShare')}" is not a share from 0 to 1.`),
      )
    }
    shares.set(row.get('conceptUri'), share)
  }
  if (shareTable === undefined) {
    for (const row of taxonomy.table('occupations.csv').rows)
      shares.set(row.get('uri'), Number(row.get('greenShare')))
  }
  const occupations = new Map<string, Occupation>()
  for (const row of table.rows) {
    const uri = row.get('conceptUri')
    if (!escoOccupation.test(uri)) {
      faults.push(faultAt(table, row, 'conceptUri', `"${uri}" is not the URI of an ESCO occupation.`))
      continue
    }
    if (!used.has(uri) || occupations.has(uri)) continue
    occupations.set(uri, {
      uri,
      code: row.get('code'),
      label: row.get('preferredLabel'),
      isco: row.get('iscoGroup'),
      greenShare: Math.round((shares.get(uri) ?? 0) * 10_000) / 10_000,
      nace: row.list('naceCode').map((code) => code.replace(/^.*\//, '')),
    })
  }
  // In a file that is wrong anyway, an occupation is not missing.
  const sound = !faults.some(({ file }) => file === table.file)
  for (const uri of used) {
    if (occupations.has(uri) || !sound) continue
    faults.push({
      file: table.file,
      column: 'conceptUri',
      message: `${uri} has green skills but is not listed.`,
    })
  }
  return [...occupations.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
}
