import { pair, pairs, readPairs } from './digits.js'
import type { SynonymsOf } from './index-labels.js'
import type { LearnedSynonym } from './learn-synonyms.js'

/** Counts are told apart only so far: a quarter, a half, one, two, and more concepts speak for a pair. */
const classes = [0.25, 0.5, 1, 2, 4]

/** How many concepts have to speak for a pair until it is as sure as not. */
const doubt = 1.4

/** How sure a synonym is for which so many concepts speak. */
export const synonymWeight = (count: number) => count / (doubt + count)

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
          .map(pair)
          .join(''),
      )
        .join(' ')
        .trimEnd(),
    )
    .join('\n')
}

/** The inverse of {@link packSynonyms}. They are unpacked when the first is asked for. */
export function unpackSynonyms(packed: string): SynonymsOf {
  let chains: ReturnType<typeof chained> | undefined
  return (stem) => {
    chains ??= chained(packed)
    const found: [other: number, sure: number][] = []
    for (let at = chains.last[stem] ?? 0; at !== 0; at = chains.before[at]!)
      found.push([chains.others[at]!, chains.sure[at]!])
    return found
  }
}

/** The synonyms of each stem in chains, each pair from both of its sides: from the last one to the one before, until 0. */
function chained(packed: string) {
  const last = new Uint32Array(pairs)
  const before = new Uint32Array(packed.length + 1)
  const others = new Uint16Array(packed.length + 1)
  const sure = new Float64Array(packed.length + 1)
  const read = new Uint16Array(packed.length >> 1)
  let size = 0
  const add = (stem: number, other: number, weight: number): void => {
    size++
    before[size] = last[stem]!
    others[size] = other
    sure[size] = weight
    last[stem] = size
  }
  for (const [at, line] of packed.split('\n').entries()) {
    const weight = synonymWeight(classes[at]!)
    for (const [stem, word] of line.split(' ').entries()) {
      const count = readPairs(word, 0, word.length, read, 0)
      for (let i = 0; i < count; i++) {
        add(stem, read[i]!, weight)
        add(read[i]!, stem, weight)
      }
    }
  }
  return { last, before, others, sure }
}
