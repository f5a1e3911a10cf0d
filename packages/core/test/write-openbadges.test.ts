import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDate, isDateTime, isEmail, isIri } from '@microcred/core/formats'
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import type { Microcredential, Specification } from '../src/generated/types.js'
import { write } from '../src/write.js'

const folder = join(import.meta.dirname, '../../../examples/credentials')
const file = outsideData('openbadges/schemas/ob3/ob_v3p0_achievementcredential_schema.json')

const official = (definition?: string): ValidateFunction => {
  const whole = JSON.parse(readFileSync(file!, 'utf8'))
  const schema = definition ? { $ref: `#/$defs/${definition}`, $defs: whole.$defs } : whole
  const ajv = new Ajv2019({
    strict: false,
    allErrors: true,
    formats: { date: isDate, 'date-time': isDateTime, email: isEmail, uri: isIri },
  })
  return ajv.compile({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' })
}

describe.skipIf(file === undefined)(
  'an Open Badge we write (outside data: official schema of Open Badges 3.0)',
  () => {
    let judge: ValidateFunction
    beforeAll(() => {
      judge = official()
    })

    test.each(readdirSync(folder))('%s obeys the official schema', (name) => {
      const record = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Microcredential
      judge(write(record, 'openbadges').credential)
      expect(judge.errors ?? []).toEqual([])
    })

    const offers = [
      '../../../examples/specifications',
      '../../taxonomy/qualifications',
      'specifications',
    ].flatMap((each) =>
      readdirSync(join(import.meta.dirname, each)).map((name) => join(import.meta.dirname, each, name)),
    )

    test.each(offers)('the achievement of %s alone obeys the official definition of one', (name) => {
      const alone = official('Achievement')
      const { credential } = write(JSON.parse(readFileSync(name, 'utf8')) as Specification, 'openbadges')
      alone(credential)
      expect(alone.errors ?? []).toEqual([])
      const { criteria: _, ...without } = credential
      expect([alone(without), alone.errors?.map(({ params }) => params.missingProperty)]).toEqual([
        false,
        ['criteria'],
      ])
    })
  },
)
