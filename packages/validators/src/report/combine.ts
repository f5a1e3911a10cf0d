/** Every defect once: what two hops say of one place is said by the one that knows more of it. */
import { wordsOf } from './catalogue.js'
import type { Severity } from './finding.js'
import { outwards } from './outwards.js'
import type { Placed } from './report.js'
import { sameDefect } from './same-defect.js'

/** A name for the value a finding is of, the same for a concept and its `id`, or for the one thing an object lacks. */
const placeOf = ({ pointer, atEnd, params }: Placed): string =>
  atEnd ? `${pointer} ${params?.property ?? ''}` : pointer.replace(/\/id$/, '')

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }

const weight = (each: Placed): number => WEIGHT[each.severity ?? wordsOf(each)?.severity ?? 'error']

/**
 * What the profile says and what the record says, without repeats: a breach of the profile's standard outweighs a
 * fault of the record; otherwise the graver of two counts, and the record's of two alike.
 */
export function combine(
  profile: readonly Placed[],
  record: readonly Placed[],
  isBreach: (each: Placed) => boolean,
): Placed[] {
  const outweighs = (own: Placed, other: Placed): boolean =>
    isBreach(own) ||
    weight(own) > weight(other) ||
    (weight(own) === weight(other) && other.code.endsWith('.unreadable'))
  const said = echoes(profile)
  // What cannot be read because of a breach inside of it is not said again.
  const within = ({ code, pointer }: Placed): boolean =>
    code.endsWith('.unreadable') &&
    profile.some((own) => isBreach(own) && own.pointer.startsWith(`${pointer}/`))
  const kept = record.filter((other) => !within(other) && !said(other).some((own) => outweighs(own, other)))
  const saidBetter = echoes(kept)
  const rest = profile.filter((own) => isBreach(own) || saidBetter(own).length === 0)
  return unexplained([...rest, ...kept])
}

/** Which of some findings are of the same defect as another one. */
function echoes(findings: readonly Placed[]): (other: Placed) => readonly Placed[] {
  const byPlace = new Map<string, Placed[]>()
  for (const each of findings) {
    const there = byPlace.get(placeOf(each))
    if (there) there.push(each)
    else byPlace.set(placeOf(each), [each])
  }
  return (other) => byPlace.get(placeOf(other))?.filter(({ code }) => sameDefect(code, other.code)) ?? []
}

/** Findings that no other one, around their place or within it, makes superfluous. */
function unexplained(findings: readonly Placed[]): Placed[] {
  const explained = new Set<string>()
  const around = new Set<string>()
  for (const { pointer, explains = [] } of findings)
    for (const code of explains) {
      explained.add(`${code} ${pointer}`)
      for (const each of outwards(pointer)) around.add(`${code} ${each}`)
    }
  if (explained.size === 0) return [...findings]
  const isExplained = ({ code, pointer }: Placed): boolean =>
    around.has(`${code} ${pointer}`) ||
    [...outwards(pointer)].some((each) => explained.has(`${code} ${each}`))
  return findings.filter((each) => !isExplained(each))
}
