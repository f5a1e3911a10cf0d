/** `microcred init`: a record to begin with. */

import { blank } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import { type Command, UsageError } from '../arguments/usage.js'
import { print } from '../print/output.js'

export const command: Command = {
  summary: 'Print a record to fill in',
  synopsis: '[--specification] [--language TAG]',
  details: [
    'The record has every mandatory element, with blanks in angle brackets. microcred validate names each blank that is left, and has nothing more to say once all are filled.',
    'Optional elements are added as they are needed; microcred schema list names them.',
  ],
  options: {
    specification: { does: 'Print a specification: what is offered before anyone holds it' },
    language: { takes: 'TAG', does: 'Language of its texts, such as fi or pt-BR; en unless said' },
  },
  examples: [
    ['microcred init --language es > credential.json', 'a record in Spanish'],
    ['microcred validate credential.json', 'which blanks are left'],
  ],
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
