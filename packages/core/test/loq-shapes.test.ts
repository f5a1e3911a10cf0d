import { readdirSync, readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import type { Specification } from '../src/index.js'
import { write } from '../src/write.js'

const shapes = outsideData('elm/LOQ-constraints.ttl')
const folder = new URL('../../../examples/specifications/', import.meta.url)

/** The shapes as published, without what they import and without the flags of patterns that no engine here knows. */
function validator(): SHACLValidator {
  const turtle = readFileSync(shapes!, 'utf8')
    .replaceAll(/owl:imports [^;]+;/g, '')
    .replaceAll('(?i)', '')
  const store = new Store(new Parser().parse(turtle))
  return new SHACLValidator(store)
}

/** What the shapes say of a graph: property and sentence of each result. */
async function resultsOf(graph: unknown): Promise<string[]> {
  const quads = (await jsonld.toRDF(graph as never, {
    format: 'application/n-quads',
  })) as unknown as string
  const report = await validator().validate(new Store(new Parser().parse(quads)))
  return report.results.map(
    ({ path, message }) =>
      `${(path as { value?: string } | null)?.value?.replace(/^.*[/#]/, '')}: ${message.map((each) => each.value).join()}`,
  )
}

describe.skipIf(!shapes)('the official shapes of learning opportunities', () => {
  it.each(readdirSync(folder))('find nothing in %s but what is said to be lacking', async (file) => {
    const specification = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Specification
    const { credential, lacks } = write(specification, 'loq')
    const lacking = lacks.map(({ pointer }) => `${pointer.split('/').at(-1)}:`)
    const said = await resultsOf(credential)
    expect(said.filter((each) => !lacking.some((name) => each.startsWith(name)))).toEqual([])
  })

  it('find what is taken out of a graph', async () => {
    const file = new URL('decision-support-brussels.json', folder)
    const { credential } = write(JSON.parse(readFileSync(file, 'utf8')) as Specification, 'loq')
    const graph = structuredClone(credential) as { '@graph': Record<string, unknown>[] }
    delete graph['@graph'][1]!.providedBy
    const said = await resultsOf(graph)
    expect(said.map((each) => each.split(':')[0]).sort()).toEqual(['providedBy'])
  })
})
