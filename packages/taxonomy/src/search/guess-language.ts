import { type Language, languages, openLanguage } from './languages.js'
import { fold, words } from './text.js'

/** In which language a text seems to be. */
export interface LanguageGuess {
  /** One of those that are here; English where nothing tells. */
  readonly language: string
  /** Whether another is clearly less likely. */
  readonly sure: boolean
}

/** Only so many words are looked at. */
const most = 200
/** How far the best language has to be ahead of the second to be sure, in words of its vocabulary. */
const ahead = 1

/**
 * Guesses the language of a text among those that are here, by function words and by the words of labels and search
 * terms. Of one word, or of words that several languages share, it is not sure.
 *
 * @example
 * ```ts
 * import { guessLanguage } from '@microcred/taxonomy'
 *
 * guessLanguage('Abfälle auf der Baustelle trennen') // { language: 'de', sure: true }
 * ```
 */
export function guessLanguage(text: string): LanguageGuess {
  const asked = words(text.slice(0, 4000)).slice(0, most)
  const marked = text.toLowerCase().slice(0, 4000)
  let best = { language: 'en', points: 0 }
  let second = 0
  for (const tag of ['en', ...languages().filter((other) => other !== 'en')]) {
    const language = openLanguage(tag)
    const known = vocabularyOf(language)
    let points = 0
    for (const word of asked) {
      if (language.functionWords.has(word)) points += 1.5
      else if (known.has(word)) points += 1
      else if (word.length > 6 && known.has(word.slice(0, 6))) points += 0.4
    }
    points += letters(marked, tag)
    if (points > best.points) {
      second = best.points
      best = { language: tag, points }
    } else if (points > second) second = points
  }
  return { language: best.language, sure: best.points > 0 && best.points - second >= ahead }
}

const ownLetters: Readonly<Record<string, RegExp>> = {
  pl: /[ąęłńśźż]/,
  de: /[äöüß]/,
  fr: /[èêëîïôûœàâç]/,
  es: /[ñ¿¡áíóú]/,
  it: /[àèìòù]/,
  fi: /[äö]/,
  bg: /[а-я]/,
}

/** A letter that few languages have speaks for them. */
const letters = (text: string, tag: string): number => (ownLetters[tag]?.test(text) ? 0.7 : 0)

const vocabularies = new WeakMap<Language, ReadonlySet<string>>()

/** The words of labels and terms, and of those longer than six letters the first six. */
function vocabularyOf(language: Language): ReadonlySet<string> {
  const known = vocabularies.get(language)
  if (known !== undefined) return known
  const vocabulary = new Set<string>()
  const terms = language.language === 'en' ? language.terms : language.terms.replaceAll('*', '')
  const tokens = language.tokens ?? language.lines
  for (const word of fold(`${tokens.join(' ')} ${terms}`).split(/\s+/)) {
    if (word.length < 3) continue
    vocabulary.add(word)
    if (word.length > 6) vocabulary.add(word.slice(0, 6))
  }
  vocabularies.set(language, vocabulary)
  return vocabulary
}
