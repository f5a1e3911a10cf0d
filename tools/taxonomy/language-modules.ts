import { indexLabels } from '../../packages/taxonomy/src/search/index-labels.ts'
import { learnSynonyms } from '../../packages/taxonomy/src/search/learn-synonyms.ts'
import { packSynonyms } from '../../packages/taxonomy/src/search/pack-synonyms.ts'
import { packedTokensOf, packLabels } from '../../packages/taxonomy/src/search/tokens.ts'
import { searchTerms } from './search-terms.ts'
import { languages, ownLabel, ownUri, type Tables } from './tables.ts'

const text = (value: string) => JSON.stringify(value)

/** Synonyms for which fewer concepts speak are left out: a third of the table, and no answer the better for it. */
export const leastCount = 0.3

/** What each language needs: its labels and words, what descriptions say, and the packs that hold all of it. */
export const languageModules = (tables: Tables): [string, string][] => [
  ...languages.map((language): [string, string] => [`labels-${language}`, labelsModule(tables, language)]),
  ...languages.map((language): [string, string] => [
    `descriptions-${language}`,
    descriptionsModule(tables, language),
  ]),
  [
    'languages',
    [
      ...languages.map((language) => `import { ${language} } from '../languages/${packName(language)}.js'`),
      '',
      '/** Every language there is. */',
      `export const packs = [${languages.join(', ')}]`,
      `export const labelLanguages: readonly string[] = ${JSON.stringify(languages)}`,
      '',
    ].join('\n'),
  ],
]

/** English stands in every entry for browsers, with its labels: the words of the trades and of descriptions stand apart. */
const packName = (language: string) => (language === 'en' ? 'en-search' : language)

const packType = "import type { LanguagePack } from '../search/language-pack.js'\n"

/** The entries of the languages. */
export const languagePacks = (): [string, string][] => [
  ...languages.map((language): [string, string] => [
    language,
    [
      `import * as labels from '../generated/labels-${language}.js'`,
      ...(language === 'en'
        ? []
        : [`import { descriptions } from '../generated/descriptions-${language}.js'`]),
      packType,
      `export const ${language}: LanguagePack = { language: '${language}', ...labels${language === 'en' ? '' : ', descriptions'} }`,
      '',
    ].join('\n'),
  ]),
  [
    'en-search',
    [
      "import { asides, descriptions, joins, terms } from '../generated/descriptions-en.js'",
      packType.trimEnd(),
      "import { en as labels } from './en.js'",
      '',
      'export const en: LanguagePack = { ...labels, terms, descriptions, asides, joins }',
      '',
    ].join('\n'),
  ],
]

/** What is read in whole texts: words of asides, and words between the members of a list. */
function extractLines(tables: Tables, language: string): string {
  const row = tables.languageRows.find((each) => each.language === language)
  return `export const asides = ${text(row?.asides ?? '')}\nexport const joins = ${text(row?.joins ?? '')}`
}

function descriptionsModule(tables: Tables, language: string): string {
  const stems = tables.descriptionStems.get(language)
  const terms =
    language === 'en'
      ? `export const terms = ${text(searchTerms(tables, language))}\n${extractLines(tables, language)}\n`
      : ''
  if (stems === undefined) return `export const descriptions = undefined\n${terms}`
  const packed = packLabels(tables.concepts.map(({ uri }) => (stems.get(uri) ?? []).join(' ')))
  return `export const descriptions = { stems: ${text(packed.tokens)}, lines: ${text(packed.labels)} }\n${terms}`
}

/** Labels of the concepts in the order of the modules; the alternative ones only where it is green now. */
export function entriesIn(tables: Tables, language: string): string[][] {
  const labels = tables.labels.get(language)!
  return [
    ...tables.concepts.map((concept) => {
      const own = labels.get(concept.uri)
      if (own === undefined || own.preferred === '') return []
      return [own.preferred, ...(concept.status === 'green' ? chain(own.preferred, own.alternatives) : [])]
    }),
    ...tables.own.map((concept) => {
      const label = ownLabel(tables, concept, language)
      return label === undefined ? [] : [label]
    }),
  ]
}

/** The search terms of the concepts, in the same order; only where it is green now. */
function termsIn(tables: Tables, language: string): string[][] {
  const rows = tables.labels.get(language)!
  return [
    ...tables.concepts.map(({ uri, status }) => (status === 'green' ? (rows.get(uri)?.terms ?? []) : [])),
    ...tables.own.map(({ id }) => rows.get(ownUri(id!))?.terms ?? []),
  ]
}

/** A line per concept. */
export const tabbed = (entries: readonly (readonly string[])[]): string[] =>
  entries.map((labels) => labels.join('\t'))

/** Labels in an order in which each is like the one before, because that compresses better. */
function chain(first: string, labels: readonly string[]): string[] {
  const rest = [...labels].sort()
  const chained: string[] = []
  let last = first
  while (rest.length > 0) {
    const likeness = rest.map((label) => common(last, label))
    const [next] = rest.splice(likeness.indexOf(Math.max(...likeness)), 1)
    last = next!
    chained.push(last)
  }
  return chained
}

function common(a: string, b: string): number {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length && end < b.length && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(start, end) + 0.3 * Math.min(start, end)
}

function labelsModule(tables: Tables, language: string): string {
  const entries = entriesIn(tables, language)
  const groupLabels = tables.groupLabels.get(language)
  const groups = tables.groups.map((group) =>
    language === 'en' ? group.label! : (groupLabels?.get(group.uri!) ?? ''),
  )
  const terms = termsIn(tables, language)
  const both = packLabels(tabbed([...entries, ...terms]))
  const lineOf = both.labels.split('\n')
  const packed = { tokens: both.tokens, labels: lineOf.slice(0, entries.length).join('\n') }
  const row = tables.languageRows.find((each) => each.language === language)
  const lines = [
    `export const tokens = ${text(packed.tokens)}`,
    `export const labels = ${text(packed.labels)}`,
    `export const groups = ${text(groups.join('\n'))}`,
    ...(language === 'en' ? [] : [`export const terms = ${text(searchTerms(tables, language))}`]),
    `export const searchTerms = ${text(terms.some(({ length }) => length > 0) ? lineOf.slice(entries.length).join('\n') : '')}`,
    `export const stems = ${text(row?.stems ?? 'none')} as const`,
    `export const compounds = ${row?.compounds === 'yes'}`,
    `export const functionWords = ${text(row?.functionWords ?? '')}`,
    `export const plainWords = ${text(row?.plainWords ?? '')}`,
    ...(language === 'en' ? [] : [extractLines(tables, language)]),
  ]
  if (language === 'en') {
    const isFound = (index: number) => (tables.concepts[index]?.status ?? 'green') === 'green'
    // Stems have the numbers that they have in the index of `find`.
    const current = packed.labels.split('\n').map((line, index) => (isFound(index) ? line : ''))
    let synonyms = ''
    indexLabels(packedTokensOf(current, packed.tokens.split('\n')), {
      stems: 'english',
      synonyms: (stems) => {
        synonyms = packSynonyms(
          learnSynonyms(
            entries.filter((_, index) => isFound(index)),
            leastCount,
          ),
          stems,
        )
        return () => []
      },
    })
    lines.push(`export const synonyms = ${text(synonyms)}`)
  }
  return `${lines.join('\n')}\n`
}
