/** `microcred.config.json`: found from a folder upwards, looked at as a whole before anything is done. */
import { refused, tellNear, UsageError } from '../arguments/usage.js'
import { jsonIn } from '../input/json-file.js'
import { fs, path as paths } from '../input/node.js'
import { faultsOf, type Schema } from './faults.js'
import { schemaText } from './schema-text.js'

type Severity = 'error' | 'warning' | 'info'

/** A finding that is accepted, and why. */
interface Ignored {
  readonly code: string
  readonly reason: string
  readonly files?: readonly string[]
}

/** What may also hold for some files only. */
export interface Settings {
  readonly ignore?: readonly Ignored[]
  readonly profile?: string
  readonly checks?: readonly string[]
  readonly severities?: Readonly<Record<string, Severity>>
}

/** What stands in the file. */
export interface Configuration extends Settings {
  readonly files?: readonly string[]
  readonly language?: string
  readonly trust?: string
  readonly overrides?: readonly (Settings & { readonly files: readonly string[] })[]
}

/** A configuration and where it lies. */
export interface Opened {
  readonly file: string
  readonly folder: string
  readonly configuration: Configuration
}

const NAME = 'microcred.config.json'

/** The configuration that is named, or the nearest from this folder upwards; `undefined` where there is none. */
export async function configurationOf(named: string | undefined): Promise<Opened | undefined> {
  const file = named ?? nearestTo(process.cwd())
  return file === undefined ? undefined : opened(file)
}

function nearestTo(folder: string): string | undefined {
  const file = paths.join(folder, NAME)
  if (fs.existsSync(file)) return file
  const above = paths.dirname(folder)
  return above === folder ? undefined : nearestTo(above)
}

async function opened(file: string): Promise<Opened> {
  const json = jsonIn(file)
  if ('problem' in json) throw new UsageError(json.problem)
  const faults = faultsOf(json.value, JSON.parse(schemaText('configuration')) as Schema)
  if (faults.length === 0) faults.push(...(await strangers(json.value as Configuration)))
  if (faults.length > 0) throw refused('usage/configuration-faulty', { file, faults: faults.join(' ') })
  return {
    file,
    folder: paths.dirname(paths.resolve(file)),
    configuration: json.value as Configuration,
  }
}

/** Codes and subjects that do not exist. */
async function strangers({ overrides = [], ...top }: Configuration): Promise<string[]> {
  const all: readonly Settings[] = [top, ...overrides]
  const codes = all.flatMap(({ ignore = [] }) => ignore.map(({ code }) => code))
  const names = all.flatMap(({ severities = {} }) => Object.keys(severities))
  if (codes.length + names.length === 0) return []
  const { fullCodes, explanationOf } = await import('@microcred/validators/explanations')
  const known = fullCodes()
  const subjects = new Set(known.map((code) => code.slice(0, code.indexOf('.'))))
  const isCode = (code: string): boolean => !code.startsWith('*') && explanationOf(code) !== undefined
  return [
    ...codes.filter((code) => !isCode(code)).map((code) => tellNear('usage/no-code', { code }, code, known)),
    ...names
      .filter((name) => !isCode(name) && !subjects.has(name))
      .map((name) => tellNear('usage/no-subject', { name }, name, [...subjects, ...known])),
  ]
}
