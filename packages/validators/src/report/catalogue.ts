/** What structural codes mean: severity, part, words and source. Rules and profiles bring their own words along. */
import { elements, NAMESPACE, VERSION } from '@microcred/core'
import { type Catalogue, english, type Message } from '@microcred/core/messages'
import { annex } from '../check/rules/rule.js'
import { sentences } from '../generated/findings.js'
import type { Entry, Part, Severity, Source, Violation } from './finding.js'

export type { Entry, Violation } from './finding.js'

/** Codes with severity, part, sentence and hint. */
export type Sentences = Readonly<
  Record<string, readonly [severity: Severity, part: Part, sentence: Message, hint?: string]>
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

const known = new Map<string, Entry | undefined>()

/** Most codes whose entries are kept: more than there are, for subjects are named by whoever writes a document. */
const MOST = 2000

/** The entry of a structural code of the record's own, or `undefined` for any other. */
export function entryOf(code: string): Entry | undefined {
  if (known.has(code)) return known.get(code)
  const entry = build(code)
  if (known.size < MOST) known.set(code, entry)
  return entry
}

function build(code: string): Entry | undefined {
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

/** English, with what an entry says besides. */
export const englishOf = ({ texts }: Entry): Catalogue => (texts ? withTexts(texts) : english)

const catalogues = new WeakMap<object, Catalogue>()

/** English with what one entry says besides. */
function withTexts(texts: NonNullable<Entry['texts']>): Catalogue {
  const before = catalogues.get(texts)
  if (before) return before
  const catalogue = { ...english, texts: { ...english.texts, ...texts } }
  catalogues.set(texts, catalogue)
  return catalogue
}

/** Page that explains a code. */
export const docsOf = (code: string): string => `${NAMESPACE}findings/${code}`
