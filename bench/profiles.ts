/**
 * Our checks of each profile beside the official tools on the same document: 1EdTech's and W3C's JSON Schemas under ajv, the
 * SHACL shapes of the European Learning Model under rdf-validate-shacl, and plain jsonld.js. All are asked in turn in one run.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import jsonld from 'jsonld'
import { documentOf } from '../packages/validators/src/conform/contexts/documents.ts'
import { expand } from '../packages/validators/src/conform/linked-data/expand.ts'
import { validate } from '../packages/validators/src/index.ts'
import { shacl } from '../packages/validators/test/edc-oracle.ts'
import { type OfficialClass, officialSchema } from '../packages/validators/test/official-schema.ts'
import { outsideData } from '../tools/outside-data.ts'
import { root } from '../tools/root.ts'
import { median } from './measure.ts'

type Json = Readonly<Record<string, unknown>>

interface Official {
  readonly name: string
  /** Yes or no, or what an expansion gives. */
  readonly run: (json: Json) => unknown
}

interface Row {
  readonly profile: string
  readonly json: Json
  readonly ours: (json: Json) => unknown
  readonly official: () => Official
}

const ROUNDS = 9
const MILLISECONDS = 30
const WARM_UP = 600

const example = (file: string): Json => JSON.parse(readFileSync(join(root, 'examples', file), 'utf8')) as Json

const outside = (file: string): Json => JSON.parse(readFileSync(outsideData(file)!, 'utf8')) as Json

const conformance = (json: Json): unknown => validate(json, { at: '2026-11-01', checks: ['conformance'] })

const oneEdTech = (name: OfficialClass) => (): Official => ({
  name: 'official schema, ajv',
  run: officialSchema(name),
})

function w3c(): Official {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const file = 'vc2/schemas/w3c/verifiable-credential/verifiable-credential-schema.json'
  return { name: 'official schema, ajv', run: ajv.compile(outside(file)) }
}

const shapes = (): Official => ({
  name: 'official shapes, rdf-validate-shacl',
  run: (json) => shacl(json),
})

const plainJsonLd = (): Official => ({
  name: 'jsonld.js, contexts at hand',
  run: (json) =>
    jsonld.expand(json as never, {
      documentLoader: async (url) => ({ document: documentOf(url) as never, documentUrl: url }),
    }),
})

const EDC = 'edc/yecla-low-emission-wood-finishing.json'
const BADGE = 'openbadges/yecla-low-emission-wood-finishing.json'

const rows = (): readonly Row[] => [
  { profile: 'EDC, our example', json: example(EDC), ours: conformance, official: shapes },
  {
    profile: 'EDC, a sample of the Commission',
    json: outside('edc-samples/ec-elm/_Sample-MC-Annex1-unsigned.jsonld'),
    ours: conformance,
    official: shapes,
  },
  {
    profile: 'Open Badge, our example',
    json: example(BADGE),
    ours: conformance,
    official: oneEdTech('AchievementCredential'),
  },
  {
    profile: 'Open Badge, the fullest of 1EdTech',
    json: outside('openbadges/1edtech-validator/ob30/complete.json'),
    ours: conformance,
    official: oneEdTech('AchievementCredential'),
  },
  {
    profile: 'CLR, an example of 1EdTech',
    json: outside('openbadges/spec-examples/linked-data-proof-clr-1.json'),
    ours: conformance,
    official: oneEdTech('ClrCredential'),
  },
  {
    profile: 'VC 2.0, an example of W3C',
    json: outside('vc2/schemas/w3c/verifiable-credential/example-4.json'),
    ours: conformance,
    official: w3c,
  },
  { profile: 'Linked data of an EDC', json: example(EDC), ours: expand, official: plainJsonLd },
  { profile: 'Linked data of an Open Badge', json: example(BADGE), ours: expand, official: plainJsonLd },
]

/** Milliseconds of one operation, over as many as fit into the time; never fewer than one. */
async function sample(operation: () => unknown, milliseconds = MILLISECONDS): Promise<number> {
  const start = performance.now()
  let count = 0
  do {
    await operation()
    count++
  } while (performance.now() - start < milliseconds)
  return (performance.now() - start) / count
}

/** A line of the table: our time against that of `JSON.parse`, and the official tool's against ours. */
async function line({ profile, json, ours, official }: Row): Promise<string> {
  const text = JSON.stringify(json)
  const { name, run } = official()
  const operations = [() => JSON.parse(text), () => ours(json), () => run(json)]
  for (const each of operations) await sample(each, WARM_UP)
  const rounds: (readonly number[])[] = []
  for (let at = 0; at < ROUNDS; at++) {
    const times: number[] = []
    for (const each of operations) times.push(await sample(each))
    rounds.push(times)
  }
  const parse = median(rounds.map(([reference, own]) => own! / reference!))
  const ratios = rounds.map(([, own, other]) => other! / own!)
  const milliseconds = (at: number): string => round(median(rounds.map((times) => times[at]!)))
  return `| ${profile} | ${(text.length / 1000).toFixed(1)} kB | ${parse.toFixed(0)} | ${milliseconds(1)} ms | ${name} | ${milliseconds(2)} ms | ${round(median(ratios))} | ${round(Math.min(...ratios))} – ${round(Math.max(...ratios))} |`
}

const round = (ratio: number): string => (ratio < 10 ? ratio.toPrecision(2) : ratio.toFixed(0))

const needed = ['edc-samples', 'elm', 'openbadges', 'vc2'].filter((folder) => !outsideData(folder))
if (needed.length > 0)
  console.log(
    `Not measured: the official schemas, shapes and samples are not part of this project, and ${needed.join(', ')} is not at hand (see tools/outside-data.ts).`,
  )
else {
  console.log(
    '| document | size | ours × `JSON.parse` | ours | official tool | official | official ÷ ours | lowest – highest |',
  )
  console.log('|---|--:|--:|--:|---|--:|--:|--:|')
  for (const row of rows()) console.log(await line(row))
}
