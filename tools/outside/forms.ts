/** What every file of a folder is taken for: `npm run outside -- --forms --dir DIR`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type ContainedReport, type Report, validate } from '../../packages/validators/src/index.ts'

/** Most files, in percent, that may be taken for nothing at all. */
const MOST_UNNAMED = 2

/** Files that are text about others. */
const PROSE = /\.(?:md|txt)$|(?:^|\/)(?:LICENSE|NOTICE)$/i

export interface Taken {
  readonly file: string
  /** What it was taken for, in one line. */
  readonly as: string
  /** `apart`: JSON of an application's own, which has no mark because it is no form of anything. */
  readonly kind: 'read' | 'named' | 'broken' | 'unnamed' | 'apart'
}

const profileOf = ({ profile, wrapper }: Report): string =>
  [
    wrapper && `${wrapper.type}:`,
    profile ? [profile.id, profile.version, profile.variant].filter(Boolean).join(' ') : '?',
  ]
    .filter(Boolean)
    .join(' ')

function takenFor(report: Report): Omit<Taken, 'file'> {
  if (report.credentials) {
    const within = new Map<string, number>()
    for (const each of report.credentials) {
      const as = takenFor(each as ContainedReport).as
      within.set(as, (within.get(as) ?? 0) + 1)
    }
    const held = [...within].map(([as, count]) => (count > 1 ? `${count} × ${as}` : as)).join('; ')
    return { as: `${report.profile ? profileOf(report) : 'container'} of [${held}]`, kind: 'read' }
  }
  if (report.profile) return { as: profileOf(report), kind: 'read' }
  const [finding] = report.findings.filter(({ severity }) => severity === 'error')
  if (finding?.code === 'profile.foreign-form') return { as: `named: ${finding.params.form}`, kind: 'named' }
  if (finding?.code === 'profile.unrecognised' || !finding) return { as: 'NOT NAMED', kind: 'unnamed' }
  return { as: `${report.wrapper ? `${report.wrapper.type}, ` : ''}broken: ${finding.code}`, kind: 'broken' }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Members that documents of any form say what they are by. */
const MARKS = ['@context', '@type', '$schema', 'id', '@id', 'vct']

/** Whether JSON is texts and objects of texts alone, as translations and maps of fields are, and says of nothing what it is. */
const isOfAnApplication = (json: unknown): boolean =>
  isObject(json) &&
  Object.entries(json).every(
    ([key, value]) => !MARKS.includes(key) && (typeof value === 'string' || isOfAnApplication(value)),
  )

/** The value of a text, or `undefined` where it is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a file is taken for. */
export function formOf(path: string): Omit<Taken, 'file'> {
  const bytes = readFileSync(path)
  const taken = takenFor(validate(new Uint8Array(bytes), { at: '2026-06-19' }))
  return taken.kind === 'unnamed' && isOfAnApplication(jsonIn(bytes.toString('utf8')))
    ? { as: "apart: texts of an application's own", kind: 'apart' }
    : taken
}

/** The files of a folder and below, in order, with what each was taken for. */
export const formsIn = (dir: string): readonly Taken[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !PROSE.test(path))
    .sort()
    .map((path) => ({ file: relative(dir, path), ...formOf(path) }))

/** Prints the list and the shares; whether no more than the target is unnamed. */
export function listForms(dir: string, print: (line: string) => void): boolean {
  const all = formsIn(dir)
  for (const { file, as } of all) print(`${file}: ${as}`)
  const counts = new Map<string, number>()
  for (const { kind, as } of all) {
    const of = kind === 'read' ? as.split(' of [')[0]! : as
    counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  print('')
  for (const [as, count] of [...counts].toSorted((a, b) => b[1] - a[1])) print(`${count}\t${as}`)
  const of = (kind: Taken['kind']): number => all.filter((each) => each.kind === kind).length
  const counted = all.length - of('apart')
  const share = counted === 0 ? 100 : (100 * of('unnamed')) / counted
  const reached = share <= MOST_UNNAMED
  print(
    `${all.length} files: ${of('read')} read, ${of('named')} named, ${of('broken')} broken, ${of('apart')} apart, ${of('unnamed')} unnamed (${share.toFixed(1)} %, target ${MOST_UNNAMED} %), ${reached ? 'target reached' : 'below target'}`,
  )
  return reached
}
