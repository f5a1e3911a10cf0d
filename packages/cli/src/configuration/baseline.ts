/** `microcred.baseline.json`: findings that are known, by file, code and pointer, so that only new ones fail. */
import type { Finding } from '@microcred/validators'
import { refused, UsageError } from '../arguments/usage.js'
import { jsonIn } from '../input/json-file.js'
import { fs, path as paths } from '../input/node.js'
import { faultsOf, type Schema } from './faults.js'
import { schemaText } from './schema-text.js'

const NAME = 'microcred.baseline.json'
const VERSION = 1

type Known = Readonly<Record<string, readonly string[]>>

/** What is known, and what is met of it. */
export interface Baseline {
  readonly file: string
  /** Tells a finding of a file that is new from one that is known; of several alike so many are known as were. */
  judge(file: string): (finding: Finding) => boolean
  /** Findings that are known of the files that were judged and did not occur any more. */
  gone(): number
  /** Writes what was met: files that were not judged keep what is known of them. Says how many findings it holds. */
  write(): number
}

/** The baseline of a folder; an empty one where there is none. With `anew` all that is met becomes known. */
export function baselineIn(folder: string, anew: boolean): Baseline {
  const file = paths.join(folder, NAME)
  const before = fs.existsSync(file) ? known(file, anew) : {}
  const left = new Map<string, Map<string, number>>()
  const met = new Map<string, Finding[]>()
  const name = (path: string): string =>
    paths.relative(folder, paths.resolve(path)).replaceAll(paths.sep, '/')
  return {
    file,
    judge(path) {
      const key = name(path)
      const room = new Map<string, number>()
      for (const [code, pointers] of Object.entries(before[key] ?? {}))
        for (const pointer of pointers)
          room.set(`${code} ${pointer}`, (room.get(`${code} ${pointer}`) ?? 0) + 1)
      left.set(key, room)
      const seen = met.get(key) ?? []
      met.set(key, seen)
      return (finding) => {
        seen.push(finding)
        const id = `${finding.code} ${finding.pointer}`
        const rest = room.get(id) ?? 0
        if (rest > 0) room.set(id, rest - 1)
        return anew || rest > 0
      }
    },
    gone: () => [...left.values()].flatMap((room) => [...room.values()]).reduce((sum, each) => sum + each, 0),
    write() {
      const files: Record<string, Known> = { ...before }
      for (const [key, findings] of met) {
        if (findings.length === 0) delete files[key]
        else files[key] = byCode(findings)
      }
      const sorted = Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      fs.writeFileSync(file, `${JSON.stringify({ version: VERSION, files: sorted }, null, 2)}\n`)
      return Object.values(files)
        .flatMap((known) => Object.values(known))
        .reduce((sum, { length }) => sum + length, 0)
    },
  }
}

function byCode(findings: readonly Finding[]): Known {
  const codes = new Map<string, string[]>()
  for (const { code, pointer } of findings) codes.set(code, [...(codes.get(code) ?? []), pointer])
  return Object.fromEntries(
    [...codes]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, pointers]) => [code, pointers.toSorted()]),
  )
}

/** What stands in a baseline. One of another version is told; with `anew` it is replaced. */
function known(file: string, anew: boolean): Readonly<Record<string, Known>> {
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const { version } = (json.value ?? {}) as { version?: unknown }
  if (version !== undefined && version !== VERSION) {
    if (anew) return {}
    throw refused('usage/baseline-version', { file, version: JSON.stringify(version), known: `${VERSION}` })
  }
  const faults = faultsOf(json.value, JSON.parse(schemaText('baseline')) as Schema)
  if (faults.length > 0) throw refused('usage/baseline-faulty', { file, faults: faults.join(' ') })
  return (json.value as { files: Record<string, Known> }).files
}
