/** What structural codes mean: severity, part, words and source. Rules and profiles bring their own words along. */
import { elements, NAMESPACE, VERSION } from '@microcred/core'
import { annex } from '../check/rules/rule.js'
import { sentences } from '../generated/findings.js'
import type { Entry, Part, Severity, Source, Violation } from './finding.js'

export type { Entry, Violation } from './finding.js'

/** Codes with severity, part, sentence and hint. */
export type Sentences = Readonly<
  Record<string, readonly [severity: Severity, part: Part, sentence: string, hint?: string]>
>

const RFC_8259: Source = {
  document: 'RFC 8259',
  clause: 'The JavaScript Object Notation (JSON) Data Interchange Format',
  url: 'https://www.rfc-editor.org/rfc/rfc8259',
}
/** The source of what the record itself asks. */
export const RECORD: Source = {
  document: 'microcred record',
  clause: 'microcredential.schema.json',
  url: `${NAMESPACE}${VERSION}/microcredential.schema.json`,
}

const byElement = new Map<string, (typeof elements)[number]>(elements.map((element) => [element.id, element]))

/** The element a code is about, if it is about one. */
export const elementOf = (code: string): (typeof elements)[number] | undefined =>
  byElement.get(code.slice(0, code.indexOf('.')))

/** The entry of a structural code of the record's own, or `undefined` for any other. */
export function entryOf(code: string): Entry | undefined {
  const any = `*${code.slice(code.indexOf('.'))}`
  const element = elementOf(code)
  const source = element ? annex(element.annex) : code.startsWith('json.') ? RFC_8259 : RECORD
  return entryIn(sentences, sentences[code] ? code : any, source)
}

/** The entry of a code in a table. */
export function entryIn(table: Sentences, code: string, source: Source): Entry | undefined {
  if (!Object.hasOwn(table, code)) return undefined
  const row = table[code]
  if (!row) return undefined
  const [severity, part, sentence, hint] = row
  return { severity, part, sentence, source, ...(hint && { hint }) }
}

/** The words for a violation: those it brings along, else those of its code. */
export const wordsOf = ({ code, words }: Pick<Violation, 'code' | 'words'>): Entry | undefined =>
  words ?? entryOf(code)

/** A sentence with its parameters in place. */
export const fill = (sentence: string, params: Readonly<Record<string, unknown>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

/** Sentence and hint; a hint is left out when a parameter it needs is not there. */
export function message(
  { sentence, hint }: Pick<Entry, 'sentence' | 'hint'>,
  params: Readonly<Record<string, unknown>>,
): string {
  const complete =
    hint !== undefined && [...hint.matchAll(/\{(\w+)\}/g)].every(([, name]) => params[name!] !== undefined)
  return complete ? `${fill(sentence, params)} ${fill(hint, params)}` : fill(sentence, params)
}

/** Page that explains a code. */
export const docsOf = (code: string): string => `${NAMESPACE}findings/${code}`
