/** Two texts as a unified diff for people to read. */
import { visible } from './visible.js'

const CONTEXT = 3
/** Most pairs of lines that are compared for the shortest diff; beyond it all between the first and the last change is one. */
const MOST = 4_000_000

interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** The diff of a file; nothing where the texts are the same. */
export function diffOf(file: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = changes(before.split('\n'), after.split('\n'))
  const wanted = new Set<number>()
  for (const [at, { sign }] of lines.entries())
    if (sign !== ' ') for (let near = at - CONTEXT; near <= at + CONTEXT; near++) wanted.add(near)
  let [old, now, out] = [1, 1, `--- ${visible(file)}\n+++ ${visible(file)}\n`]
  for (let at = 0; at < lines.length; ) {
    let end = at
    while (end < lines.length && wanted.has(end)) end++
    if (end > at) {
      const hunk = lines.slice(at, end)
      const count = (sign: '-' | '+'): number =>
        hunk.filter((each) => each.sign !== (sign === '-' ? '+' : '-')).length
      out += `@@ -${old},${count('-')} +${now},${count('+')} @@\n`
      for (const { sign, text } of hunk) out += `${sign}${visible(text)}\n`
      old += count('-')
      now += count('+')
      at = end
    } else {
      old++
      now++
      at++
    }
  }
  return out
}

/** Lines of both texts in order, each as kept, taken out or put in. */
function changes(before: readonly string[], after: readonly string[]): Line[] {
  let first = 0
  while (first < before.length && first < after.length && before[first] === after[first]) first++
  let [a, b] = [before.length, after.length]
  while (a > first && b > first && before[a - 1] === after[b - 1]) {
    a--
    b--
  }
  const kept = (lines: readonly string[]): Line[] => lines.map((text) => ({ sign: ' ', text }))
  return [
    ...kept(before.slice(0, first)),
    ...between(before.slice(first, a), after.slice(first, b)),
    ...kept(before.slice(a)),
  ]
}

/** The middle, by the longest common sequence of lines. */
function between(before: readonly string[], after: readonly string[]): Line[] {
  const [rows, columns] = [before.length, after.length]
  const out: Line[] = []
  if (rows * columns > MOST) {
    for (const text of before) out.push({ sign: '-', text })
    for (const text of after) out.push({ sign: '+', text })
    return out
  }
  const width = columns + 1
  const longest = new Uint32Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  let [i, j] = [0, 0]
  while (i < rows || j < columns) {
    if (i < rows && j < columns && before[i] === after[j]) {
      out.push({ sign: ' ', text: before[i]! })
      i++
      j++
    } else if (i < rows && (j >= columns || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!))
      out.push({ sign: '-', text: before[i++]! })
    else out.push({ sign: '+', text: after[j++]! })
  }
  return out
}
