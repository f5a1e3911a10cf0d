/** `microcred export`: records and specifications as a table. */

import { DELIMITERS, definition } from '../definitions/export.js'
import '../print/command-words.js'
import { NAMESPACE, VERSION } from '@microcred/core'
import { type Command, refused } from '../arguments/usage.js'
import { documentsOf } from '../input/documents.js'
import { type Input, inputsOf } from '../input/inputs.js'
import { fs } from '../input/node.js'
import { type Form, publishedSchema } from '../input/published.js'
import { note, print } from '../print/output.js'
import { told } from '../print/voice.js'
import { type Column, cellsOf, columnOf, ordered } from '../tables/cells.js'
import { codesOf } from '../tables/codes.js'
import type { Schema } from '../tables/shape.js'
import { csvRow, type Value } from '../tables/write.js'
import { loadFflate } from '../tables/xlsx/fflate.js'
import { XlsxWriter } from '../tables/xlsx/write.js'

type Json = Record<string, unknown>

/** Rows after which it is said how far the work is. */
const STEP = 10_000

export const command: Command = {
  ...definition,
  async run({ words, value }) {
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    if (inputs.length === 0) throw refused('usage/name-records')
    if (inputs.some(({ path }) => path === undefined) && inputs.length > 1) throw refused('usage/stdin-alone')
    const output = value('output')
    const to = value('to') ?? (output?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv')
    if (to === 'xlsx' && output === undefined) throw refused('usage/xlsx-output')
    const documents = await repeatable(inputs)
    const survey = await surveyed(documents)
    if (to === 'xlsx') await spreadsheet(documents, survey, output!)
    else await plain(documents, survey, DELIMITERS[value('delimiter') ?? 'comma']!, output)
    for (const path of [...survey.beyond].sort()) note(told('note/not-in-table', { path }))
    return problems.length > 0 ? 2 : 0
  },
}

type Documents = () => AsyncIterable<Json> | Iterable<Json>

/** What is read twice: for the columns, and for the rows. What comes from standard input is kept meanwhile. */
async function repeatable(inputs: readonly Input[]): Promise<Documents> {
  const all = async function* () {
    for (const input of inputs) yield* documentsOf(input)
  }
  if (inputs.every(({ path }) => path !== undefined)) return all
  const kept: Json[] = []
  for await (const each of all()) kept.push(each)
  return () => kept
}

interface Survey {
  readonly form: Form
  readonly schema: Schema
  readonly columns: readonly Column[]
  readonly beyond: ReadonlySet<string>
}

/** Which columns there are, and what has none. */
async function surveyed(documents: Documents): Promise<Survey> {
  let form: Form | undefined
  let schema: Schema = {}
  const names = new Set<string>()
  const beyond = new Set<string>()
  for await (const each of documents()) {
    const own = formOf(each)
    if (form !== undefined && form !== own) throw refused('usage/two-forms')
    if (form === undefined) schema = publishedSchema(own) as Schema
    form = own
    for (const name of cellsOf(plainer(each), schema, (path) => beyond.add(path)).keys()) names.add(name)
  }
  if (form === undefined) throw refused('usage/no-document')
  const columns = ordered(names, schema).map((name) => columnOf(name, schema) as Column)
  return { form, schema, columns, beyond }
}

const formOf = ({ $schema }: Json): Form =>
  String($schema).includes('/specification.schema.json') ? 'specification' : 'microcredential'

/** The form of today goes without saying. */
function plainer(document: Json): Json {
  const { $schema, ...rest } = document
  return $schema === `${NAMESPACE}${VERSION}/${formOf(document)}.schema.json` ? rest : document
}

async function* rowsOf(documents: Documents, { schema, columns }: Survey): AsyncGenerator<Value[]> {
  let count = 0
  for await (const each of documents()) {
    const cells = cellsOf(plainer(each), schema, () => {})
    yield columns.map(({ name }) => cells.get(name))
    if (++count % STEP === 0) note(told('note/rows', { count }))
  }
}

async function plain(
  documents: Documents,
  survey: Survey,
  delimiter: string,
  output: string | undefined,
): Promise<void> {
  const file = output === undefined ? undefined : fs.openSync(output, 'w')
  const put = (text: string): unknown => (file === undefined ? print(text) : fs.writeSync(file, text))
  try {
    // The mark tells spreadsheets that the file is UTF-8.
    if (file !== undefined) put('\uFEFF')
    put(
      csvRow(
        survey.columns.map(({ name }) => name),
        delimiter,
      ),
    )
    for await (const row of rowsOf(documents, survey)) put(csvRow(row, delimiter))
  } finally {
    if (file !== undefined) fs.closeSync(file)
  }
}

async function spreadsheet(documents: Documents, survey: Survey, output: string): Promise<void> {
  const fflate = await loadFflate()
  const writer = new XlsxWriter(survey.form === 'specification' ? 'Offers' : 'Awards', survey.columns)
  for await (const row of rowsOf(documents, survey)) writer.row(row)
  fs.writeFileSync(output, writer.bytes(codesOf(survey.columns), fflate))
}
