import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import type { Specification } from '../src/index.js'
import { write } from '../src/write.js'
import { loqOracle } from './oracle/loq.ts'

const shapes = outsideData('elm/LOQ-constraints.ttl')
const files = ['../../../examples/specifications/', '../../taxonomy/qualifications/', 'specifications/']
  .map((folder) => new URL(folder, import.meta.url))
  .flatMap((folder) => readdirSync(folder).map((file) => [file, new URL(file, folder)] as const))

describe.skipIf(!shapes)('the official shapes of learning opportunities', () => {
  const oracle = shapes ? loqOracle(readFileSync(shapes, 'utf8')) : undefined

  it.each(files)('find nothing in %s but what is said to be lacking', async (_, file) => {
    const { credential, lacks } = write(JSON.parse(readFileSync(file, 'utf8')) as Specification, 'loq')
    const said = await oracle!.resultsOf(credential)
    expect(said.filter((each) => !oracle!.lackedIn(each, credential, lacks))).toEqual([])
  })

  it.each([
    ['providedBy', 1],
    ['learningOutcome', 0],
    ['awardingOpportunity.awardingBody', 0],
  ] as const)('find that %s is taken out of a graph', async (path, at) => {
    const file = new URL('../../../examples/specifications/decision-support-brussels.json', import.meta.url)
    const { credential } = write(JSON.parse(readFileSync(file, 'utf8')) as Specification, 'loq')
    const graph = structuredClone(credential) as { '@graph': Record<string, unknown>[] }
    const keys = path.split('.')
    const last = keys.pop()!
    const node = keys.reduce((each, key) => each[key] as Record<string, unknown>, graph['@graph'][at]!)
    delete node[last]
    const said = (await oracle!.resultsOf(graph)).filter((each) => !oracle!.lackedIn(each, graph, []))
    expect(said.map(({ property }) => property)).toContain(last)
  })
})
