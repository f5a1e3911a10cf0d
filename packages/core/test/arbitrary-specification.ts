/** Valid specifications made up from the model: any members, any codes, extremes of numbers, dates and languages. */
import fc from 'fast-check'
import { load } from '../../../tools/model/load.ts'
import type { Shape } from '../../../tools/model/model.ts'
import type { Specification } from '../src/index.js'

const model = load()

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-02-29', '2026-06-19', '1961-01-01'],
  'date-or-date-time': [
    '2026-06-19',
    '2026-06-19T09:30:00.5+05:45',
    '2016-12-31T23:59:60Z',
    '2027-01-01t00:00:00z',
  ],
  'web-url': ['https://example.org/', 'https://école.example/a?b#c'],
  email: ['ä@ö.example', 'a.b+c@d.example'],
  'language-tag': ['en', 'it', 'bg-Latn', 'pt-BR', 'es-419', 'mt'],
  nuts: ['ES62', 'EL30', 'AT113'],
}

const PATTERNS: readonly (readonly [pattern: string, samples: readonly string[]])[] = [
  ['^P(?=[0-9])', ['P5Y', 'P18M', 'P2W', 'P1Y6M10D']],
  ['[A-V]', ['C', '31', '16.23', '31.0']],
]

const WORDS = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('Finitura', 'Обучение', 'Työssä oppiminen', '24 hours') },
  { weight: 2, arbitrary: fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `${text}x`) },
)

/** A name of its own for each thing, so that no two things of a specification are one. */
const IRIS = fc.uuid().map((uuid) => `https://é.example/${uuid}`)

const SKILLS = fc.constantFrom(
  'http://data.europa.eu/esco/skill/0d75a128-bd88-4c1b-b70d-8e963aeb490c',
  'https://w3id.org/microcred/skill/apply-low-emission-finishes',
)

function numbers(shape: Extract<Shape, { kind: 'number' }>): fc.Arbitrary<number> {
  const least = shape.minimum ?? shape.exclusiveMinimum ?? -20
  const most = shape.maximum ?? shape.exclusiveMaximum ?? 2000
  if (shape.integer) return fc.integer({ min: least, max: most })
  const above = shape.exclusiveMinimum === undefined ? 0 : 1
  return fc.integer({ min: least * 100 + above, max: most * 100 }).map((hundredths) => hundredths / 100)
}

const known = new Map<string, fc.Arbitrary<unknown>>()

function of(shape: Shape, key = ''): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'any':
      return fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    case 'boolean':
      return fc.boolean()
    case 'const':
      return fc.constant(shape.value)
    case 'string': {
      const list = shape.codelist ?? shape.openCodelist
      if (list) return fc.constantFrom(...model.codelists.get(list)!.map(({ code }) => code))
      if (key === 'uri') return SKILLS
      if (shape.format === 'iri') return IRIS
      if (shape.format) return fc.constantFrom(...SAMPLES[shape.format]!)
      const pattern = PATTERNS.find(([start]) => shape.pattern?.includes(start))
      return pattern ? fc.constantFrom(...pattern[1]) : WORDS
    }
    case 'number':
      return numbers(shape)
    case 'array': {
      const bounds = { minLength: shape.minItems ?? 0, maxLength: 2 }
      return shape.uniqueItems
        ? fc.uniqueArray(of(shape.items, key), bounds)
        : fc.array(of(shape.items, key), bounds)
    }
    case 'map':
      return fc.dictionary(
        shape.keyFormat === 'iri' ? IRIS : fc.constantFrom(...SAMPLES[shape.keyFormat]!),
        of(shape.values),
        { minKeys: shape.minProperties ?? 0, maxKeys: 2, noNullPrototype: true },
      )
    case 'object': {
      const members = Object.fromEntries(
        shape.properties.map((property) => [property.key, of(property.shape, property.key)]),
      )
      const requiredKeys = shape.properties.filter(({ required }) => required).map((property) => property.key)
      return fc
        .record(members, { requiredKeys, noNullPrototype: true })
        .map((value) => withoutExcluded(value, shape.properties))
        .filter((value) => Object.keys(value).length >= (shape.minProperties ?? 0))
    }
    case 'union':
      return fc.oneof(...shape.branches.map((branch) => of(branch, key)))
    case 'ref': {
      const made = known.get(shape.name) ?? of(model.definitions.get(shape.name)!.shape, key)
      known.set(shape.name, made)
      return made
    }
  }
}

function withoutExcluded(
  value: Record<string, unknown>,
  properties: Extract<Shape, { kind: 'object' }>['properties'],
): Record<string, unknown> {
  for (const { key, excludes } of properties)
    if (excludes && Object.hasOwn(value, key) && excludes.some((each) => Object.hasOwn(value, each)))
      delete value[key]
  return value
}

/** Any valid specification that names itself. */
export const specifications: fc.Arbitrary<Specification> = fc
  .tuple(of({ kind: 'ref', name: 'Specification' }), IRIS)
  .map(
    ([specification, id]) =>
      ({
        ...(specification as Specification),
        $schema: 'https://w3id.org/microcred/0.2.0/specification.schema.json',
        id,
      }) as Specification,
  )
