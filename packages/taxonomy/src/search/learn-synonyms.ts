import { emptyWords, stem, words } from './text.js'

/** Two stems that take each other's place, and how many concepts speak for it. */
export type LearnedSynonym = readonly [stem: string, other: string, count: number]

/**
 * Learns from labels which words take each other's place: where two labels of one concept agree but for a word
 * or two, those words mean the same there. The more concepts say so, the more it counts.
 *
 * It takes longer than building an index, so the build does it once and the table is shipped.
 */
export function learnSynonyms(entries: readonly (readonly string[])[], least = 0): LearnedSynonym[] {
  const all = new Map<string, number>()
  for (const labels of entries) {
    for (const [pair, weight] of pairsOf(labels)) all.set(pair, (all.get(pair) ?? 0) + weight)
  }
  return [...all]
    .filter(([, count]) => count >= least)
    .map(([pair, count]): LearnedSynonym => {
      const [a, b] = pair.split(' ') as [string, string]
      return [a, b, count]
    })
    .sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : 1))
}

/** The pairs one concept speaks for: 1 for a clean exchange of one word, less where several were exchanged. */
function pairsOf(labels: readonly string[]): Map<string, number> {
  const stems = labels.map((label) => [
    ...new Set(
      words(label)
        .filter((word) => !emptyWords.has(word))
        .map(stem),
    ),
  ])
  const pairs = new Map<string, number>()
  for (let i = 0; i < stems.length; i++) {
    for (let j = i + 1; j < stems.length; j++) {
      const a = stems[i]!
      const b = stems[j]!
      const onlyA = a.filter((word) => !b.includes(word))
      const onlyB = b.filter((word) => !a.includes(word))
      const exchanged = onlyA.length * onlyB.length
      const agree = a.length - onlyA.length
      if (exchanged === 0 || exchanged > 4 || (agree === 0 && exchanged > 1)) continue
      for (const x of onlyA) {
        for (const y of onlyB) {
          const pair = x < y ? `${x} ${y}` : `${y} ${x}`
          pairs.set(pair, Math.max(pairs.get(pair) ?? 0, 1 / exchanged))
        }
      }
    }
  }
  return pairs
}
