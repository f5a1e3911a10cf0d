/** A learning outcome as what somebody can do, where its grammar allows it for sure. */
import { verbs } from '../generated/verbs.js'

interface Grammar {
  /** Verbs as they follow “can”. */
  readonly infinitives: ReadonlyMap<string, string>
  /** Verbs that are nouns as well. */
  readonly either: ReadonlySet<string>
  readonly joins: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly clauses: ReadonlySet<string>
  /** What follows a noun and no verb. */
  readonly prepositions: ReadonlySet<string>
  /** Nouns that look like verbs. */
  readonly nouns: ReadonlySet<string>
  /** Whether any verb changes after “can”. */
  readonly changes: boolean
}

const opened = new Map<string, Grammar>()

function grammarOf(language: string): Grammar | undefined {
  if (!Object.hasOwn(verbs, language)) return undefined
  const known = opened.get(language)
  if (known) return known
  const { verb = '', either = '', and = '', the = '', that = '', of = '', noun = '' } = verbs[language]!
  const pairs = `${verb} ${either}`.trim().split(' ')
  const infinitives = new Map<string, string>()
  for (let at = 0; at + 1 < pairs.length; at += 2) infinitives.set(pairs[at]!, pairs[at + 1]!)
  const set = (words: string): Set<string> => new Set(words === '' ? [] : words.split(' '))
  const grammar = {
    infinitives,
    either: set(either),
    joins: set(and),
    articles: set(the),
    clauses: set(that),
    prepositions: set(of),
    nouns: set(noun),
    changes: [...infinitives].some(([said, infinitive]) => said !== infinitive),
  }
  opened.set(language, grammar)
  return grammar
}

/**
 * The outcome without its subject and with its verbs as they follow “can”, or `undefined` where that is not sure: in a
 * language whose verbs stand elsewhere, with a verb that is not known, with one that may be a noun, in several sentences.
 */
export function ability(outcome: string, language: string): string | undefined {
  const grammar = grammarOf(language.toLowerCase().split('-')[0]!)
  if (!grammar) return undefined
  const { infinitives, either, joins, articles, clauses, prepositions, nouns, changes } = grammar
  if (/[.!?:]\s/.test(outcome)) return undefined
  const words = outcome.split(' ')
  const plain = words.map((word) => word.toLowerCase().replace(/(?<![.,;:!?()])[.,;:!?()]+$/, ''))
  if (!infinitives.has(plain[0]!)) return undefined
  if (!changes) return plain[0] + outcome.slice(plain[0]!.length)
  const isEnglish = language.toLowerCase().startsWith('en')
  const mayBeNoun = (at: number): boolean =>
    either.has(plain[at]!) &&
    (plain[at + 1] === undefined ||
      plain[at] !== words[at]!.toLowerCase() ||
      joins.has(plain[at + 1]!) ||
      prepositions.has(plain[at + 1]!))
  const ends = isEnglish ? /s$/ : /./
  /** Whether a word that is no verb we know may be one all the same, with or without a pronoun before it. */
  const mayBeVerb = (at: number): boolean => {
    const word = plain[at]!
    if (nouns.has(word) || prepositions.has(word) || /^\d/.test(word)) return false
    if (!articles.has(word)) return ends.test(word)
    const next = plain[at + 1]
    return !isEnglish && next !== undefined && (infinitives.has(next) || at + 2 === words.length)
  }
  let verbsOnly = true
  let inClause = false
  for (let at = 0; at < words.length; at++) {
    const word = plain[at]!
    if (joins.has(word)) continue
    const afterJoin = at > 0 && joins.has(plain[at - 1]!)
    const joined = at === 0 || afterJoin || /[,;]$/.test(words[at - 1]!)
    const infinitive = joined ? infinitives.get(word) : undefined
    if (infinitive !== undefined) {
      if (at > 0 && (inClause || (!verbsOnly && mayBeNoun(at)))) return undefined
      words[at] = infinitive + words[at]!.slice(word.length)
    } else {
      if (afterJoin && mayBeVerb(at)) return undefined
      verbsOnly = false
    }
    inClause ||= clauses.has(word)
  }
  return words.join(' ')
}
