/** The 16 elements against Annex I, and codelists that no element uses. */
import type { Model, Shape } from '../model/model.ts'

const schemas = 'packages/schemas'

/** Codelists that no element uses. */
export function* unusedCodelists({ definitions, codelists }: Model): Iterable<string> {
  const used = new Set<string>()
  const visit = (shape: Shape): void => {
    if (shape.kind === 'string')
      for (const list of [shape.codelist, shape.openCodelist]) if (list) used.add(list)
    if (shape.kind === 'array') visit(shape.items)
    if (shape.kind === 'map') visit(shape.values)
    if (shape.kind === 'union') shape.branches.forEach(visit)
    if (shape.kind === 'object') for (const property of shape.properties) visit(property.shape)
  }
  for (const definition of definitions.values()) visit(definition.shape)
  for (const list of codelists.keys())
    if (!used.has(list))
      yield `${schemas}/codelists/${list}.csv is used by no element; use it as "codelist": "${list}" or remove it.`
}

/** Elements whose order in the record is not that of Annex I. */
export function* order({ elements, definitions, records }: Model): Iterable<string> {
  for (const [file, name] of records) {
    const record = definitions.get(name)!.shape
    if (record.kind !== 'object') continue
    const keys = record.properties.map((property) => property.key)
    const present = elements.filter((element) => keys.includes(element.key))
    const actual = keys.filter((key) => present.some((element) => element.key === key))
    const wanted = present.map((element) => element.key)
    if (actual.join() !== wanted.join())
      yield `${schemas}/${file}.schema.json lists the elements as ${actual.join(', ')}; Annex I has ${wanted.join(', ')}.`
  }
}

/** Positions of Annex I that are taken twice or not at all. */
export function* positions({ elements }: Model): Iterable<string> {
  const numbers = elements.map((element) => element.annex.number)
  for (let number = 1; number <= elements.length; number++) {
    const takers = elements.filter((element) => element.annex.number === number).map((element) => element.id)
    if (takers.length !== 1)
      yield `Position ${number} of Annex I is taken by ${takers.join(' and ') || 'no element'}; correct "annex" in ${schemas}/elements/*/element.schema.json.`
  }
  if (numbers.length < 16) yield `Only ${numbers.length} elements exist; Annex I has 16.`
}
