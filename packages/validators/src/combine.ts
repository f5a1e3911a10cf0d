/** Every defect once: what two hops say of one place is said by the one that knows more of it. */
import type { Placed } from './report.js'

const around = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}/`)

/** Whether two places are one: a concept and its `id`, a text and its list. */
const together = (a: string, b: string): boolean => a === b || a === `${b}/id` || b === `${a}/id`

/** Whether a finding of a profile's own standard says already what another finding says. */
const says = (own: Placed, other: Placed): boolean =>
  own.explains?.includes(other.code)
    ? around(own.pointer, other.pointer) || around(other.pointer, own.pointer)
    : together(own.pointer, other.pointer) && !own.atEnd && !other.atEnd

/**
 * What the profile says and what the record says, without repeats: a breach of the profile's standard outweighs a
 * fault of the record, and that outweighs what is said of quality beside the standard.
 */
export function combine(
  profile: readonly Placed[],
  record: readonly Placed[],
  breach: (each: Placed) => boolean,
): Placed[] {
  const breaches = profile.filter(breach)
  const kept = record.filter((each) => !breaches.some((own) => says(own, each)))
  const rest = profile.filter((each) => !breach(each) && !kept.some((other) => says(each, other)))
  return [...breaches, ...rest, ...kept]
}
