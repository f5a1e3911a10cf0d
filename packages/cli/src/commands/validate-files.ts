/** `microcred validate` over files: each is checked, settled as configured, and printed as soon as it is. */

import { type Settlement, settled } from '@microcred/common/settle'
import type { Finding, Options, Report } from '@microcred/validators'
import type { Baseline } from '../configuration/baseline.js'
import { otherForms } from '../generated/other-forms.js'
import { check } from '../input/check.js'
import { limited, reportsIn } from '../input/credentials.js'
import type { Input } from '../input/inputs.js'
import { isTerminal } from '../input/node.js'
import { piecesOf } from '../print/formats/files.js'
import type { Format, Summary } from '../print/formats/format.js'
import { note, print, whisper } from '../print/output.js'
import { told } from '../print/voice.js'

export type Tally = { -readonly [Key in keyof Summary]: number } & { unread: number }

/** What holds for one file. */
export interface FileOptions {
  readonly options: Options
  readonly linkedData: boolean
  readonly settle?: Settlement
}

/** A baseline, and whether it is being written. */
export interface BaselineInUse {
  readonly baseline: Baseline
  readonly update: boolean
}

interface Run {
  readonly forFile: (file: string) => FileOptions
  readonly format: Format
  /** How many findings may be printed. */
  readonly room: number
  /** Passes over what is no credential. */
  readonly onlyCredentials: boolean
  readonly baseline: BaselineInUse | undefined
}

/** Checks the inputs and prints what is found, at most `room` findings, as soon as it is found. */
export async function printAll(
  inputs: readonly Input[],
  { forFile, format, room, onlyCredentials, baseline }: Run,
): Promise<Tally> {
  const tally: Tally = { files: 0, errors: 0, warnings: 0, infos: 0, withFindings: 0, hidden: 0, unread: 0 }
  const progress = progressOver(inputs.length)
  let [left, passed, known] = [room, 0, 0]
  print(format.begin())
  for (const input of inputs) {
    progress.step()
    const { options, linkedData, settle } = forFile(input.path ?? input.name)
    const checked = await check(input, options)
    if ('problem' in checked) {
      progress.clear()
      note(checked.problem)
      tally.unread++
      continue
    }
    if (onlyCredentials && isNoCredential(checked.report)) {
      passed++
      continue
    }
    const { bytes } = checked
    const more = linkedData && bytes ? await import('@microcred/validators/linked-data') : undefined
    const whole = more ? await more.addLinkedData(checked.report, bytes!) : checked.report
    const wanted = settle ? settled(whole, settle) : whole
    const isKnown = baseline?.baseline.judge(input.path ?? input.name)
    const report = isKnown ? without(wanted, isKnown) : wanted
    const all = findingsIn(report)
    known += findingsIn(wanted).length - all.length
    const printed = limited(report, left)
    const shown = findingsIn(printed).length
    left -= shown
    count(tally, all, shown)
    const said = format.file({ file: input.name, ...checked, report: printed, findings: printed.findings })
    for (const piece of piecesOf(said)) print(piece)
  }
  progress.clear()
  print(format.end(tally))
  if (passed > 0) note(told('note/passed-over', { count: passed, all: inputs.length }))
  if (baseline) tellOf(baseline, known)
  return tally
}

const findingsIn = (report: Report): readonly Finding[] => reportsIn(report).flatMap((each) => each.findings)

/** A report without the findings that are known. */
function without(report: Report, isKnown: (finding: Finding) => boolean): Report {
  const findings = report.findings.filter((finding) => !isKnown(finding))
  const credentials = report.credentials?.map((each) => without(each, isKnown))
  return { ...report, findings, ...(credentials && { credentials }) } as Report
}

function tellOf({ baseline, update }: BaselineInUse, known: number): void {
  if (update) {
    note(told('note/baseline-holds', { file: baseline.file, count: baseline.write() }))
    return
  }
  const gone = baseline.gone()
  if (known > 0) note(told('note/known', { count: known, file: baseline.file }))
  if (gone > 0) note(told('note/gone', { count: gone }))
}

const NO_CREDENTIAL = new Set(['profile.unrecognised', 'profile.to-convert', 'json.not-an-object'])

/** Whether JSON was read and is nothing that this could be about; what is broken may have been a credential. */
const isNoCredential = ({ profile, credentials, findings }: Report): boolean =>
  profile === null &&
  !credentials &&
  findings.length > 0 &&
  findings.every(
    ({ code, params }) =>
      NO_CREDENTIAL.has(code) || (code === 'profile.foreign-form' && otherForms.has(String(params.form))),
  )

function count(tally: Tally, findings: readonly Finding[], printed: number): void {
  tally.files++
  tally.hidden += findings.length - printed
  if (findings.length > 0) tally.withFindings++
  for (const { severity } of findings) tally[`${severity}s`]++
}

/** A line that says how far a long run is, on a terminal and where results do not show it anyway. */
function progressOver(total: number): { step(): void; clear(): void } {
  if (total < 50 || isTerminal(1) || !isTerminal(2)) return { step: () => {}, clear: () => {} }
  let done = 0
  let last = Date.now()
  return {
    step() {
      done++
      if (Date.now() - last < 200) return
      last = Date.now()
      whisper(`\r${told('note/files-so-far', { done, all: total })}`)
    },
    clear: () => whisper('\r\u001b[K'),
  }
}
