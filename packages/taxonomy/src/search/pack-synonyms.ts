import { pair, readPairs } from './digits.js'
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
  let table: Map<number, [number, number][]> | undefined
  return (stem) => {
    table ??= bothWays(packed)
    return table.get(stem) ?? []
  }
}

function bothWays(packed: string) {
  const table = new Map<number, [number, number][]>()
  const add = (stem: number, other: number, sure: number): void => {
    const others = table.get(stem)
    if (others === undefined) table.set(stem, [[other, sure]])
    else others.push([other, sure])
  }
  const others = new Uint16Array(packed.length >> 1)
  for (const [at, line] of packed.split('\n').entries()) {
    const sure = synonymWeight(classes[at]!)
    for (const [stem, word] of line.split(' ').entries()) {
      const count = word === '' ? 0 : readPairs(word, others, 0)
      for (let i = 0; i < count; i++) {
        add(stem, others[i]!, sure)
        add(others[i]!, stem, sure)
      }
    }
  }
  return table
}
