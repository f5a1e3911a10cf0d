/** JUnit XML as Jenkins and GitLab read it: a suite a file, a case an element and one for each other part. */
import type { ElementRow, Finding } from '@microcred/validators'
import { escaped } from '../markup.js'
import type { Checked, Format } from './format.js'
import { elementsOf, spread } from './spread.js'
import { isSound, placeOf, titleOf } from './words.js'

interface Suite {
  readonly xml: string
  readonly tests: number
  readonly failures: number
  readonly skipped: number
}

interface Case {
  readonly name: string
  readonly findings: readonly Finding[]
  readonly row?: ElementRow
}

export function junitFormat(): Format {
  const suites: Suite[] = []
  const sum = (key: 'tests' | 'failures' | 'skipped'): number =>
    suites.reduce((total, suite) => total + suite[key], 0)
  return {
    begin: () => '',
    file(checked) {
      suites.push(...spread(checked).map(suite))
      return ''
    },
    end: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="microcred" tests="${sum('tests')}" failures="${sum('failures')}" errors="0" skipped="${sum('skipped')}">\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`,
  }
}

const PARTS = ['conformance', 'annexI', 'validity', 'quality'] as const

function suite({ file, report, findings }: Checked): Suite {
  const rows = elementsOf(report)
  const named = new Set<string>(rows.map(({ id }) => id))
  const subjectOf = ({ code }: Finding): string => code.slice(0, code.indexOf('.'))
  const others = findings.filter((each) => !named.has(subjectOf(each)))
  const cases: Case[] = [
    ...rows.map((row) => ({
      name: `${row.annex} ${titleOf(row.id)}`,
      row,
      findings: findings.filter((each) => subjectOf(each) === row.id),
    })),
    ...PARTS.map((part) => ({ name: part, findings: others.filter((each) => each.part === part) })).filter(
      (each) => each.name === 'conformance' || each.findings.length > 0,
    ),
  ]
  const failures = cases.filter(isFailure).length
  const skipped = cases.filter(isSkipped).length
  const name = escaped(file)
  return {
    tests: cases.length,
    failures,
    skipped,
    xml: `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}">\n${cases.map((each) => testcase(each, name)).join('')}  </testsuite>\n`,
  }
}

const isFailure = ({ row, findings }: Case): boolean =>
  findings.some(({ severity }) => severity === 'error') || (row !== undefined && !isSound(row))

/** An element that need not be there and is not. */
const isSkipped = (each: Case): boolean => !isFailure(each) && each.row?.status === 'missing'

function testcase(each: Case, file: string): string {
  const open = `    <testcase name="${escaped(each.name)}" classname="${file}" file="${file}"`
  const said = each.findings
    .map((finding) => `${placeOf(finding)} ${finding.severity} ${finding.code}: ${finding.message}`)
    .map(escaped)
    .join('\n')
  const out = said && `<system-out>${said}</system-out>`
  if (isFailure(each)) {
    const worst = each.findings.find(({ severity }) => severity === 'error') ?? each.findings[0]
    const message = escaped(worst?.message ?? `${each.row?.status}`)
    return `${open}><failure message="${message}" type="${escaped(worst?.code ?? 'element')}">${said || message}</failure></testcase>\n`
  }
  const inner = `${isSkipped(each) ? '<skipped/>' : ''}${out}`
  return inner ? `${open}>${inner}</testcase>\n` : `${open}/>\n`
}
