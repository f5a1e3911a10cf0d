/** One fault, one finding: what a single cause says in several ways is said once. */
import { elements } from '@microcred/core'
import type { Placed } from './report.js'
import { type Row, TOLD_TWICE } from './told-twice.js'
import { type Around, faultOf, type Relation, WHERE } from './where.js'

/** Whether a finding is one of those a row names. */
function isOneOf(names: readonly string[]): (finding: Placed) => boolean {
  const set = new Set(names)
  const ends = names.filter((each) => each.startsWith('-'))
  return ({ code }) =>
    set.has('*') || set.has(faultOf(code)) || set.has(code) || ends.some((end) => code.endsWith(end))
}

/** What is left of some findings where others tell what they say. */
function besides(
  left: readonly Placed[],
  telling: readonly Placed[],
  isHidden: (finding: Placed) => boolean,
  { tells, asks = tells }: Relation,
  around: Around,
): readonly Placed[] {
  const told = new Set(telling.flatMap((each) => tells(each, around)))
  return told.size === 0
    ? left
    : left.filter((each) => !isHidden(each) || !asks(each, around).some((key) => told.has(key)))
}

/** What is left of some findings of one kind where the first of them tells what the others say. */
function withoutAgain(
  left: readonly Placed[],
  isOfKind: (finding: Placed) => boolean,
  { tells, again, weight }: Relation,
  around: Around,
): readonly Placed[] {
  const kept = new Map<string, Placed[]>()
  const superfluous = new Set<Placed>()
  const those = left.filter(isOfKind)
  for (const each of weight ? those.toSorted((a, b) => weight(b) - weight(a)) : those)
    for (const key of tells(each, around)) {
      const before = kept.get(key)
      if (before === undefined) kept.set(key, [each])
      else if (before.some((stays) => again!(stays, each))) superfluous.add(each)
      else before.push(each)
    }
  return superfluous.size === 0 ? left : left.filter((each) => !superfluous.has(each))
}

/** The findings of a credential without those that another one makes superfluous. */
export function once(
  findings: readonly Placed[],
  json?: unknown,
  pathsOf: (key: string) => readonly string[] = () => [],
  rows: readonly Row[] = TOLD_TWICE,
): readonly Placed[] {
  if (findings.length === 0) return findings
  const absent = new Set(findings.map(({ code }) => code))
  const missing = elements.filter(({ id }) => absent.has(`${id}.missing`))
  const around: Around = { json, missing, pathsOf }
  let left = findings
  for (const { told, hides, where } of rows) {
    const isHidden = isOneOf(hides)
    if (!left.some(isHidden)) continue
    const relation: Relation = WHERE[where]
    left = relation.again
      ? withoutAgain(left, isHidden, relation, around)
      : besides(left, findings.filter(isOneOf(told)), isHidden, relation, around)
  }
  return left
}
