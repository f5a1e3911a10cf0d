import type { Catalogue } from './wording/catalogue.js'
import { compile } from './wording/compile.js'

import { speechOf } from './wording/speech.js'

export { compile, toIcu } from './wording/compile.js'
export type { Choice, Message } from './wording/message.js'
export { speechOf } from './wording/speech.js'

/**
 * A catalogue of texts of ICU MessageFormat, such as a table in CSV or JSON holds that somebody hands in.
 *
 * @throws `SyntaxError` that names the key of the text that cannot be read.
 *
 * @example
 * import { catalogueOf } from '@microcred/core/icu'
 *
 * catalogueOf('lb', { 'report/errors': '{count, plural, one {# Feeler} other {# Feeler}}' }).language // 'lb'
 */
export const catalogueOf = (language: string, texts: Readonly<Record<string, string>>): Catalogue => ({
  language,
  speech: speechOf(language),
  texts: Object.fromEntries(
    Object.entries(texts).map(([key, text]) => {
      try {
        return [key, compile(text)]
      } catch (error) {
        throw new SyntaxError(`${key}: ${(error as Error).message}`)
      }
    }),
  ),
})
