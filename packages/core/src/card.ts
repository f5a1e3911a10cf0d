/** A micro-credential as a page that its holder can show. */
import { checkOneOf, checkOptions } from '@microcred/common/options'
import type { SkillName } from './card/facts.js'
import { page } from './card/page.js'
import { wordsIn } from './card/words.js'
import type { Microcredential } from './generated/types.js'
import type { Catalogue } from './wording/catalogue.js'
import { english } from './wording/english.js'

/** For whom a card is: it decides what stands first, and how much is said of it. */
export type Audience = 'learner' | 'employer' | 'admissions'

/** Who there are cards for. */
export const audiences: readonly Audience[] = ['learner', 'employer', 'admissions']

/** What the learner adds in words of their own. */
export interface Story {
  /** Plain text; an empty line begins a paragraph. */
  readonly text: string
  /** BCP 47 tag of its language, where it is not the card's. */
  readonly language?: string | undefined
}

export type { SkillName } from './card/facts.js'

export interface CardOptions {
  /** Words of the card, such as those of `@microcred/core/messages/card/bg`; English unless given. */
  readonly language?: Catalogue
  /** For whom it is; the learner unless said. */
  readonly for?: Audience
  /** What a skill is called, and in which language, such as `(uri) => skill(uri, { language: 'es' })` of `@microcred/taxonomy`. */
  readonly skills?: (uri: string) => SkillName | undefined
  /** The learner's own story. It is marked as such and is never part of the credential. */
  readonly story?: Story
}

const OPTIONS = ['language', 'for', 'skills', 'story']

/**
 * A whole HTML page that says what the holder of a micro-credential can do, how much work and which level it was, how
 * it was assessed, who vouches for it, how to check that, and what it counts towards. Without scripts and without
 * anything from elsewhere; on paper it is one page. Whatever the record holds is shown as text, a text in another
 * language than the reader's is marked, and of the learner nothing is shown but the name.
 *
 * A record is shown as it is, sound or not, and nothing is checked: that is for `validate` and `verify`.
 *
 * @throws TypeError when the record is no object or an option is of another kind; RangeError when `for` names nobody.
 *
 * @example
 * import { card } from '@microcred/core/card'
 *
 * card({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }).includes('<h1>') // true
 */
export function card(record: Partial<Microcredential>, options: CardOptions = {}): string {
  checkOptions(options, OPTIONS)
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    throw new TypeError('A card is made of a record, which is an object; read the credential first.')
  const { language = english, for: audience = 'learner', skills, story } = options
  checkOneOf('for', audience, audiences)
  if (typeof language !== 'object' || typeof language.texts !== 'object')
    throw new TypeError('language is a catalogue, such as that of @microcred/core/messages/card/bg.')
  if (story !== undefined && typeof story?.text !== 'string')
    throw new TypeError('story is an object with a text.')
  const subject = {
    record,
    words: wordsIn(language),
    audience,
    nameOf: (uri: string) => skills?.(uri),
    story,
  }
  return page(subject, language.state).text
}
