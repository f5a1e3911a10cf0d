/** `microcred messages`: how far each language is, and what a translator begins with. */
import { definition } from '../definitions/messages.js'
import '../print/command-words.js'
import { toIcu } from '@microcred/core/icu'
import type { Catalogue } from '@microcred/core/messages'
import { type Command, either, refused } from '../arguments/usage.js'
import { standings } from '../generated/languages.js'
import { parts } from '../generated/message-parts.js'
import { nearest, partsIn } from '../input/language.js'
import { print } from '../print/output.js'

const ACTIONS = ['status', 'start']

export const command: Command = {
  ...definition,
  async run({ words: [action = '', language, ...more] }) {
    if (!ACTIONS.includes(action)) throw refused('usage/which-action', { actions: either(ACTIONS) })
    if (action === 'status') {
      if (language !== undefined) throw refused('usage/no-word', { action })
      print(status())
      return 0
    }
    if (language === undefined || more.length > 0) throw refused('usage/start-one')
    if (language === 'en' || !standings.some((each) => each.language === language))
      throw refused('usage/none-of', {
        value: language,
        choices: either(standings.map((each) => each.language).filter((each) => each !== 'en')),
      })
    print(await left(language))
    return 0
  },
}

const COLUMNS = ['rows', 'reviewed', 'draft', 'machine', 'stale', 'missing'] as const

function status(): string {
  const line = (cells: readonly (string | number)[]): string =>
    `${String(cells[0]).padEnd(8)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(10))
      .join('')}\n`
  return [
    line(['language', ...COLUMNS]),
    ...standings.map((each) => line([each.language, ...COLUMNS.map((column) => each[column])])),
  ].join('')
}

/** The keys a language has no text of, with the English. */
async function left(language: string): Promise<string> {
  const english = await partsIn('en', parts)
  const texts: Catalogue['texts'] = nearest(language) ? (await partsIn(language, parts)).texts : {}
  return Object.entries(english.texts)
    .map(([key, message]) => [key, toIcu(message)] as const)
    .filter(([key, text]) => !Object.hasOwn(texts, key) && hasWords(text))
    .map(([key, text]) => `${key}\t${text}\n`)
    .join('')
}

/** Whether there is anything to translate; an abbreviation or a parameter alone has no words. */
const hasWords = (text: string): boolean => /\p{Ll}{2}/u.test(text.replace(/`[^`]*`|\{\w+\}/g, ''))
