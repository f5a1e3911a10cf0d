/** How a language writes days, numbers and lists, and which form a number asks for, as the runtime knows it. */
import type { Speech } from './catalogue.js'

/** Kinds of lists by what they are of: of codes that are near to a wrong one, one is meant. */
const KINDS: Readonly<Record<string, 'conjunction' | 'disjunction'>> = {
  conjunction: 'conjunction',
  disjunction: 'disjunction',
  near: 'disjunction',
}

/**
 * The speech of a language.
 *
 * @throws `RangeError` for what is no language tag.
 *
 * @example
 * import { speechOf } from '@microcred/core/icu'
 *
 * speechOf('pl').category(3) // 'few'
 */
export function speechOf(language: string): Speech {
  const rules = new Intl.PluralRules(language)
  return {
    category: (count) => rules.select(count),
    date(text) {
      const day = new Date(text.slice(0, 10))
      return Number.isNaN(+day)
        ? text
        : day.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' }) + text.slice(10)
    },
    number: (value) => value.toLocaleString(language),
    list: (items, of) => new Intl.ListFormat(language, { type: KINDS[of] ?? 'unit' }).format(items),
  }
}
