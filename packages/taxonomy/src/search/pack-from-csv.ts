import { conceptCount, conceptIndex } from '../concepts/concepts.js'
import { csvRows } from './csv-rows.js'
import type { LanguagePack } from './language-pack.js'
import { languages, openLanguage, packOf } from './languages.js'
import { labelsAt } from './tokens.js'

/** The columns of an official export and of the project's own tables that are read. */
const columns = {
  uri: ['conceptUri', 'uri'],
  preferred: ['preferredLabel', 'preferred'],
  alternatives: ['altLabels', 'alternatives'],
} as const

/**
 * A language pack made at run time from a table of labels: `skills_xx.csv` or `greenSkillsCollection_xx.csv` of ESCO's
 * official export, or a table with the columns `uri`, `preferred` and `alternatives`. What the package itself has in the
 * language stays: labels of its own concepts and search terms. Concepts without a label keep their English one.
 *
 * @param csv the text of the table: comma separated, quoted as RFC 4180 says, with a heading.
 * @param language ISO 639-1.
 * @throws RangeError if the language is none, a column is missing, or the table has no label of a concept here.
 *
 * @example
 * ```ts
 * import { addLanguage, find, languagePack } from '@microcred/taxonomy'
 *
 * const csv = 'conceptUri,preferredLabel,altLabels\nhttp://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f,installera värmepumpar,'
 * addLanguage(languagePack(csv, 'sv'))
 * find('installera värmepump', { language: 'sv' })[0]?.label // 'installera värmepumpar'
 * ```
 */
export function languagePack(csv: string, language: string): LanguagePack {
  if (!/^[a-z]{2}$/.test(language))
    throw new RangeError(`"${language.slice(0, 20)}" is no language: two lower-case letters, such as "it".`)
  const rows = csvRows(csv)
  const heading = ((rows.next().value as string[] | undefined) ?? []).map((name) => name.trim())
  const at = (names: readonly string[]) => heading.findIndex((name) => names.includes(name))
  const [uri, preferred, alternatives] = [at(columns.uri), at(columns.preferred), at(columns.alternatives)]
  if (uri === -1 || preferred === -1)
    throw new RangeError(
      `The table has no column ${uri === -1 ? 'conceptUri' : 'preferredLabel'}: the export has them, separated by commas.`,
    )
  const known = languages().includes(language) ? openLanguage(language) : undefined
  const lines = Array.from({ length: conceptCount }, (_, concept) =>
    known === undefined ? '' : labelsAt(known, concept).join('\t'),
  )
  let found = 0
  for (const row of rows) {
    const concept = conceptIndex((row[uri] ?? '').trim())
    const label = plain(row[preferred])
    if (concept === -1 || label === '') continue
    const others = (row[alternatives] ?? '').split(/\||\n/).map(plain)
    lines[concept] = [...new Set([label, ...others])].filter(Boolean).join('\t')
    found++
  }
  if (found === 0) throw new RangeError('The table has no label of a green skill.')
  const {
    tokens: _,
    labels: __,
    searchTerms: ___,
    ...base
  } = packOf(language) ?? { labels: '', groups: '', language }
  const searchTerms =
    known &&
    lines.map((_, concept) =>
      labelsAt({ lines: known.searchTerms, tokens: known.tokens }, concept).join('\t'),
    )
  return {
    stems: 'first-six',
    ...base,
    language,
    labels: lines.join('\n'),
    ...(searchTerms && { searchTerms: searchTerms.join('\n') }),
  }
}

const plain = (label: string | undefined): string => (label ?? '').replace(/\s+/g, ' ').trim()
