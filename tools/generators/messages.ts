/** The catalogue of what is said: the words every package needs, the table translators start from, a module a language. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../packages/core/src/wording/compile.ts'
import type { Message } from '../../packages/core/src/wording/message.ts'
import { FOLDER, languages, OFFICIAL, readLanguage, standingOf } from '../messages/language.ts'
import { EXPLAINING, HELP, partOf, parts, subjects } from '../messages/parts.ts'
import {
  cardWords,
  commandWords,
  everySentence,
  helpWords,
  type Row,
  reportWords,
  ruleWords,
  terms,
  usageWords,
} from '../messages/register.ts'
import { readCsv } from '../model/load.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import { PREDICATES } from './fast.ts'
import type { Generator } from './generator.ts'

const entries = (rows: Iterable<readonly [key: string, text: string]>): string =>
  [...rows].map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(read(key, text))},\n`).join('')

/** A text as the message it is; one that cannot be read is told by its key. */
function read(key: string, text: string): Message {
  try {
    return compile(text)
  } catch (error) {
    throw new SourceError(`${key}: ${(error as Error).message}; a brace that is meant stands in quotes, '{'.`)
  }
}

const pairs = (rows: readonly Row[]): (readonly [string, string])[] =>
  rows.map(({ key, text }) => [key, text])

/** What is said where something is written in another form, and never where it is read. */
const isOfWriting = ({ key }: Row): boolean => /^(give|lack|needed|written|loss|shown)\//.test(key)

/** Vocabularies out of which something is said of an element by itself; of the formats, those that its schema may name. */
const OF_ELEMENTS = /^(?:basis|bound|cycle|deprecated|fix|identifier|length|type|unit)\//

const isOfElements = ({ key }: Row): boolean =>
  OF_ELEMENTS.test(key) ||
  (key.startsWith('format/') &&
    [...Object.keys(PREDICATES), 'pattern', 'schema'].includes(key.slice('format/'.length)))

/** English words that other generated modules and the packages need from the start. */
export const words: Generator = {
  name: 'words',
  files: () => [
    [
      'packages/core/src/generated/words.ts',
      `${banner('packages/schemas/words/terms.csv')}import type { Message } from '../wording/message.js'

/** English of what parameters and fixes name where something is said of one element. */
export const elementWords: Readonly<Record<string, Message>> = {\n${entries(pairs(terms().filter(isOfElements)))}}

/** English of what parameters, fixes and rows name. */
export const words: Readonly<Record<string, Message>> = /* @__PURE__ */ (() => ({\n  ...elementWords,\n${entries(pairs(terms().filter((row) => !isOfWriting(row) && !isOfElements(row))))}}))()\n`,
    ],
    [
      'packages/core/src/generated/writing-words.ts',
      `${banner('packages/schemas/words/terms.csv')}import type { Message } from '../wording/message.js'

/** English of what lacks where something is written. */
export const writingWords: Readonly<Record<string, Message>> = {\n${entries(pairs(terms().filter(isOfWriting)))}}\n`,
    ],
    [
      'packages/core/src/generated/card-words.ts',
      `${banner('packages/schemas/words/card.csv')}\n/** English of what a card says. */\nexport const cardWords = {\n${entries(pairs(cardWords()))}} as const\n`,
    ],
    [
      'packages/stacking/src/generated/rule-words.ts',
      `${banner('packages/schemas/words/rule.csv')}\n/** English of what a rule in words is made of. */\nexport const ruleWords = {\n${entries(pairs(ruleWords()))}} as const\n`,
    ],
    [
      'packages/cli/src/generated/help.ts',
      `${banner('packages/schemas/words/help.csv')}import type { Message } from '@microcred/core/messages'\n\n/** English of what the help says. */\nexport const helpWords: Readonly<Record<string, Message>> = {\n${entries(pairs(helpWords()))}}\n\n/** By command the part of a language that says its help. */\nexport const parts: Readonly<Record<string, string>> = {\n${entries(Object.entries(HELP).flatMap(([part, commands]) => commands.map((command) => [command, part] as const)))}}\n`,
    ],
    ['packages/core/src/generated/verbs.ts', verbs()],
    [
      'packages/cli/src/generated/report-words.ts',
      `${banner('packages/schemas/words')}\n/** English of what stands around the findings, and of what any command says of its command line and what it reads. */\nexport const reportWords = {\n${entries(pairs([...reportWords(), ...usageWords()]))}} as const\n`,
    ],
    [
      'packages/cli/src/generated/command-words.ts',
      `${banner('packages/schemas/words/commands.csv')}\n/** English of what commands say beside reports. */\nexport const commandWords = {\n${entries(pairs(commandWords()))}} as const\n`,
    ],
  ],
}

const VERBS = 'packages/schemas/words/verbs.csv'

