/** The official JSON Schemas of 1EdTech under ajv: an oracle, read from data outside of the project. */
import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { outsideData } from '../../../tools/outside-data.js'

const FILES = {
  AchievementCredential: 'openbadges/schemas/ob3/ob_v3p0_achievementcredential_schema.json',
  EndorsementCredential: 'openbadges/schemas/ob3/ob_v3p0_endorsementcredential_schema.json',
  ClrCredential: 'openbadges/schemas/clr2/clr_v2p0_clrcredential_schema.json',
} as const

export type OfficialClass = keyof typeof FILES

/** Whether the official schema of a class takes a value; several schemas share an `$id`, so each has its own ajv. */
export function officialSchema(name: OfficialClass): (value: unknown) => boolean {
  const schema = JSON.parse(readFileSync(outsideData(FILES[name])!, 'utf8')) as Record<string, unknown>
  const ajv = new Ajv2019({ strict: false, allErrors: false })
  addFormats.default(ajv)
  const validate = ajv.compile({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' })
  return (value) => validate(value) as boolean
}
