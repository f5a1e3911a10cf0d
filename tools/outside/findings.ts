/** What is found in every document of a folder, and with what fixes: `npm run outside -- --findings --dir DIR`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { patched } from '../../packages/common/src/patch.ts'
import { type Finding, type Report, validate } from '../../packages/validators/src/index.ts'

const AT = '2026-06-19'

/** Files that are read, by their names. */
const READ = /\.(?:json|jsonld|jwt|png|svg)$/i

export interface CodeCount {
  count: number
  withFix: number
  safe: number
  /** Findings of the same code at the same place of the same document, beyond the first. */
  twice: number
}

export interface Counted {
  documents: number
  readonly codes: Map<string, CodeCount>
  /** Safe fixes that leave their finding where it was. */
  readonly notGone: string[]
  /** Fixes after which an error stands there that did not, apart from what lies at or below their own place. */
  readonly newErrors: string[]
}

const all = (report: Report): readonly Finding[] => [
  ...report.findings,
  ...(report.credentials ?? []).flatMap((each) => all(each)),
]

/** A finding, whatever comes before it in a list. */
const nameOf = ({ code, pointer }: Finding): string => `${code} ${pointer}`

const isAt = (pointer: string, place: string): boolean => pointer === place || pointer.startsWith(`${place}/`)

/** Applies each fix of a document by itself and says what is wrong with what comes of it. */
export function tried(json: unknown, findings: readonly Finding[]): Pick<Counted, 'notGone' | 'newErrors'> {
  const before = new Map<string, number>()
  for (const each of findings) before.set(nameOf(each), (before.get(nameOf(each)) ?? 0) + 1)
  const out: Pick<Counted, 'notGone' | 'newErrors'> = { notGone: [], newErrors: [] }
  for (const finding of findings) {
    if (!finding.fix) continue
    const document = patched(json, finding.fix.patch)
    if (document === undefined) {
      out.notGone.push(`${nameOf(finding)} (does not apply)`)
      continue
    }
    const after = all(validate(document, { at: AT }))
    const count = (name: string): number => after.filter((each) => nameOf(each) === name).length
    if (finding.fix.safe && count(nameOf(finding)) >= before.get(nameOf(finding))!)
      out.notGone.push(nameOf(finding))
    // What a class asks of its object is below the place of the class, though its pointer is the object's.
    const places = [finding.pointer, ...finding.fix.patch.map(({ path }) => path)].map((path) =>
      path.replace(/\/(?:-|type(?:\/\d+)?)$/, ''),
    )
    // What is told once shows at its next place when it is mended at the first.
    const grew = (code: string): boolean =>
      after.filter((each) => each.code === code).length > findings.filter((each) => each.code === code).length
    const fresh = after.find(
      (each) =>
        each.severity === 'error' &&
        !before.has(nameOf(each)) &&
        grew(each.code) &&
        !places.some((place) => isAt(each.pointer, place)),
    )
    if (fresh) out.newErrors.push(`${nameOf(finding)} → ${nameOf(fresh)}`)
  }
  return out
}

/** Counts the findings of a folder; with `trying` every fix in plain JSON is applied and judged too. */
export function countIn(dir: string, trying: boolean): Counted {
  const counted: Counted = { documents: 0, codes: new Map(), notGone: [], newErrors: [] }
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && READ.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file))
    const report = validate(bytes, { at: AT })
    if (!report.profile && !report.credentials?.some(({ profile }) => profile)) continue
    counted.documents++
    const seen = new Set<string>()
    const findings = all(report)
    for (const { code, pointer, fix, params } of findings) {
      const of = counted.codes.get(code) ?? { count: 0, withFix: 0, safe: 0, twice: 0 }
      counted.codes.set(code, of)
      of.count++
      if (fix) of.withFix++
      if (fix?.safe) of.safe++
      const name = `${code} ${pointer} ${JSON.stringify(params)}`
      if (seen.has(name)) of.twice++
      seen.add(name)
    }
    if (!trying || report.wrapper || report.credentials) continue
    const { notGone, newErrors } = tried(JSON.parse(new TextDecoder().decode(bytes)), findings)
    counted.notGone.push(...notGone.map((each) => `${relative(dir, file)}: ${each}`))
    counted.newErrors.push(...newErrors.map((each) => `${relative(dir, file)}: ${each}`))
  }
  return counted
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${Math.round((100 * part) / of)} %`)

/** The counts as a page; the folder is not named, for it is somebody's. */
export function pageOf({ documents, codes, notGone, newErrors }: Counted): string {
  const rows = [...codes].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
  const sum = (of: (count: CodeCount) => number, wanted: (code: string) => boolean): number =>
    rows.reduce((total, [code, count]) => total + (wanted(code) ? of(count) : 0), 0)
  const missing = (code: string): boolean => code.endsWith('.missing')
  const other = (code: string): boolean => !missing(code)
  const line = (name: string, wanted: (code: string) => boolean): string => {
    const [count, withFix] = [sum((each) => each.count, wanted), sum((each) => each.withFix, wanted)]
    return `| ${name} | ${count} | ${withFix} | ${percent(withFix, count)} | ${sum((each) => each.safe, wanted)} | ${sum((each) => each.twice, wanted)} |`
  }
  return [
    '# What is found in credentials of others, and what can be done about it',
    '',
    'Made by `npm run outside -- --findings --dir DIR > docs/quality.md` over documents of issuers, standards and test suites that are not part of this project: those of them that are recognised.',
    '',
    `Documents: ${documents}. Each fix in plain JSON was applied by itself and the result validated again: ${notGone.length} safe fixes left their finding where it was, ${newErrors.length} fixes brought an error outside of their own place.`,
    '',
    '| findings | count | with fix | share | safe | twice |',
    '|---|---|---|---|---|---|',
    line('an element is missing', missing),
    line('all others', other),
    '',
    '| code | count | with fix | safe | twice |',
    '|---|---|---|---|---|',
    ...rows.map(
      ([code, { count, withFix, safe, twice }]) =>
        `| \`${code}\` | ${count} | ${withFix} | ${safe} | ${twice} |`,
    ),
    '',
  ].join('\n')
}
