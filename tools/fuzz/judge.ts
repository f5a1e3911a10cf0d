/** What must hold of every answer, whatever came in. */
import { patched } from '../../packages/common/src/patch.ts'
import { valueAt } from '../../packages/common/src/pointer.ts'
import { claims } from '../../packages/validators/src/claims.ts'
import { convert } from '../../packages/validators/src/convert.ts'
import { type Finding, type Report, validate } from '../../packages/validators/src/index.ts'

const AT = { at: '2026-06-19' }

/** CPU seconds an input of less than 100 kB may take. */
const SECONDS = 1

/** CPU seconds of a call; asked only of what took long, for asking the system is itself dear. */
function secondsOf(call: () => unknown): number {
  const before = process.cpuUsage()
  call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** A finding without what only a text has. */
const bare = ({ line: _, column: __, fix, ...rest }: Finding): unknown => ({
  ...rest,
  ...(fix && { fix: { kind: fix.kind, patch: fix.patch, safe: fix.safe } }),
})

/** What is told, without positions and in no order, for an object has none. */
const told = (report: Report): string =>
  JSON.stringify([
    report.profile,
    report.verdict,
    report.elements,
    report.findings.map((each) => JSON.stringify(bare(each))).sort(),
    report.credentials?.map(told),
  ])

function* faultsOf(report: Report, json: unknown): Generator<string> {
  const seen = new Set<string>()
  let last = 0
  for (const { code, pointer, params, line = 0, column = 0, fix } of report.findings) {
    const name = `${code} ${pointer} ${JSON.stringify(params)}`
    if (seen.has(name)) yield `twice: ${name}`
    seen.add(name)
    if (line * 1e6 + column < last) yield `out of order: ${name}`
    last = line * 1e6 + column
    if (json === undefined) continue
    if (valueAt(json, pointer) === undefined) yield `leads nowhere: ${name}`
    if (fix && patched(json, fix.patch) === undefined)
      yield `cannot be applied: ${name} ${JSON.stringify(fix.patch)}`
  }
  const broken = report.findings.some(({ part, severity }) => part === 'conformance' && severity === 'error')
  const { conformance } = report.verdict
  if (report.kind !== 'container' && (conformance === 'valid' || conformance === 'invalid'))
    if (broken !== (conformance === 'invalid')) yield `verdict ${conformance} beside its findings`
  if (report.ok && report.findings.some(({ severity }) => severity === 'error')) yield 'sound, and an error'
  for (const each of report.credentials ?? [])
    yield* faultsOf(each, each.wrapper && each.wrapper.type !== 'delivery' ? undefined : json)
}

/** The JSON that pointers lead into: what came in, where it lies in no envelope. */
function rootOf(text: string, report: Report): unknown {
  if (report.wrapper) return undefined
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** What does not hold of an input; nothing in most cases. */
export function judge(text: string, number: number): string[] {
  const out: string[] = []
  try {
    const before = performance.now()
    const report = validate(text, AT)
    const waited = performance.now() - before
    if (waited > SECONDS * 1000 && text.length < 100_000) {
      const seconds = secondsOf(() => validate(text, AT))
      if (seconds > SECONDS) out.push(`slow: ${seconds.toFixed(1)} s for ${text.length} characters`)
    }
    const printed = JSON.stringify(report)
    const json = rootOf(text, report)
    out.push(...faultsOf(report, json))
    // A string that is handed in is a text, not the value of one.
    const asObject = json !== undefined && typeof json !== 'string' && !/"json\./.test(printed)
    // The object is a second run of its own.
    if ((!asObject || number % 8 === 0) && JSON.stringify(validate(text, AT)) !== printed)
      out.push('differs in a second run')
    if (asObject) {
      const given = JSON.stringify(json)
      const other = validate(json, AT)
      if (told(other) !== told(report)) out.push(`differs as an object: ${difference(report, other)}`)
      if (JSON.stringify(json) !== given) out.push('changes what was handed in')
    }
    if (number % 40 === 0) {
      claims(text, AT)
      for (const to of ['record', 'openbadges', 'edc'] as const) converted(text, to)
    }
  } catch (error) {
    out.push(`throws: ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`)
  }
  return out
}

function difference(report: Report, other: Report): string {
  const [one, two] = [report, other].map(
    (each) => new Set(each.findings.map((finding) => JSON.stringify(bare(finding)))),
  )
  return [...[...one!].filter((each) => !two!.has(each)), ...[...two!].filter((each) => !one!.has(each))]
    .join(' ')
    .slice(0, 300)
}

/** What cannot be written says so in a way of its own; anything else is a defect. */
function converted(text: string, to: 'record' | 'openbadges' | 'edc'): void {
  try {
    convert(text, to, AT)
  } catch (error) {
    const { name, message } = error as Error
    if (name !== 'CannotWrite' && !message.startsWith('The form to write is one of')) throw error
  }
}
