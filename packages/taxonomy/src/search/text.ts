/** Letters that do not decompose into a base letter and a mark. */
const whole: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

/**
 * Lower case without diacritics, with blanks for everything that is neither letter nor digit, tabs and line
 * ends excepted: `Żywność (eko)` and `zywnosc eko` read the same.
 */
export function fold(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is told by its range
  const plain = text.toLowerCase().replace(/[^\x00-\x7f]+/g, unmarked)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is left beyond ASCII are letters and digits
  return plain.replace(/[\x00-\x08\x0b-\x1f!-/:-@[-`{-\x7f]+/g, ' ')
}

/** Letters and digits beyond ASCII, without their marks: what no ASCII letter needs, and takes long. */
const unmarked = (letters: string): string =>
  letters
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łßøđæœı]/g, (letter) => whole[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')

/** The distinct words of a text, folded, in order. */
export function words(text: string): string[] {
  const found = new Set(fold(text).split(/\s/))
  found.delete('')
  return [...found]
}

/** Words that say little: they do not count as initials or as synonyms. */
export const emptyWords: ReadonlySet<string> = new Set(
  'a an the of and or to in on for with by at from as into about within its their that'.split(' '),
)

const suffixes = new Set(
  'isation ization ation ition ment ional ative ating ated ator ate able ion ing ed er or al ly ive e'.split(
    ' ',
  ),
)
const longestSuffix = 7

/** The stem of an English word, coarse on purpose: `managing`, `manages` and `management` share one. */
export function stem(word: string): string {
  if (word.length < 4) return word
  const singular = singularOf(word)
  let stemmed = singular
  for (let length = Math.min(longestSuffix, singular.length - 4); length > 0; length--) {
    if (!suffixes.has(singular.slice(-length))) continue
    stemmed = singular.slice(0, -length)
    break
  }
  if (stemmed.length > 4 && stemmed.at(-1) === stemmed.at(-2)) stemmed = stemmed.slice(0, -1)
  if (/[yie]$/.test(stemmed)) stemmed = stemmed.slice(0, -1)
  return stemmed.length >= 3 ? stemmed : singular
}

function singularOf(word: string): string {
  if (!word.endsWith('s')) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('ss') ? word : word.slice(0, -1)
}
