import type { Synonym } from './index-labels.js'
import type { LearnedSynonym } from './learn-synonyms.js'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-'

/** Counts are told apart only so far: a quarter, a half, one, two, and more concepts speak for a pair. */
const classes = [0.25, 0.5, 1, 2, 4]

/** How sure a synonym is for which so many concepts speak. */
export const synonymWeight = (count: number) => count / (1 + count)

/** Packs synonyms: a line per class, a word per stem, two letters per stem that takes its place. */
export function packSynonyms(
  synonyms: readonly LearnedSynonym[],
  stems: ReadonlyMap<string, number>,
): string {
  const lines = classes.map(() => new Map<number, number[]>())
  for (const [a, b, count] of synonyms) {
    const x = stems.get(a)
    const y = stems.get(b)
    if (x === undefined || y === undefined) continue
    let at = 0
    while (at + 1 < classes.length && count >= (classes[at]! + classes[at + 1]!) / 2) at++
    const [low, high] = x < y ? [x, y] : [y, x]
    lines[at]!.set(low, [...(lines[at]!.get(low) ?? []), high])
  }
  return lines
    .map((line) =>
      Array.from({ length: stems.size }, (_, stem) =>
        (line.get(stem) ?? [])
          .sort((a, b) => a - b)
          .map((other) => digits[other >> 6]! + digits[other & 63]!)
          .join(''),
      )
        .join(' ')
        .trimEnd(),
    )
    .join('\n')
}

/** The inverse of {@link packSynonyms}. */
export function* unpackSynonyms(packed: string): Generator<Synonym> {
  for (const [at, line] of packed.split('\n').entries()) {
    const weight = synonymWeight(classes[at]!)
    for (const [stem, others] of line.split(' ').entries()) {
      for (let i = 0; i < others.length; i += 2) {
        yield [stem, digits.indexOf(others[i]!) * 64 + digits.indexOf(others[i + 1]!), weight]
      }
    }
  }
}
