/** Records made up from the model: mostly as the standard wants them, now and then not. */
import fc from 'fast-check'
import type { Model, Shape } from '../../../tools/model/model.ts'

const GOOD: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-02-29', '2026-06-19', '1961-01-01'],
  'date-time': ['2026-06-19T09:30:00Z'],
  'date-or-date-time': ['2026-06-19', '2026-06-19T09:30:00.5+05:45', '2016-12-31T23:59:60Z'],
  iri: ['https://πα.example/ü', 'urn:uuid:1', 'did:example:1'],
  'web-url': ['https://example.org/', 'HTTP://example.org/a?b#c'],
  email: ['ä@ö.example', 'a.b+c@d.example'],
  'language-tag': ['en', 'bg-Latn', 'pt-BR', 'es-419', 'mt', 'ga'],
  nuts: ['ES62', 'EL30', 'AT113'],
}

/** One value in so many is anything at all. */
const JUNK = 400

/** An arbitrary that yields values of a definition. */
export function arbitraryOf(name: string, model: Model): fc.Arbitrary<unknown> {
  const known = new Map<string, fc.Arbitrary<unknown>>()

  const of = (shape: Shape): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: JUNK, arbitrary: good(shape) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    )

  const words = fc.oneof(
    { weight: 60, arbitrary: fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `${text}x`) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )

  const good = (shape: Shape): fc.Arbitrary<unknown> => {
    switch (shape.kind) {
      case 'any':
        return fc.jsonValue({ maxDepth: 2 })
      case 'boolean':
        return fc.boolean()
      case 'const':
        return fc.constant(shape.value)
      case 'string':
        if (shape.codelist)
          return fc.constantFrom(...model.codelists.get(shape.codelist)!.map((row) => row.code))
        return shape.format ? fc.constantFrom(...GOOD[shape.format]!) : words
      case 'number': {
        const min = shape.minimum ?? shape.exclusiveMinimum ?? -10
        const max = shape.maximum ?? shape.exclusiveMaximum ?? 100
        return shape.integer ? fc.integer({ min, max }) : fc.double({ min: min + 0.5, max, noNaN: true })
      }
      case 'array': {
        const bounds = { minLength: shape.minItems ?? 0, maxLength: 3 }
        return shape.uniqueItems ? fc.uniqueArray(of(shape.items), bounds) : fc.array(of(shape.items), bounds)
      }
      case 'map':
        return fc.dictionary(fc.constantFrom(...GOOD[shape.keyFormat]!), of(shape.values), {
          minKeys: shape.minProperties ?? 0,
          maxKeys: 3,
          noNullPrototype: true,
        })
      case 'object': {
        const requiredKeys = shape.properties
          .filter((property) => property.required)
          .map((property) => property.key)
        const members = Object.fromEntries(
          shape.properties.map((property) => [property.key, of(property.shape)]),
        )
        const least = shape.minProperties ?? 0
        return fc
          .record(members, { requiredKeys, noNullPrototype: true })
          .filter((value) => Object.keys(value).length >= least)
      }
      case 'union':
        return fc.oneof(...shape.branches.map(of))
      case 'ref': {
        const made = known.get(shape.name) ?? good(model.definitions.get(shape.name)!.shape)
        known.set(shape.name, made)
        return made
      }
    }
  }
  return of({ kind: 'ref', name })
}
