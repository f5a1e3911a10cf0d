/** What an editor says of a value: the sentences of the findings, as they are where no value may be shown. */
import { readCsv } from '../model/load.ts'

type Json = Record<string, unknown>

const FINDINGS = 'packages/schemas/findings.csv'
const COLUMNS = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']
const TERMS = 'packages/schemas/words/terms.csv'

/** Formats, by the definition that has them, with the fault that is told where one is not met. */
const FAULTS: Readonly<Record<string, readonly [fault: string, format: string]>> = {
  DateFormat: ['not-a-date', 'date'],
  DateOrDateTimeFormat: ['not-a-date', 'date-or-date-time'],
  EmailFormat: ['not-an-email', 'email'],
  IriFormat: ['not-an-iri', 'iri'],
  LanguageTagFormat: ['unknown-language', 'language-tag'],
  NutsFormat: ['malformed', 'nuts'],
  WebUrlFormat: ['not-an-iri', 'web-url'],
}

/** A sentence and its hint, without what speaks of a value or of a guess. */
function said(fault: string, params: Readonly<Record<string, string>>): string {
  const row = readCsv(FINDINGS, COLUMNS).find(({ code }) => code === `*.${fault}`)
  if (!row) throw new Error(`${FINDINGS} has no row for *.${fault}`)
  const filled = (text: string): string =>
    text
      .replace(
        /\{masked, select, true \{([^}]*)\} other \{`\{value\}`\}\}|`\{value\}`/g,
        (_, masked) => masked ?? 'The value',
      )
      .replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)
  const sentences =
    `${filled(row.sentence!)} ${filled(row.hint!)}`.match(/[^.?]+(?:[.?](?!\s|$)[^.?]+)*[.?](?=\s|$)/g) ?? []
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => !/\{\w+\}/.test(sentence))
    .join(' ')
}

const formatIn = (name: string): string =>
  readCsv(TERMS, ['key', 'text']).find(({ key }) => key === `format/${name}`)?.text ?? name

/** What editors say where a definition is not met: with each pattern, and with the codes of a list. */
export function editorMessages(name: string | undefined, list: string | undefined): Json {
  if (list !== undefined) return { errorMessage: said('unknown-code', { list }) }
  const [fault, format] = (name !== undefined && FAULTS[name]) || []
  if (fault === undefined) return {}
  const errorMessage = said(fault, { expected: formatIn(format!) })
  return { errorMessage, patternErrorMessage: errorMessage }
}

/** What editors say of a text in which nothing is visible. */
export const blankMessage = (): string => said('blank', {})
