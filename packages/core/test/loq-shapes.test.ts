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
const own = new URL('../../taxonomy/qualifications/', import.meta.url)
const files = [folder, own].flatMap((each) =>
  readdirSync(each).map((file) => [file, new URL(file, each)] as const),
)

/** Whatever has a place in the tables, at once. */
const whole = JSON.parse(
  readFileSync(new URL('target.json', new URL('specifications/', import.meta.url)), 'utf8'),
) as Specification

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
  it.each([...files, ['everything at once', undefined] as const])(
    'find nothing in %s but what is said to be lacking',
    async (_, file) => {
      const specification = file ? (JSON.parse(readFileSync(file, 'utf8')) as Specification) : whole
      const { credential, lacks } = write(specification, 'loq')
      const lacking = lacks.map(({ pointer }) => `${pointer.split('/').at(-1)}:`)
      const said = await resultsOf(credential)
      expect(said.filter((each) => !lacking.some((name) => each.startsWith(name)))).toEqual([])
    },
  )

  it('find what is taken out of a graph', async () => {
    const file = new URL('decision-support-brussels.json', folder)
    const { credential } = write(JSON.parse(readFileSync(file, 'utf8')) as Specification, 'loq')
    const graph = structuredClone(credential) as { '@graph': Record<string, unknown>[] }
    delete graph['@graph'][1]!.providedBy
    const said = await resultsOf(graph)
    expect(said.map((each) => each.split(':')[0]).sort()).toEqual(['providedBy'])
  })
})
