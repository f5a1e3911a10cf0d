/**
 * The walk of every form against `JSON.parse` of the same text, by processor time: on a machine that others use, time on
 * the clock says little. With the floor, tools of others, and how it grows.
 */
import { UnsignedAchievementCredentialValidator } from '@learncard/types'
import jsonld from 'jsonld'
import { documentOf } from '../packages/validators/src/conform/contexts/documents.ts'
import { microcredentialKeys } from '../packages/validators/src/generated/fast.ts'
import { shacl } from '../packages/validators/test/edc-oracle.ts'
import { officialSchema } from '../packages/validators/test/official-schema.ts'
import { outsideData } from '../tools/outside-data.ts'
import { median } from './measure.ts'
import { type Document, documents, growth } from './walk-documents.ts'

// What is measured is what is published: the packages as they are built.
const built = (entry: string): Promise<unknown> => import(`../packages/validators/dist/${entry}.js`)
const { validate } = (await built('index')) as typeof import('../packages/validators/src/index.ts')

const AT = '2026-11-01'
const RUNS = 3
const ROUNDS = 5
/** Microseconds of processor time. */
const SAMPLE = 40_000
const WARM_UP = Number(process.env.MICROCRED_WARM_UP ?? 4_000_000)

type Run = (text: string) => unknown

const processor = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Microseconds of processor time for one text. */
async function sample(run: Run, texts: readonly string[], microseconds: number): Promise<number> {
  const start = processor()
  let count = 0
  let spent: number
  do {
    for (let at = 0; at < 4; at++) {
      const done = run(texts[(count + at) % texts.length]!)
      if (done instanceof Promise) await done
    }
    count += 4
    spent = processor() - start
  } while (spent < microseconds)
  return spent / count
}

const parse: Run = (text) => JSON.parse(text)

interface Measured {
  /** Time over that of `JSON.parse`. */
  readonly ratio: number
  readonly microseconds: number
}

/** A run beside `JSON.parse`, each round one after the other. */
async function measured(run: Run, texts: readonly string[]): Promise<Measured> {
  const ratios: number[] = []
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = await sample(parse, texts, SAMPLE / 2)
    const time = await sample(run, texts, SAMPLE)
    const after = await sample(parse, texts, SAMPLE / 2)
    ratios.push((2 * time) / (before + after))
    times.push(time)
  }
  return { ratio: median(ratios), microseconds: median(times) }
}

const walk: Run = (text) => validate(text, { at: AT })

const TERMS = new Map(
  Object.keys(documentOf('https://www.w3.org/ns/credentials/v2')!['@context'] as object).map((term) => [
    term,
    1,
  ]),
)
const PLAIN = /[^\t\n\r -;=-~]/

/** Looks at every key and every text once. */
function lookAt(value: unknown): number {
  if (typeof value === 'string') return PLAIN.test(value) ? 1 : 0
  if (typeof value !== 'object' || value === null) return 0
  let seen = 0
  if (Array.isArray(value)) for (const item of value) seen += lookAt(item)
  else
    for (const key in value) seen += (TERMS.get(key) ?? 0) + lookAt((value as Record<string, unknown>)[key])
  return seen
}

/** The least that has to be done: a record is read and found good, of other forms everything is looked at once. */
const floorOf = ({ kind }: Document): Run =>
  kind === 'record' ? (text) => microcredentialKeys(JSON.parse(text)) : (text) => lookAt(JSON.parse(text))

/** Tools of others on the same text, JSON.parse included. */
function peersOf({ kind }: Document): readonly (readonly [string, Run])[] {
  if (kind === 'badge')
    return [
      ['@learncard/types', (text) => UnsignedAchievementCredentialValidator.safeParse(JSON.parse(text))],
      ...(outsideData('openbadges') ? ([['ajv, official schema', official()]] as const) : []),
      ['jsonld.js, expand', expanded],
    ]
  return kind === 'edc' && outsideData('elm')
    ? [['rdf-validate-shacl, official shapes', (text) => shacl(JSON.parse(text))]]
    : []
}

function official(): Run {
  const check = officialSchema('AchievementCredential')
  return (text) => check(JSON.parse(text))
}

const expanded: Run = (text) =>
  jsonld
    .expand(JSON.parse(text), {
      documentLoader: async (url) => ({ document: documentOf(url) as never, documentUrl: url }),
    })
    .catch(() => undefined)

const kilobytes = (texts: readonly string[]): string =>
  `${(texts.reduce((sum, { length }) => sum + length, 0) / texts.length / 1000).toFixed(1)} kB`

const two = (number: number): string => (number < 100 ? number.toPrecision(3) : number.toFixed(0))

const at = process.argv.indexOf('--only')
const only = at < 0 ? '' : process.argv[at + 1]!
const wanted = documents.filter(({ name, texts }) => texts.length > 0 && name.includes(only))
for (const { name, texts } of documents)
  if (texts.length === 0)
    console.log(`Not measured: ${name}, which are not part of this project (see tools/outside-data.ts).`)

console.log(
  `| text → report | size | × \`JSON.parse\`, run 1 | ${Array.from({ length: RUNS - 1 }, (_, run) => `run ${run + 2}`).join(' | ')} | aimed at | floor | microseconds here |`,
)
console.log(`|---|--:|${'--:|'.repeat(RUNS)}--:|--:|--:|`)
const peers: string[] = []
for (const document of wanted) {
  const { name, texts, target } = document
  await sample(parse, texts, WARM_UP / 8)
  await sample(walk, texts, WARM_UP)
  const floor = floorOf(document)
  await sample(floor, texts, WARM_UP / 8)
  const runs: Measured[] = []
  for (let run = 0; run < RUNS; run++) runs.push(await measured(walk, texts))
  const least = await measured(floor, texts)
  console.log(
    `| ${name} | ${kilobytes(texts)} | ${runs.map(({ ratio }) => two(ratio)).join(' | ')} | ${target} | ${two(least.ratio)} | ${median(runs.map(({ microseconds }) => microseconds)).toFixed(0)} |`,
  )
  for (const [peer, run] of peersOf(document)) {
    await sample(run, texts, WARM_UP / 8)
    peers.push(`| ${name} | ${peer} | ${two((await measured(run, texts)).ratio)} |`)
  }
}
if (peers.length > 0) {
  console.log(
    '\nOthers on the same text in the same run, `JSON.parse` included; each says less than a report, most of them yes or no:\n',
  )
  console.log(['| document | tool | × `JSON.parse` |', '|---|---|--:|', ...peers].join('\n'))
}
if (only === '') {
  console.log('\nGrowth, as microseconds of processor time for each kB:\n')
  const sizes = [16_000, 64_000, 256_000, 1_000_000, 2_000_000]
  const names = growth(sizes[0]!).map(([name]) => name)
  console.log(
    `| | ${sizes.map((size) => `${size / 1000} kB`).join(' | ')} |\n|---|${'--:|'.repeat(sizes.length)}`,
  )
  for (const [at, name] of names.entries()) {
    const cells: string[] = []
    for (const size of sizes) {
      const [, text] = growth(size)[at]!
      await sample(walk, [text], WARM_UP / 8)
      cells.push(((await sample(walk, [text], SAMPLE * 4)) / (text.length / 1000)).toFixed(1))
    }
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}
