/** `microcred init`: a record to begin with. */

import { blank } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import { type Command, UsageError } from '../arguments/usage.js'
import { print } from '../print/output.js'

export const command: Command = {
  synopsis: '[--specification] [--language TAG]',
  options: {
    specification: {},
    language: { takes: 'TAG' },
  },
  examples: ['microcred init --language es > credential.json', 'microcred validate credential.json'],
  run({ words, value, has }) {
    if (words.length > 0)
      throw new UsageError(
        'init takes no words; it prints the record, so that > credential.json puts it into a file.',
      )
    const language = value('language') ?? 'en'
    if (!isLanguageTag(language))
      throw new UsageError(`--language takes a language tag such as fi or pt-BR, not “${language}”.`)
    print(
      `${JSON.stringify(blank(language, has('specification') ? 'specification' : 'microcredential'), null, 2)}\n`,
    )
    return 0
  },
}
