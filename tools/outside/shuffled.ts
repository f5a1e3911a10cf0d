/** The same items in an order that a seed decides. */
import type { Random } from '../../packages/stacking/src/search/random.ts'

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const out = [...items]
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[out[at], out[other]] = [out[other]!, out[at]!]
  }
  return out
}
