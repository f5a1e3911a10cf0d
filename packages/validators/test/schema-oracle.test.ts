/** What explains says what ajv says of the same schemas, error for error and in the same order. */
import { codes } from '@microcred/core'
import { formats } from '@microcred/core/formats'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { fixturesOf } from '../../../tools/fixtures.ts'
import { definitionSchema } from '../../../tools/generators/json-schema.ts'
import { compiled } from '../../../tools/generators/schemas.ts'
import { load } from '../../../tools/model/load.ts'
import type { SchemaError } from '../src/check/explain.js'
import { validatorOf } from '../src/check/schema.js'
import { elementSchemas } from '../src/generated/schemas.js'
import { byPath, mutations } from './mutations.js'

const model = load()
const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  inlineRefs: false,
  messages: false,
  validateSchema: false,
  formats: {
    ...formats,
    ...Object.fromEntries(
      Object.entries(codes).map(([name, list]) => [`code:${name}`, (text: string) => list.has(text)]),
    ),
  },
})
for (const definition of model.definitions.values())
  ajv.addSchema({ ...definitionSchema(definition, compiled), $id: definition.name })

const shown = ({ instancePath, keyword, params, propertyName }: SchemaError) => ({
  instancePath,
  keyword,
  params,
  ...(propertyName !== undefined && { propertyName }),
})

describe('what explains and ajv say the same', () => {
  it.each(model.elements.map(({ key, definition, id }) => ({ key, definition, id })))(
    'of $key, in the same order',
    ({ key, definition, id }) => {
      const oracle = ajv.getSchema(definition)!
      const validator = validatorOf(elementSchemas[key as keyof typeof elementSchemas])
      const { valid, invalid } = fixturesOf(id)
      let refused = 0
      const look = (value: unknown): void => {
        const good = validator(value)
        expect(good).toBe(oracle(value))
        if (good) return
        refused++
        expect((validator.errors ?? []).map(shown)).toEqual((oracle.errors ?? []).map(shown))
      }
      for (const { data } of [...valid, ...invalid]) {
        look(data)
        let count = 0
        for (const { value } of mutations(data, new Set(), byPath)) {
          look(value)
          if (++count >= 150) break
        }
      }
      expect(refused).toBeGreaterThan(10)
    },
  )
})
