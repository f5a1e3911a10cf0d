import { en } from '../languages/en.js'
import type { LanguagePack } from './language-pack.js'
import { type Stemming, stemmers } from './stemmers.js'
import { fold } from './text.js'

export type { LanguagePack } from './language-pack.js'

/** A language as it is searched: its pack, taken apart. */
export interface Language {
  readonly language: string
  /** The labels of each concept, with tabs between; empty where there is none. */
  readonly lines: readonly string[]
  /** What the lines are packed with, if they are. */
  readonly tokens?: readonly string[]
  readonly groups: readonly string[]
  readonly stems: Stemming
  readonly compounds: boolean
  readonly synonyms: string
  readonly terms: string
  /** The search terms of each concept, as the lines are. */
  readonly searchTerms: readonly string[]
  readonly functionWords: ReadonlySet<string>
  /** Whether every trade uses a word: alone it tells no green skill. */
  readonly isPlain: (word: string) => boolean
  /** Words and phrases of sentences that do not tell what is taught, folded, blanks around where a word ends. */
  readonly asides: readonly string[]
  /** Words between the members of a list. */
  readonly joins: readonly string[]
  readonly descriptions?: { readonly stems: string; readonly lines: string }
}

const packs = new Map<string, LanguagePack>([['en', en]])
const opened = new Map<string, Language>()

/**
 * Adds a language to those in which labels are given and searched, or takes the place of one. On Node the package
 * has every language it ships from the start; in a browser it starts with English.
 *
 * @example
 * ```ts
 * import { addLanguage, skill } from '@microcred/taxonomy'
 * import { pl } from '@microcred/taxonomy/languages/pl'
 *
 * addLanguage(pl)
 * skill('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f', { language: 'pl' })?.label
 * // 'montować pompy ciepła'
 * ```
 */
export function addLanguage(pack: LanguagePack): void {
  packs.set(pack.language, pack)
  opened.delete(pack.language)
}

/** The languages labels are given and searched in at this moment. */
export function languages(): readonly string[] {
  return [...packs.keys()].sort()
}

/** The pack of a language, if it is there. @internal */
export const packOf = (language: string): LanguagePack | undefined => packs.get(language)

/**
 * @internal
 * @throws RangeError if the language has not been added. Regions are left aside: `en-IE` is `en`.
 */
export function openLanguage(tag: string): Language {
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? ''
  const known = opened.get(language)
  if (known !== undefined) return known
  const pack = packs.get(language)
  if (pack === undefined) {
    const hint = `addLanguage((await import('@microcred/taxonomy/languages/${language}')).${language})`
    throw new RangeError(
      `There are no labels in "${tag}" here, only in ${languages().join(', ')}.${/^[a-z]{2}$/.test(language) ? ` Where there is a pack: ${hint}` : ''}`,
    )
  }
  const ready: Language = {
    language,
    lines: pack.labels.split('\n'),
    ...(pack.tokens === undefined ? {} : { tokens: pack.tokens.split('\n') }),
    groups: pack.groups.split('\n'),
    stems: pack.stems ?? 'none',
    compounds: pack.compounds ?? false,
    synonyms: pack.synonyms ?? '',
    terms: pack.terms ?? '',
    searchTerms: pack.searchTerms?.split('\n') ?? [],
    functionWords: new Set(fold(pack.functionWords ?? '').split(' ')),
    isPlain: plain(pack),
    asides: (pack.asides ?? '').split('|').filter(Boolean).map(aside),
    joins: (pack.joins ?? '').split(' ').filter(Boolean),
    ...(pack.descriptions && { descriptions: pack.descriptions }),
  }
  opened.set(language, ready)
  return ready
}

function plain({ plainWords = '', stems = 'none' }: LanguagePack): (word: string) => boolean {
  const stemOf = stemmers[stems]
  const all = new Set(fold(plainWords).split(' ').map(stemOf))
  return (word) => all.has(stemOf(word))
}

/** `fee` is the word, `euro*` also the beginning of one. */
const aside = (text: string): string => ` ${fold(text).trim()}${text.endsWith('*') ? '' : ' '}`
