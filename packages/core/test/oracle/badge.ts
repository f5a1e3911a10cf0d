/** The official schema of Open Badges 3.0 as an oracle. */
import { readFileSync } from 'node:fs'
import { isDate, isDateTime, isEmail, isIri } from '@microcred/core/formats'
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js'
import { outsideData } from '../../../../tools/outside-data.ts'

/** Where the schema lies, if it is at hand. */
export const officialSchema = outsideData('openbadges/schemas/ob3/ob_v3p0_achievementcredential_schema.json')

/** The schema, or one of its definitions. */
export const officialBadge = (definition?: string): ValidateFunction => {
  const whole = JSON.parse(readFileSync(officialSchema!, 'utf8'))
  const schema = definition ? { $ref: `#/$defs/${definition}`, $defs: whole.$defs } : whole
  const ajv = new Ajv2019({
    strict: false,
    allErrors: true,
    formats: { date: isDate, 'date-time': isDateTime, email: isEmail, uri: isIri },
  })
  return ajv.compile({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' })
}
