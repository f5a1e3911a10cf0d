import { conceptDue, unknownConcept } from './concepts.js'

export const EQF = 'http://data.europa.eu/snb/eqf/'

export const eqfByIri = (text: string): number | undefined =>
  text.replace(/^https:/, 'http:').startsWith(EQF) ? readEqf(text) : undefined

export function readEqf(value: unknown): number {
  const expected = { format: 'eqf-level' }
  const iri = conceptDue(typeof value === 'number' ? String(value) : value, expected)
  const level = /^(?:https?:\/\/data\.europa\.eu\/snb\/eqf\/)?([1-8])$/.exec(iri)
  if (!level) throw unknownConcept(expected, 'eqf', iri, [EQF])
  return Number(level[1])
}
