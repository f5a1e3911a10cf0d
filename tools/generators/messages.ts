/** The catalogue of what is said: the words every package needs, the table translators start from, a module a language. */
import { FOLDER, languages, OFFICIAL, readLanguage, standingOf } from '../messages/language.ts'
import { everySentence, type Row, reportWords, terms } from '../messages/register.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const entries = (rows: Iterable<readonly [key: string, text: string]>): string =>
  [...rows].map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)},\n`).join('')

const pairs = (rows: readonly Row[]): (readonly [string, string])[] =>
  rows.map(({ key, text }) => [key, text])

/** English words that other generated modules and the packages need from the start. */
export const words: Generator = {
  name: 'words',
  files: () => [
    [
      'packages/core/src/generated/words.ts',
      `${banner('packages/schemas/words/terms.csv')}\n/** English of what parameters, fixes, lacks and rows name. */\nexport const words: Readonly<Record<string, string>> = {\n${entries(pairs(terms()))}}\n`,
    ],
    [
      'packages/cli/src/generated/report-words.ts',
      `${banner('packages/schemas/words/report.csv')}\n/** English of what stands around the findings. */\nexport const reportWords = {\n${entries(pairs(reportWords()))}} as const\n`,
    ],
  ],
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const moduleOf = (
  tag: string,
  texts: Iterable<readonly [string, string]>,
  state?: string,
  wording = '../wording',
): string =>
  `${banner(FOLDER)}import type { Catalogue } from '${wording}/catalogue.js'\n\nexport const catalogue: Catalogue = {\nlanguage: '${tag}',\n${state ? `state: '${state}',\n` : ''}texts: {\n${entries(texts)}},\n}\n`

const isExplanation = ([key]: readonly [key: string, text: string]): boolean => key.startsWith('explanation/')

/** Two modules a language: what is said of a credential, and the explanations of codes, which are as long again. */
const modulesOf = (
  tag: string,
  texts: readonly (readonly [string, string])[],
  state?: string,
): (readonly [path: string, text: string])[] => [
  [
    `${MODULES}/${tag}.ts`,
    moduleOf(
      tag,
      texts.filter((text) => !isExplanation(text)),
      state,
    ),
  ],
  [`${MODULES}/explanations/${tag}.ts`, moduleOf(tag, texts.filter(isExplanation), state, '../../wording')],
]

const MODULES = 'packages/core/src/messages'

/** `en.csv`, and what the tables of the other languages say. */
export const messages: Generator = {
  name: 'messages',
  async files() {
    const english = await everySentence()
    const table = english.map(({ key, text, register }) => `${[key, text, register].map(cell).join(',')}\n`)
    return [
      [`${FOLDER}/en.csv`, `key,text,register\n${table.join('')}`],
      ...modulesOf('en', pairs(english)),
      ...languages().flatMap((tag) => {
        const { texts, state } = readLanguage(tag, english)
        return modulesOf(tag, [...texts], state)
      }),
      [
        'packages/cli/src/generated/languages.ts',
        `${banner(FOLDER)}\n/** Languages there is a catalogue of. */\nexport const languages: readonly string[] = ${JSON.stringify(['en', ...languages()])}\n\n/** How far each official language is. */\nexport const standings = [\n${OFFICIAL.map((tag) => `  ${JSON.stringify(standingOf(tag, english))},\n`).join('')}] as const\n`,
      ],
    ]
  },
}
