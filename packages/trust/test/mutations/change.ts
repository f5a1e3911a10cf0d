/** Small changes of a text, as if at random and the same in every run. */

/** Numbers below a bound. */
export type Chance = (below: number) => number

export function chance(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const ALPHABET = 'ABCabc012345-_XYZxyz{}[]",:.~=+/\\ é'

const letter = (next: Chance): string => ALPHABET[next(ALPHABET.length)]!

/** Ways of changing a text at a place. */
const WAYS: readonly ((text: string, at: number, next: Chance) => string)[] = [
  (text, at, next) => text.slice(0, at) + letter(next) + text.slice(at + 1),
  (text, at, next) => text.slice(0, at) + letter(next) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) =>
    text.slice(0, at) +
    text
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    text.slice(at + 2),
  (text, at, next) =>
    text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << next(7))) + text.slice(at + 1),
  (text, at, next) => text.slice(0, at) + text.slice(at, at + 1 + next(12)) + text.slice(at),
  (text, at, next) => text.slice(0, at) + text.slice(at + 1 + next(12)),
]

/** A text that differs from the given one. */
export function changed(text: string, next: Chance): string {
  for (;;) {
    const found = WAYS[next(WAYS.length)]!(text, next(text.length), next)
    if (found !== text) return found
  }
}
