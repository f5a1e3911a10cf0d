import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${path}`, import.meta.url), 'utf8'))
const schema = read('published/stacking-rule.schema.json')
const sound = read('stacking/valid/units-scales-and-classes.json')
const validate = new Ajv2020({
  strict: false,
  allErrors: true,
  validateFormats: false,
  discriminator: true,
}).compile(schema)

// biome-ignore lint/suspicious/noExplicitAny: what JSON holds
type Rule = any

/** Where an editor underlines a rule once somebody slipped; `true` where it underlines nothing. */
function underlined(slip: (rule: Rule) => void): readonly string[] | true {
  const rule = structuredClone(sound)
  slip(rule)
  return validate(rule) || [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))]
}

describe('an editor that knows the schema of rules', () => {
  it('underlines nothing in a sound rule', () => {
    expect(underlined(() => {})).toBe(true)
  })

  it.each<[string, (rule: Rule) => void, string]>([
    ['an operation is misspelt', ({ root }) => Object.assign(root, { op: 'al-of' }), '/root/op'],
    [
      'a number stands in quotes',
      ({ root }) => Object.assign(root.of[0].min, { value: '60' }),
      '/root/of/0/min/value',
    ],
    ['a property is misspelt', ({ root }) => Object.assign(root.of[0], { form: {} }), '/root/of/0'],
    ['a requirement lacks its id', ({ root }) => delete root.of[0].id, '/root/of/0'],
    ['a list is empty', ({ root }) => Object.assign(root, { of: [] }), '/root/of'],
    ['an object stands in place of a list', ({ root }) => Object.assign(root, { of: {} }), '/root/of'],
    [
      'a level is beyond the framework',
      ({ root }) => Object.assign(root.of[1].of[0].of[0].from.eqf, { min: 9 }),
      '/root/of/1/of/0/of/0/from/eqf/min',
    ],
    ['the owner is a text', (rule) => Object.assign(rule, { owner: 'Board' }), '/owner'],
    ['a constraint has no months', ({ constraints }) => delete constraints[0].months, '/constraints/0'],
    [
      'a policy does not exist',
      ({ constraints }) => Object.assign(constraints[1], { policy: 'halve' }),
      '/constraints/1/policy',
    ],
    ['a unit has no hours', ({ units }) => delete units[0].hours, '/units/0'],
  ])('underlines the place where %s', (_, slip, place) => {
    const places = underlined(slip)
    expect(places).not.toBe(true)
    expect(places).toContain(place)
  })

  it('says on hover what each word of the language means', () => {
    const silent: string[] = []
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      const { properties } = node as { properties?: Record<string, { description?: string }> }
      // What tells branches apart is explained in each branch.
      for (const [key, each] of Object.entries(properties ?? {}))
        if (!each.description && key !== 'op') silent.push(`${path}/${key}`)
      for (const [key, each] of Object.entries(node)) visit(each, `${path}/${key}`)
    }
    visit(schema, '')
    expect(silent).toEqual([])
  })
})
