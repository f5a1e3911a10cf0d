import { stem } from './text.js'

/** How words are brought down to what they share: by English suffixes, by their first six letters, not at all. */
export type Stemming = 'english' | 'first-six' | 'none'

export const stemmers: Readonly<Record<Stemming, (word: string) => string>> = {
  english: stem,
  'first-six': (word) => word.slice(0, 6),
  none: (word) => word,
}
