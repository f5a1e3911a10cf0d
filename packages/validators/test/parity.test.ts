import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Element, elements } from '@microcred/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeName } from '../../../tools/coverage.ts'
import { fixturesOf } from '../../../tools/fixtures.ts'
import { load } from '../../../tools/model/load.ts'
import { root } from '../../../tools/root.ts'
import { arbitraryOf } from './arbitrary-record.js'
import { type Case, compare, elementEngines, recordEngines, specificationEngines } from './engines.js'
import { byPath, mutations, type Naming } from './mutations.js'

const sizeOf = (value: unknown): number => JSON.stringify(value).length

/** A record of the shortest or longest valid fixture of every element. */
function assembled(which: 'shortest' | 'longest'): Record<string, unknown> {
  const pick = ({ id }: Element): unknown => {
    const bySize = fixturesOf(id).valid.toSorted((a, b) => sizeOf(a.data) - sizeOf(b.data))
    return bySize.at(which === 'shortest' ? 0 : -1)!.data
  }
  return Object.fromEntries(elements.map((element) => [element.key, pick(element)]))
}

const shortest = assembled('shortest')

const longest: Record<string, unknown> = {
  $schema: 'https://w3id.org/microcred/0.1.0/microcredential.schema.json',
  id: 'urn:uuid:0d3b7a52-4f0e-4d53-a2a2-0c5a7e4b9f10',
  language: 'es',
  validFrom: '2026-06-19',
  validUntil: '2031-06-19T23:59:59+02:00',
  status: [
    {
      id: 'https://status.example/list/3#94567',
      type: 'BitstringStatusListEntry',
      purpose: 'revocation',
      list: 'https://status.example/list/3',
      index: 94567,
    },
  ],
  extensions: {
    'https://terms.example/room': { nested: [1, null, { deep: true }] },
    'urn:example:flag': false,
  },
  ...assembled('longest'),
}

const examples = readdirSync(join(root, 'examples/credentials'))
  .filter((name) => name.endsWith('.json'))
  .map(
    (name): Case => ({
      label: name,
      value: JSON.parse(readFileSync(join(root, 'examples/credentials', name), 'utf8')),
    }),
  )

/** Every so-maniest item, beginning with one that differs from call to call. */
function* sampled<T>(items: Iterable<T>, stride: number, phase: number): Generator<T> {
  let at = phase % stride
  for (const item of items) if (at++ % stride === 0) yield item
}

let phase = 0

/** A document and its variants, or a sample of them. */
function* variantsOf(document: Case, stride: number, seen: Set<string>, nameOf: Naming): Generator<Case> {
  yield document
  for (const { label, value } of sampled(mutations(document.value, seen, nameOf), stride, phase++))
    yield { label: `${document.label} ${label}`, value }
}

/** A sample of the variants of whole records; the long tables only where no element has tried them. */
function* recordCases(documents: readonly Case[], stride: number): Generator<Case> {
  const ofElement = 'inside of an element'
  const keys = new Set<unknown>(elements.map((element) => element.key))
  const nameOf: Naming = (path) => (path.length > 1 && keys.has(path[0]) ? ofElement : byPath(path))
  const seen = new Set([ofElement])
  for (const document of documents) yield* variantsOf(document, stride, seen, nameOf)
}

const model = load()

function* elementCases(id: string): Generator<Case> {
  const element = model.elements.find((each) => each.id === id)!
  const nameOf: Naming = (path) => placeName(element, path, model) ?? 'nowhere'
  const seen = new Set<string>()
  const { valid, invalid } = fixturesOf(id)
  for (const { file, data } of valid) yield* variantsOf({ label: file, value: data }, 1, seen, nameOf)
  for (const { file, data } of invalid) yield* variantsOf({ label: file, value: data }, 11, seen, nameOf)
}

let judged = 0

function expectAgreement(
  cases: Iterable<Case>,
  engines: Parameters<typeof compare>[1],
): { accepted: number; refused: number } {
  const { accepted, refused, disagreements } = compare(cases, engines)
  expect(disagreements).toEqual([])
  judged += accepted + refused
  return { accepted, refused }
}

describe('published schema, standalone validators, fast path and zod give one verdict', () => {
  it.each(elements.map((element) => ({ ...element })))(
    'on the fixtures of $id and their variants',
    (element) => {
      const { accepted, refused } = expectAgreement(
        elementCases(element.id),
        elementEngines(element, shortest),
      )
      expect(accepted).toBeGreaterThan(30)
      expect(refused).toBeGreaterThan(200)
    },
  )

  it('on a record with every member, and a sample of its variants', () => {
    const cases = recordCases([{ label: 'longest', value: longest }], 7)
    const { accepted, refused } = expectAgreement(cases, recordEngines)
    expect(accepted).toBeGreaterThan(200)
    expect(refused).toBeGreaterThan(500)
  })

  it('on the example credentials and a sample of their variants', () => {
    const { accepted, refused } = expectAgreement(recordCases(examples, 53), recordEngines)
    expect(accepted).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(200)
  })

  it('on a specification, a credential, and a sample of their variants', () => {
    const { learner: _, dateOfIssuing: __, grade: ___, status: ____, ...specification } = longest
    const documents = [
      { label: 'specification', value: specification },
      { label: 'credential', value: longest },
    ]
    const { accepted, refused } = expectAgreement(recordCases(documents, 29), specificationEngines)
    expect(accepted).toBeGreaterThan(20)
    expect(refused).toBeGreaterThan(100)
  })

  it('on records made up from the model', () => {
    const records = fc.sample(arbitraryOf('Microcredential', model), { seed: 20220616, numRuns: 400 })
    const cases = records.map((value, at): Case => ({ label: `made-up record ${at}`, value }))
    const { accepted, refused } = expectAgreement(cases, recordEngines)
    expect(accepted).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
  })

  it('on tens of thousands of values', () => {
    expect(judged).toBeGreaterThan(30_000)
  })
})
