import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv/dist/2019.js'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Microcredential, Specification } from '../src/generated/types.js'
import { write } from '../src/write.js'
import { officialBadge, officialSchema } from './oracle/badge.ts'

const folder = join(import.meta.dirname, '../../../examples/credentials')
const file = officialSchema

describe.skipIf(file === undefined)(
  'an Open Badge we write (outside data: official schema of Open Badges 3.0)',
  () => {
    let judge: ValidateFunction
    beforeAll(() => {
      judge = officialBadge()
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
      const alone = officialBadge('Achievement')
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
