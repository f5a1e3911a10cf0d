/** One fault, one finding: what a single cause says in several ways is said once. */
import { elements } from '@microcred/core'
import type { Placed } from './report.js'
import { type Telling, TOLD_TWICE } from './told-twice.js'
import { type Around, faultOf, type Relation } from './where.js'

/** Whether a finding is one of those a row names. */
function isOneOf(names: readonly string[]): (finding: Placed) => boolean {
  const set = new Set(names)
  if (set.has('*')) return () => true
  const ends = names.filter((each) => each.startsWith('-'))
  return ({ code }) => set.has(faultOf(code)) || set.has(code) || ends.some((end) => code.endsWith(end))
}

/** A row with its names looked up. */
interface Ready {
  readonly tells: (finding: Placed) => boolean
  readonly isHidden: (finding: Placed) => boolean
  readonly relation: Relation
}

const made = new WeakMap<Telling, readonly Ready[]>()

/** Rows as findings are asked of them, made once of each table. */
function ready(telling: Telling): readonly Ready[] {
  const before = made.get(telling)
  if (before) return before
  const all = telling.rows.map(({ told, hides, where }) => ({
    tells: isOneOf(told),
    isHidden: isOneOf(hides),
    relation: telling.where[where]!,
  }))
  made.set(telling, all)
  return all
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

/** The findings of a credential without those that another one makes superfluous; `more` is what holds of its profile. */
export function once(
  findings: readonly Placed[],
  json?: unknown,
  pathsOf: (key: string) => readonly string[] = () => [],
  more: Telling | undefined = undefined,
  all: Telling = TOLD_TWICE,
): readonly Placed[] {
  if (findings.length === 0) return findings
  const absent = new Set(findings.map(({ code }) => code))
  const missing = elements.filter(({ id }) => absent.has(`${id}.missing`))
  const around: Around = { json, missing, pathsOf }
  let left = findings
  for (const { tells, isHidden, relation } of [...(more ? ready(more) : []), ...ready(all)]) {
    if (!left.some(isHidden)) continue
    left = relation.again
      ? withoutAgain(left, isHidden, relation, around)
      : besides(left, findings.filter(tells), isHidden, relation, around)
  }
  return left
}
