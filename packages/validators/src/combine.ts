/** Every defect once: what two hops say of one place is said by the one that knows more of it. */
import { wordsOf } from './catalogue.js'
import type { Severity } from './finding.js'
import type { Placed } from './report.js'

const around = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}/`)

const near = (a: Placed, b: Placed): boolean => around(a.pointer, b.pointer) || around(b.pointer, a.pointer)

/** Whether two findings are of one value, as of a concept and its `id`, or of one thing an object lacks. */
const together = (a: Placed, b: Placed): boolean =>
  a.atEnd || b.atEnd
    ? a.atEnd === b.atEnd && a.pointer === b.pointer && a.params?.property === b.params?.property
    : a.pointer === b.pointer || a.pointer === `${b.pointer}/id` || b.pointer === `${a.pointer}/id`

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
  const outweighs = (own: Placed, other: Placed): boolean => isBreach(own) || weight(own) > weight(other)
  const kept = record.filter((other) => !profile.some((own) => together(own, other) && outweighs(own, other)))
  const rest = profile.filter((own) => isBreach(own) || !kept.some((other) => together(own, other)))
  const all = [...rest, ...kept]
  return all.filter((each) => !all.some((other) => other.explains?.includes(each.code) && near(other, each)))
}
