/**
 * Writes `occupation-skills.csv` and `skill-uuids.csv` from public data, because the two official files that
 * hold these facts for ESCO 1.2 (`occupationSkillRelations_en.csv`, `skills_en.csv`) may not be at hand. Where
 * they are, the importer takes them from there and this script is not needed.
 *
 * Run: npm run taxonomy:relations
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { outsideData } from '../outside-data.ts'
import { root } from '../root.ts'

const rows = (path: string) => {
  const file = outsideData(path)
  if (file === undefined) throw new Error(`${path} is not at hand: set MICROCRED_OUTSIDE_DATA`)
  return parse(readFileSync(file), { columns: true }) as Record<string, string>[]
}
const write = (path: string, lines: readonly string[]) =>
  writeFileSync(join(root, 'packages/taxonomy', path), `${lines.join('\n')}\n`)

const skills = rows('esco/derived/1.2.1_skills_uri_label_en.anitnair.csv')
const uuids = new Set(skills.map((skill) => skill.conceptUri!.slice(-36)))
write('skill-uuids.csv', ['uuid', ...[...uuids].sort()])

const links = rows('esco/derived/1.2.0_occupation_greenSkill_relations.csv')
write('occupation-skills.csv', [
  'occupation,skill,relation',
  ...links.map((link) => `${link.occupationUri},${link.skillUri},${link.relationType}`).sort(),
])
