import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { Parser, type Quad } from 'n3'
import { describe, expect, it } from 'vitest'
import { root } from '../root.ts'

const read = (name: string) => readFileSync(join(root, 'packages/taxonomy/published', name), 'utf8')
const skos = 'http://www.w3.org/2004/02/skos/core#'
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const quads: Quad[] = new Parser().parse(read('green-skills.ttl'))

/** Objects by subject, of one SKOS property. */
function objects(property: string): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const { subject, predicate, object } of quads) {
    if (predicate.value !== skos + property) continue
    const list = map.get(subject.value) ?? []
    list.push(object.termType === 'Literal' ? `${object.value}@${object.language}` : object.value)
    map.set(subject.value, list)
  }
  return map
}
const of = (name: string) =>
  new Set(
    quads
      .filter((q) => q.predicate.value === type && q.object.value === skos + name)
      .map((q) => q.subject.value),
  )

const broader = objects('broader')
const up = new Map(broader)
for (const [subject, list] of objects('broadMatch')) up.set(subject, [...(up.get(subject) ?? []), ...list])
const ancestors = (uri: string, seen = new Set<string>()): Set<string> => {
  for (const parent of up.get(uri) ?? []) {
    if (seen.has(parent)) continue
    seen.add(parent)
    ancestors(parent, seen)
  }
  return seen
}

describe('the published SKOS', () => {
  it('is the same graph as Turtle and as JSON-LD', async () => {
    const document = JSON.parse(read('green-skills.jsonld')) as jsonld.JsonLdDocument
    const text = await jsonld.toRDF(document, { format: 'application/n-quads' })
    const key = (quad: Quad) => JSON.stringify(quad)
    const other = new Parser({ format: 'N-Quads' }).parse(String(text))
    expect(new Set(other.map(key))).toEqual(new Set(quads.map(key)))
  })

  it('has concepts, schemes and collections, and nothing that is two of them (S9, S37)', () => {
    const kinds = ['Concept', 'ConceptScheme', 'Collection'].map(of)
    expect(kinds.map((kind) => kind.size)).toEqual([712 + 307 + 16 + 16, 2, 9])
    for (const [a, one] of kinds.entries()) {
      for (const other of kinds.slice(a + 1)) for (const uri of one) expect(other.has(uri)).toBe(false)
    }
  })

  it('has at most one preferred label per language and concept (S14), different from all others (S13)', () => {
    const alternative = objects('altLabel')
    const preferred = objects('prefLabel')
    for (const [uri, labels] of preferred) {
      const languages = labels.map((label) => label.slice(label.lastIndexOf('@')))
      expect(new Set(languages).size).toBe(languages.length)
      for (const label of alternative.get(uri) ?? []) expect(labels).not.toContain(label)
    }
    for (const uri of of('Concept')) expect(preferred.has(uri)).toBe(true)
  })

  it('has no concept above itself', () => {
    for (const uri of up.keys()) expect(ancestors(uri).has(uri)).toBe(false)
  })

  it('relates no concept to one above or below it (S27)', () => {
    for (const [uri, list] of objects('relatedMatch')) {
      for (const other of list) {
        expect(ancestors(uri).has(other)).toBe(false)
        expect(ancestors(other).has(uri)).toBe(false)
      }
    }
  })

  it('keeps exact matches apart from broad and related ones (S46), having none', () => {
    expect(objects('exactMatch').size).toBe(0)
    const close = objects('closeMatch')
    for (const [uri, list] of objects('relatedMatch')) {
      for (const other of list) expect(close.get(uri) ?? []).not.toContain(other)
    }
  })

  it('states the scheme that European Digital Credentials require, and never …/green', () => {
    expect(read('green-skills.ttl')).not.toContain('concept-scheme/green')
    const schemes = objects('inScheme')
    const escoSkills = [...schemes].filter(([uri]) => uri.startsWith('http://data.europa.eu/esco/'))
    const inEsco = escoSkills.filter(([, list]) =>
      list.includes('http://data.europa.eu/esco/concept-scheme/skills'),
    )
    expect(escoSkills.length - inEsco.length).toBe(6)
  })

  it('has in its collections the green skills of each version', () => {
    const members = objects('member')
    expect(
      ['1.1.0', '1.1.1', '1.2.0', '1.2.1'].map(
        (v) => members.get(`https://w3id.org/microcred/taxonomy/green-${v}`)?.length,
      ),
    ).toEqual([570, 570, 591, 629])
  })
})
