/** Where the walk spends its time: samples of the profiler of Node, by the part of the walk they fall into. */
import { type Profiler, Session } from 'node:inspector'
import { documents } from './walk-documents.ts'

// What is measured is what is published: the package as it is built.
const built = '../packages/validators/dist/index.js'
const { validate } = (await import(built)) as typeof import('../packages/validators/src/index.ts')

const AT = '2026-11-01'
/** Microseconds of processor time. */
const WARM_UP = 1_500_000
const SAMPLE = 2_000_000

/** The parts, by the functions that begin them; the innermost counts. */
const PARTS: Readonly<Record<string, string>> = {
  parseText: 'parsing',
  keysOf: 'limits and keys',
  withinLimits: 'limits and keys',
  knownAmong: 'recognition',
  conformOpenBadge: 'own standard',
  conformEdc: 'own standard',
  readByCrosswalk: 'reading',
  readEmbedded: 'reading',
  structure: 'schema',
  applyRules: 'rules',
  elementRows: 'rows',
  findingsOf: 'findings in words',
  place: 'findings in words',
  once: 'findings in words',
  mended: 'fixes',
  withEdits: 'fixes',
}

const columns = [...new Set(Object.values(PARTS)), 'memory', 'rest']

const post = <T>(session: Session, method: string, parameters: object = {}): Promise<T> =>
  new Promise((resolve, reject) => {
    session.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result as T)))
  })

function run(texts: readonly string[], microseconds: number): void {
  const start = process.cpuUsage()
  for (;;) {
    for (const text of texts) validate(text, { at: AT })
    const { user, system } = process.cpuUsage(start)
    if (user + system > microseconds) return
  }
}

/** The share of each part. */
function shares({ nodes, samples = [] }: Profiler.Profile): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const counts = new Map<string, number>()
  let all = 0
  for (const sample of samples) {
    let part: string | undefined
    let inside = false
    for (let at: number | undefined = sample; at !== undefined; at = parents.get(at)) {
      // A bundler numbers names that occur twice.
      const name = byId.get(at)!.callFrame.functionName.replace(/\d+$/, '')
      if (name === '(garbage collector)') part = 'memory'
      part ??= PARTS[name]
      if (name === 'validate') inside = true
    }
    if (!inside && part !== 'memory') continue
    all++
    counts.set(part ?? 'rest', (counts.get(part ?? 'rest') ?? 0) + 1)
  }
  return new Map([...counts].map(([part, count]) => [part, count / all]))
}

console.log(`| text → report | ${columns.join(' | ')} |\n|---|${'--:|'.repeat(columns.length)}`)
for (const { name, texts } of documents) {
  if (texts.length === 0) continue
  run(texts, WARM_UP)
  const session = new Session()
  session.connect()
  await post(session, 'Profiler.enable')
  await post(session, 'Profiler.setSamplingInterval', { interval: 200 })
  await post(session, 'Profiler.start')
  run(texts, SAMPLE)
  const { profile } = await post<Profiler.StopReturnType>(session, 'Profiler.stop')
  session.disconnect()
  const found = shares(profile)
  const cells = columns.map((part) => `${Math.round(100 * (found.get(part) ?? 0))} %`)
  console.log(`| ${name} | ${cells.join(' | ')} |`)
}
