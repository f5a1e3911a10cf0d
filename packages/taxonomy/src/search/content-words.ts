import type { Language } from './languages.js'
import { words } from './text.js'

type Words = Pick<Language, 'functionWords'>

/** The distinct words of a text that are no function words of its language. */
export function contentWords(text: string, { functionWords }: Words): string[] {
  return words(text).filter((word) => !functionWords.has(word))
}
