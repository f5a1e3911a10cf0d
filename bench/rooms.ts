/** Where the time of a run goes, by the rooms of the packages: a sampling profile of this very process. */
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'

/** Lines that say which source follows in a file that was put together. */
const SOURCE = /^\/\/ (?:\.\.\/)*packages\/(.+)$/

const sources = new Map<string, readonly (string | undefined)[]>()

/** The source of each line of a built file. */
function sourcesOf(url: string): readonly (string | undefined)[] {
  const known = sources.get(url)
  if (known) return known
  let current: string | undefined
  const lines = readFileSync(fileURLToPath(url), 'utf8')
    .split('\n')
    .map((line) => {
      current = SOURCE.exec(line)?.[1] ?? current
      return current
    })
  sources.set(url, lines)
  return lines
}

/** The room of a source: `packages/validators/src/check/…` is `check`. */
function roomOf(url: string, line: number): string {
  const source = url.startsWith('file:') ? sourcesOf(url)[line] : undefined
  const [, name, room] = /^([\w-]+)\/src\/(?:generated|([\w-]+)\/)/.exec(source ?? '') ?? []
  return name === undefined ? 'engine' : (room ?? `${name}, generated`)
}

/** Shares of time by room, the largest first. */
export async function shares(
  run: () => void,
  milliseconds: number,
): Promise<readonly (readonly [string, number])[]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  const end = performance.now() + milliseconds
  while (performance.now() < end) run()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const found = new Map<string, number>()
  let all = 0
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const { functionName, url, lineNumber } = frames.get(id)!
    if (functionName === '(idle)' || functionName === '(program)' || url.startsWith('node:')) continue
    const time = profile.timeDeltas![at]!
    const room = functionName === '(garbage collector)' ? 'garbage' : roomOf(url, lineNumber)
    all += time
    found.set(room, (found.get(room) ?? 0) + time)
  }
  return [...found].map(([room, time]) => [room, time / all] as const).sort((a, b) => b[1] - a[1])
}
