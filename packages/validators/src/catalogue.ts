/** What each code means: severity, part, words and source, from the table of structural findings and the rules. */
import { elements, NAMESPACE } from '@microcred/core'
import type { Part, Severity, Source } from './finding.js'
import { sentences, sources } from './generated/findings.js'
import { rules } from './generated/rules.js'
import { annex } from './rules/rule.js'

/** What is known of a code. */
export interface Entry {
  readonly severity: Severity
  readonly part: Part
  readonly sentence: string
  readonly hint?: string
  readonly source: Source
}

const byRule = new Map(rules)

const RFC_8259: Source = {
  document: 'RFC 8259',
  clause: 'The JavaScript Object Notation (JSON) Data Interchange Format',
  url: 'https://www.rfc-editor.org/rfc/rfc8259',
}
const RECORD: Source = {
  document: 'microcred record',
  clause: 'microcredential.schema.json',
  url: `${NAMESPACE}0.1.0/microcredential.schema.json`,
}

const byElement = new Map(elements.map((element) => [element.id, element]))

/** The element a code is about, if it is about one. */
export const elementOf = (code: string): (typeof elements)[number] | undefined =>
  byElement.get(code.slice(0, code.indexOf('.')))

/** The entry of a code, or `undefined` for one that does not exist. */
export function entryOf(code: string): Entry | undefined {
  const any = `*${code.slice(code.indexOf('.'))}`
  const rule = byRule.get(code) ?? byRule.get(any)
  if (rule) return rule
  const row = sentences[code] ?? sentences[any]
  if (!row) return undefined
  const [severity, part, sentence, hint] = row
  const element = elementOf(code)
  const subject = code.slice(0, code.indexOf('.'))
  const source = element ? annex(element.annex) : subject === 'json' ? RFC_8259 : (sources[subject] ?? RECORD)
  return { severity, part, sentence, source, ...(hint && { hint }) }
}

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
