/** `microcred validate --fix`: repairs in the files themselves, their layout kept. */

import type { Finding, Options } from '@microcred/validators'
import { refused } from '../arguments/usage.js'
import { check, validated } from '../input/check.js'
import { reportsIn } from '../input/credentials.js'
import type { Input } from '../input/inputs.js'
import { fs, isTerminal } from '../input/node.js'
import { diffOf } from '../print/diff.js'
import { note, print, whisper } from '../print/output.js'
import { visible } from '../print/visible.js'
import { told } from '../print/voice.js'

type Places = typeof import('@microcred/validators/places')

export interface Fixing {
  /** Also repairs that could change what a credential says; each is asked about. */
  readonly all: boolean
  /** Shows what would change, and writes nothing. */
  readonly dryRun: boolean
  readonly showLearner: boolean
  readonly optionsFor: (file: string) => Options
}

/** Repairs files, and says how many would change or did. What cannot be read is left to the check that follows. */
export async function fixFiles(inputs: readonly Input[], fixing: Fixing): Promise<number> {
  if (fixing.all && !fixing.dryRun && !(isTerminal(0) && isTerminal(2)))
    throw refused('usage/fix-all-terminal')
  const places = await import('@microcred/validators/places')
  let changed = 0
  for (const input of inputs) if (await fixFile(input, fixing, places)) changed++
  return changed
}

async function fixFile(input: Input, fixing: Fixing, places: Places): Promise<boolean> {
  const options = fixing.optionsFor(input.path ?? input.name)
  const first = await check(input, options)
  if ('problem' in first || !first.bytes) return false
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(first.bytes)
  const encoder = new TextEncoder()
  if (!sameBytes(encoder.encode(before), first.bytes)) return false
  const judge = async (text: string): Promise<readonly Finding[]> => {
    const report = await validated(encoder.encode(text), options)
    return reportsIn(report).flatMap((each) => each.findings)
  }
  const fixed = await repaired(
    before,
    reportsIn(first.report).flatMap((each) => each.findings),
    {
      judge,
      wants: (finding) => finding.fix!.safe || (fixing.all && (fixing.dryRun || agreed(input.name, finding))),
      apply: places.applyEdits,
    },
  )
  if (fixed.text === before) return false
  if (fixing.dryRun) {
    const shown = (text: string): string => (fixing.showLearner ? text : masked(text, places))
    print(diffOf(input.name, shown(before), shown(fixed.text)))
  } else fs.writeFileSync(input.path!, fixed.text)
  note(told(fixing.dryRun ? 'note/would-repair' : 'note/repaired', { file: input.name, count: fixed.count }))
  return true
}

interface Repairing {
  readonly judge: (text: string) => Promise<readonly Finding[]>
  readonly wants: (finding: Finding) => boolean
  readonly apply: Places['applyEdits']
}

/** A text after every repair that is wanted and leaves fewer findings: all that lie apart at once, else one by one. */
async function repaired(
  before: string,
  findings: readonly Finding[],
  { judge, wants, apply }: Repairing,
): Promise<{ text: string; count: number }> {
  let [text, left, count] = [before, findings, 0]
  const settled = new Map<string, boolean>()
  const isWanted = (finding: Finding): boolean => {
    if (!finding.fix?.edits || finding.fix.kind === 'skeleton') return false
    const name = `${finding.code} ${finding.pointer}`
    if (!settled.has(name)) settled.set(name, wants(finding))
    return settled.get(name)!
  }
  for (;;) {
    const all = left.filter(isWanted)
    if (all.length === 0) return { text, count }
    const together = apart(all)
    let done = false
    for (const group of together.length > 1
      ? [together, ...all.map((each) => [each])]
      : [[all[0]!], ...all.slice(1).map((each) => [each])]) {
      const next = apply(
        text,
        group.flatMap(({ fix }) => fix!.edits!),
      )
      const after = await judge(next)
      if (after.length < left.length && !after.some(({ code }) => code === 'json.syntax')) {
        ;[text, left, count, done] = [next, after, count + group.length, true]
        break
      }
      if (group.length === 1) settled.set(`${group[0]!.code} ${group[0]!.pointer}`, false)
    }
    if (!done) return { text, count }
  }
}

/** Findings whose edits do not touch those of another, in order. */
function apart(findings: readonly Finding[]): Finding[] {
  const out: Finding[] = []
  const taken: { from: number; to: number }[] = []
  for (const finding of findings) {
    const own = finding.fix!.edits!.map(({ offset, length }) => ({ from: offset, to: offset + length }))
    if (own.some((a) => taken.some((b) => a.from <= b.to && b.from <= a.to))) continue
    taken.push(...own)
    out.push(finding)
  }
  return out
}

/** Asks at the terminal. */
function agreed(file: string, { message, fix, line }: Finding): boolean {
  whisper(
    `${visible(`${file}${line === undefined ? '' : `:${line}`}: ${message}`)}\n  ${visible(fix!.title)}? [y/N] `,
  )
  const answer = Buffer.alloc(64)
  try {
    const length = fs.readSync(0, answer)
    return /^\s*y(?:es)?\s*$/i.test(answer.toString('utf8', 0, length))
  } catch {
    return false
  }
}

/** A text in which nothing can be read that tells of the learner. */
function masked(text: string, { placesOf }: Places): string {
  let out = ''
  let at = 0
  for (const { start, end } of placesOf(text.replace(/^\uFEFF/, ''), [])?.personal ?? []) {
    out += text.slice(at, Math.max(at, start)) + text.slice(Math.max(at, start), end).replace(/\S/g, '*')
    at = Math.max(at, end)
  }
  return out + text.slice(at)
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])
