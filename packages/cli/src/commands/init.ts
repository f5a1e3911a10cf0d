/** `microcred init`: a record to begin with. */

import { definition } from '../definitions/init.js'
import '../print/command-words.js'
import { blank } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import { type Command, refused } from '../arguments/usage.js'
import { print } from '../print/output.js'

export const command: Command = {
  ...definition,
  run({ words, value, has }) {
    if (words.length > 0) throw refused('usage/init-words')
    const language = value('language') ?? 'en'
    if (!isLanguageTag(language)) throw refused('usage/language-tag', { value: language })
    print(
      `${JSON.stringify(blank(language, has('specification') ? 'specification' : 'microcredential'), null, 2)}\n`,
    )
    return 0
  },
}