/** Of each language what a sentence that says what somebody can do is made with. */
function verbs(): string {
  const byLanguage = new Map<string, Map<string, string[]>>()
  for (const { language, kind, said, infinitive } of readCsv(VERBS, [
    'language',
    'kind',
    'said',
    'infinitive',
  ])) {
    const kinds = byLanguage.get(language!) ?? new Map<string, string[]>()
    byLanguage.set(
      language!,
      kinds.set(kind!, [...(kinds.get(kind!) ?? []), infinitive ? `${said} ${infinitive}` : said!]),
    )
  }
  const rows = [...byLanguage].map(
    ([language, kinds]) =>
      `  ${language}: {\n${[...kinds].map(([kind, words]) => `    ${kind}: ${JSON.stringify(words.join(' '))},\n`).join('')}  },\n`,
  )
  return `${banner(VERBS)}
/** By language: verbs as they are said and as they follow \u201ccan\u201d by turns, those that are also nouns, what joins, what begins a noun, what begins a clause, what follows a noun, nouns that look like verbs. */
export const verbs: Readonly<Record<string, Readonly<Partial<Record<'verb' | 'either' | 'and' | 'the' | 'that' | 'of' | 'noun', string>>>>> = {
${rows.join('')}}
`
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const moduleOf = (tag: string, texts: Iterable<readonly [string, string]>, state?: string): string =>
  `${banner(FOLDER)}import type { Catalogue } from '../../wording/catalogue.js'\n${tag === 'en' ? '' : "import { speechOf } from '../../wording/speech.js'\n"}\nexport const catalogue: Catalogue = {\nlanguage: '${tag}',\n${state ? `state: '${state}',\n` : ''}${tag === 'en' ? '' : `speech: speechOf('${tag}'),\n`}texts: {\n${entries(texts)}},\n}\n`

/** The modules of a language: one a part, and one that holds all of a report. */
function modulesOf(
  tag: string,
  texts: readonly (readonly [string, string])[],
  english: readonly Row[],
  state?: string,
): (readonly [path: string, text: string])[] {
  const partBy = new Map(english.map((row) => [row.key, partOf(row)]))
  const modules = parts.map((part) => {
    const own = texts.filter(([key]) => partBy.get(key) === part)
    return [`${MODULES}/${part}/${tag}.ts`, moduleOf(tag, own, state)] as const
  })
  const whole = parts.filter((part) => !APART.includes(part))
  const all = `${banner(FOLDER)}import { joined } from '../wording/parts.js'
${whole.map((part) => `import { catalogue as ${part} } from './${part}/${tag}.js'\n`).join('')}
export const catalogue = joined(${whole.join(', ')})
`
  return [...modules, [`${MODULES}/${tag}.ts`, all]]
}

/** Which part of a language explains a code, and every part there is. */
function explaining(english: readonly Row[]): string {
  const codes = EXPLAINING.map((part): [string, string] => [
    part,
    english
      .filter((row) => partOf(row) === part)
      .map(({ key }) => key.slice('explanation/'.length))
      .join(' '),
  ])
  return `${banner(FOLDER)}
/** The parts of a language, each of which is loaded by itself. */
export const parts: readonly string[] = ${JSON.stringify(parts)}

/** By part the codes it explains. */
export const explained: Readonly<Record<string, string>> = {
${entries(codes)}}
`
}

/** What belongs to no report. */
const APART: readonly string[] = [...EXPLAINING, 'card', 'rule-words', 'help', ...Object.keys(HELP)]

const MODULES = 'packages/core/src/messages'

/** Takes away modules of parts there are no more; nothing of them is authored. */
function forgetOldParts(): void {
  const folder = join(root, MODULES)
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !parts.includes(entry.name))
      rmSync(join(folder, entry.name), { recursive: true })
}

/** `en.csv`, and what the tables of the other languages say. */
export const messages: Generator = {
  name: 'messages',
  async files() {
    forgetOldParts()
    const english = await everySentence()
    const tables = languages().map((tag) => [tag, readLanguage(tag, english)] as const)
    const faults = tables.flatMap(([, language]) => language.faults)
    if (faults.length > 0) throw new SourceError(faults.join('\n'))
    const table = english.map(({ key, text, register }) => `${[key, text, register].map(cell).join(',')}\n`)
    return [
      [`${FOLDER}/en.csv`, `key,text,register\n${table.join('')}`],
      ...modulesOf('en', pairs(english), english),
      ...tables.flatMap(([tag, { texts, state }]) => modulesOf(tag, [...texts], english, state)),
      ['packages/cli/src/generated/message-parts.ts', explaining(english)],
      [
        'packages/core/src/generated/message-parts.ts',
        `${banner('packages/schemas')}\n/** By part of a language what it says findings of: subjects of their codes, and faults of any subject. */\nexport const subjects: Readonly<Record<string, string>> = {\n${entries([...subjects(english)].map(([part, all]) => [part, all.join(' ')]))}}\n`,
      ],
      [
        'packages/cli/src/generated/languages.ts',
        `${banner(FOLDER)}\n/** Languages there is a catalogue of. */\nexport const languages: readonly string[] = ${JSON.stringify(['en', ...languages()])}\n\n/** How far each official language is. */\nexport const standings = [\n${OFFICIAL.map((tag) => `  ${JSON.stringify(standingOf(tag, english))},\n`).join('')}] as const\n`,
      ],
    ]
  },
}
